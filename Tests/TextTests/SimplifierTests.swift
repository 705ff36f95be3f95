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

    @Test(
        "Where nobody tells the region, the text tells whether 著 is the particle",
        arguments: [
            ("隨著產業發展，沿著江邊建設", "随着产业发展，沿着江边建设"),
            ("著名企業撰寫專著，成效顯著，著力轉型", "著名企业撰写专著，成效显著，着力转型"),
            ("帶著團隊前往著名學府", "带着团队前往著名学府"),
            ("看著書，說著話，跟着走", "看著书，说著话，跟着走"),
            ("产业发展与某某著《飞地经济》", "产业发展与某某著《飞地经济》"),
            ("衞生署枱面裡裏簷下", "卫生署台面里里檐下"),
            ("老么什么這么", "老幺什么这么"),
        ])
    func readsTheRegion(text: String, expected: String) throws {
        #expect(try simplify(text, .automatic) == expected)
    }

    @Test(
        "Finds what a plain search for the longest phrase finds",
        arguments: Simplifier.Region.allCases)
    func agreesWithSearch(region: Simplifier.Region) throws {
        let tables = SimplificationTables(region: region)
        var phrases: [[UInt32]: [UInt32]] = [:]
        for (written, simplified) in tables.phrases { phrases[written] = simplified }
        let written = tables.phrases.map(\.written).sorted { $0.lexicographicallyPrecedes($1) }
        let characters = tables.characters.keys.sorted()
        var random = RandomText(seed: 23)
        for _ in 0..<300 {
            var text = random.scalars(count: 4).map(\.value)
            for _ in 0..<6 {
                let phrase = written[Int(random.next() % UInt64(written.count))]
                text += phrase.prefix(1 + Int(random.next() % UInt64(phrase.count)))
                text.append(characters[Int(random.next() % UInt64(characters.count))])
            }
            // Tells 著 from 着, so that the text does not decide.
            text.append(Simplifier.particle)
            var expected: [UInt32] = []
            var index = 0
            while index < text.count {
                let end = (index + 1...text.count).last { phrases[Array(text[index..<$0])] != nil }
                if let end, let phrase = phrases[Array(text[index..<end])] {
                    expected += phrase
                    index = end
                } else {
                    expected.append(tables.characters[text[index]] ?? text[index])
                    index += 1
                }
            }
            #expect(try simplify(string(text), region) == string(expected))
        }
    }

    private func string(_ scalars: [UInt32]) -> String {
        String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
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

    @Test(
        "A text none of whose characters may change comes back as it is",
        arguments: Simplifier.Region.allCases)
    func knowsWhatMayChange(region: Simplifier.Region) throws {
        let simplifier = try #require(Self.simplifiers[region])
        var calm: [Unicode.Scalar] = []
        for scalar in [
            0x20...0x7E, 0xA0...0x451, 0x2010...0x2030, 0x3000...0x3020, 0x4E00...0x9FA5,
        ]
        .joined() {
            guard let scalar = Unicode.Scalar(UInt32(scalar)),
                !simplifier.mayChange(scalar.value)
            else { continue }
            calm.append(scalar)
        }
        #expect(calm.count > 15_000)
        // Neighbours in a shuffled order, so that many pairs are met.
        var generator = RandomText(seed: 7)
        var text = ""
        for _ in 0..<20 { calm.shuffle(using: &generator); text.unicodeScalars += calm }
        for phrase in SimplificationTables(region: region).phrases {
            let scalars = phrase.written.compactMap(Unicode.Scalar.init)
            if !scalars.contains(where: { simplifier.mayChange($0.value) }) {
                text.unicodeScalars += scalars
            }
        }
        #expect(try simplify(text, region) == text)
        for changed in "國瞭沈覆".unicodeScalars { #expect(simplifier.mayChange(changed.value)) }
        for kept in "国家经济的".unicodeScalars { #expect(!simplifier.mayChange(kept.value)) }
    }
}
