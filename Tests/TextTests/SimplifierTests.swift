import Testing

@testable import Text

@Suite("Simplifier")
struct SimplifierTests {
    private static let simplifiers = Dictionary(
        uniqueKeysWithValues: Simplifier.Region.allCases.map { ($0, Simplifier(region: $0)) })

    private func simplify(_ text: String, _ region: Simplifier.Region) throws -> String {
        let simplifier = try #require(Self.simplifiers[region])
        return String(decoding: simplifier.simplify(Array(text.utf8).span).bytes, as: UTF8.self)
    }

    @Test(arguments: Simplifier.Region.allCases)
    func simplifiesPhrasesBeforeCharacters(region: Simplifier.Region) throws {
        #expect(try simplify("乾隆年間的餅乾廠", region) == "乾隆年间的饼干厂")
        #expect(try simplify("乾縣產業園幹部", region) == "乾县产业园干部")
        #expect(try simplify("甦醒 楊甦棣", region) == "苏醒 杨甦棣")
        #expect(try simplify("總投資額12億元，ＡＩ", region) == "总投资额12亿元，ＡＩ")
    }

    @Test("The particle is told from the verb only as Taiwan writes it")
    func knowsRegions() throws {
        #expect(try simplify("沿著江邊，著名畫家著書", .taiwan) == "沿着江边，著名画家著书")
        #expect(try simplify("沿著江邊", .standard) == "沿著江边")
        #expect(try simplify("發洩汙染稜角", .taiwan) == "发泄污染棱角")
        #expect(try simplify("衞生署説明枱面", .hongkong) == "卫生署说明台面")
    }

    @Test("Compatibility ideographs and supplementary characters")
    func coversAllPlanes() throws {
        #expect(try simplify("\u{F902}\u{F9E4}\u{2F80F}", .standard) == "车理兔")
        #expect(try simplify("𨦫潕水", .standard) == "䦀𣲘水")
    }

    @Test("Simplified text comes back byte for byte", arguments: Simplifier.Region.allCases)
    func keepsSimplifiedText(region: Simplifier.Region) throws {
        let text = "什么公司在高新区投资了3.5亿元？著名企业家说：“里程碑”。后来干部只有一家。🎉"
        let simplifier = try #require(Self.simplifiers[region])
        let result = simplifier.simplify(Array(text.utf8).span)
        #expect(result.bytes == Array(text.utf8))
        #expect(result.segments == [.init(simplified: 0, original: 0)])
    }

    @Test("A segment starts after each piece whose length changed")
    func keepsSegments() throws {
        let result = Simplifier().simplify(Array("產潕水業".utf8).span)
        #expect(String(decoding: result.bytes, as: UTF8.self) == "产𣲘水业")
        #expect(
            result.segments == [
                .init(simplified: 0, original: 0), .init(simplified: 7, original: 6),
            ])
        #expect(result.originalOffset(of: 3) == 3)
        #expect(result.originalOffset(of: 6) == 6)
        #expect(result.originalOffset(of: 10) == 9)
        #expect(result.originalOffset(of: 13) == 12)
    }

    @Test("Offsets lead back to the character each simplified one came from")
    func offsetsRoundTrip() {
        var random = RandomText(seed: 11)
        let simplifier = Simplifier()
        for _ in 0..<300 {
            let scalars = random.scalars(count: 40)
            let original = Array(String(String.UnicodeScalarView(scalars)).utf8)
            let result = simplifier.simplify(original.span)
            var last = -1
            for offset in 0...result.bytes.count {
                let mapped = result.originalOffset(of: offset)
                #expect(mapped >= last && mapped <= original.count)
                last = mapped
            }
            #expect(last == original.count)
            // Unchanged characters are found at their original place.
            for offset in result.bytes.indices where result.bytes[offset] < 0x80 {
                #expect(original[result.originalOffset(of: offset)] == result.bytes[offset])
            }
        }
    }

    @Test("Simplifying twice is simplifying once, but for characters that are both")
    func isStable() throws {
        let text = "臺灣積體電路製造、鴻海與廣達在彰濱工業區設廠，總額三百億元，乾淨能源佔四成。"
        let once = try simplify(text, .standard)
        #expect(once == "台湾积体电路制造、鸿海与广达在彰滨工业区设厂，总额三百亿元，干净能源占四成。")
        #expect(try simplify(once, .standard) == once)
    }
}
