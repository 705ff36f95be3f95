import Testing

@testable import HTML

@Suite struct NestingLimitTests {
    let limit = NestingLimit.maximumDepth

    func verdicts(_ tags: String, _ nesting: inout NestingLimit) -> [NestingLimit.Verdict] {
        tags.split(separator: " ").map { tag in
            tag.hasPrefix("/")
                ? nesting.closes(ContainerNames.key(String(tag.dropFirst())))
                : nesting.opens(ContainerNames.key(String(tag)))
        }
    }

    @Test(arguments: [
        ("div", NestingLimit.Verdict.lineBreak), ("b", .drop), ("dd", .lineBreak), ("zz", .drop),
    ])
    func `elements beyond the limit are left out until they end`(
        name: String, expected: NestingLimit.Verdict
    ) {
        var nesting = NestingLimit()
        for _ in 0..<limit { #expect(verdicts(name, &nesting) == [.keep]) }
        #expect(verdicts("\(name) \(name)", &nesting) == [expected, expected])
        #expect(verdicts("i /i", &nesting) == [.drop, .drop])
    }

    @Test(arguments: [
        "p", "li", "td", "tr td", "br", "option", "dt dd", "div /div", "b i /b", "p div /div",
        "table tr td /table", "ul li p li p /ul", "a /zz /a", "tbody tr td td",
    ])
    func `elements that end do not add up`(pattern: String) {
        var nesting = NestingLimit()
        for _ in 0..<2000 {
            #expect(verdicts(pattern, &nesting).allSatisfy { $0 == .keep })
        }
    }

    @Test(arguments: ["div td /div", "b div /b", "div /i", "wbr", "span p", "table tr"])
    func `elements that stay open add up`(pattern: String) {
        var nesting = NestingLimit()
        var last: [NestingLimit.Verdict] = []
        for _ in 0..<2000 { last = verdicts(pattern, &nesting) }
        #expect(last.contains { $0 != .keep })
    }

    @Test func `attributes beyond the limit are blanked`() throws {
        let many = (0..<5000).map { "a\($0)='\($0)'" }.joined(separator: " ")
        let repaired = MarkupRepair(Array("<p \(many)>甲</p>".utf8))
        #expect(repaired.bytes.count { $0 == 0x3D } < 250)
        #expect(try outline(repaired.bytes) == ["paragraph 甲"])
    }
}
