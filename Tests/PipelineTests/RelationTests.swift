import Model
import Pipeline
import TestKit
import Testing

/// What must not change the facts of a page: furniture, spam, script, width, layout, charset, order.
///
/// The pages are those of `Tests/Fixtures/relations`. Compared are all rows of all fact tables by
/// names, amounts, kinds and dates.
@Suite struct RelationTests {
    static let names = ["cooperation", "groundbreaking", "signing"]

    /// The facts of the unchanged pages, found once.
    private static let plain = Task {
        var facts: [String: [String]] = [:]
        for name in names {
            facts[name] = try await found([Line.Page("\(name).txt", lines(name).joined("\n"))])
        }
        return facts
    }

    private static func lines(_ name: String, folder: String = "articles") throws -> [String] {
        try textOfFile("\(fixturesFolder())/relations/\(folder)/\(name).txt")
            .split(separator: "\n").map(String.init)
    }

    /// The facts with narrow digits: titles and quotes keep the digits of the page.
    private static func found(_ pages: [Line.Page]) async throws -> [String] {
        FactListing(try await Line.dataset(of: pages)).lines.map(PageChange.narrowDigits)
    }

    private func expectSame(_ name: String, _ pages: [Line.Page]) async throws {
        let wanted = try #require(try await Self.plain.value[name])
        let got = try await Self.found(pages)
        let lost = wanted.filter { !got.contains($0) }
        let added = got.filter { !wanted.contains($0) }
        #expect(
            got == wanted,
            "lost:\n\(lost.joined(separator: "\n"))\nadded:\n\(added.joined(separator: "\n"))")
    }

    private func expectSame(_ name: String, after change: PageChange) async throws {
        let bytes = change.page(try Self.lines(name))
        #expect(!bytes.isEmpty)
        try await expectSame(name, [Line.Page("page.\(change.ending)", bytes)])
    }

    /// The relations below would hold for a line that finds nothing.
    @Test(arguments: [
        (
            "signing",
            ["investments: 3000000000 CNY total project", "projects: 远拓新材料产业园", "2024-05-16"]
        ),
        ("groundbreaking", ["investments: 500000000 USD total project", "320205", "2023-11-07"]),
        (
            "cooperation",
            ["investments: 15700000000 CNY total aggregate", "count=26", "2022-09-20"]
        ),
    ])
    func thePagesTellFacts(name: String, parts: [String]) async throws {
        let facts = try #require(try await Self.plain.value[name]).joined(separator: "\n")
        for part in parts { #expect(facts.contains(part), "\(part) in:\n\(facts)") }
    }

    @Test(arguments: names, PageChange.around)
    func furnitureAndSpam(name: String, change: PageChange) async throws {
        try await expectSame(name, after: change)
    }

    @Test(arguments: names, PageChange.layout + PageChange.width)
    func layoutAndWidth(name: String, change: PageChange) async throws {
        try await expectSame(name, after: change)
    }

    @Test(arguments: names, [PageChange.narrowBreaks, PageChange.wideBreaks])
    func lineBreaks(name: String, change: PageChange) async throws {
        try await expectSame(name, after: change)
    }

    @Test(arguments: names, PageChange.charset)
    func charset(name: String, change: PageChange) async throws {
        try await expectSame(name, after: change)
    }

    @Test(arguments: names) func script(name: String) async throws {
        let page = try Self.lines(name, folder: "traditional").joined("\n")
        #expect(page != (try Self.lines(name).joined("\n")))
        try await expectSame(name, [Line.Page("page.txt", page)])
    }

    @Test(arguments: names) func copies(name: String) async throws {
        let page = try Self.lines(name).joined("\n")
        try await expectSame(name, ["a", "b/c", "z"].map { Line.Page("\($0).txt", page) })
    }

    @Test func orderOfPages() async throws {
        let texts = try Self.names.map { try Self.lines($0).joined("\n") }
        let forward = try await Self.found(
            texts.indices.map { Line.Page("\($0).txt", texts[$0]) })
        let backward = try await Self.found(
            texts.indices.map { Line.Page("\(9 - $0).txt", texts[$0]) })
        #expect(forward == backward)
        #expect(forward.count > 20)
    }

    @Test(arguments: [
        "tourism", "recipe", "stock-market", "recruitment", "weather", "obituary", "sport",
    ])
    func pagesOfOtherGenres(name: String) async throws {
        let page = try Self.lines(name, folder: "negatives").joined("\n")
        let dataset = try await Line.dataset(of: [Line.Page("page.txt", page)])
        #expect(dataset.articles.count == 1)
        #expect(dataset.projects.map(\.name) == [])
        #expect(dataset.investments.map(\.amountText) == [])
    }
}

extension [String] {
    fileprivate func joined(_ separator: String) -> String { joined(separator: separator) }
}
