import Testing

@testable import Text

@Suite("Code points, scripts, classes of characters, names")
struct CodePointIndexTests {
    @Test("Offsets agree with the text's own scalars, both ways")
    func convertsBothWays() {
        var random = RandomText(seed: 9)
        for count in [0, 1, 5, 85, 86, 256, 1000] {
            let scalars = random.scalars(count: count)
            let text = Array(String(String.UnicodeScalarView(scalars)).utf8)
            let index = CodePointIndex(text)
            var byte = 0
            for (number, scalar) in scalars.enumerated() {
                #expect(index.codePoint(ofByte: byte) == number)
                #expect(index.byte(ofCodePoint: number) == byte)
                byte += String(scalar).utf8.count
            }
            #expect(index.codePoint(ofByte: text.count) == scalars.count)
            #expect(index.codePoint(ofByte: text.count + 7) == scalars.count)
            #expect(index.codePoints(ofBytes: 0..<text.count) == 0..<scalars.count)
            #expect(index.byte(ofCodePoint: scalars.count) == text.count)
            #expect(index.byte(ofCodePoint: scalars.count + 7) == text.count)
        }
    }

    @Test func countsScripts() {
        let detector = ScriptDetector()
        let traditional = detector.count(Array("台灣產業後里".utf8).span)
        #expect(traditional == .init(simplified: 0, traditional: 3))
        #expect(traditional.isTraditional)
        let simplified = detector.count(Array("台湾产业与後山，乾县".utf8).span)
        #expect(simplified.simplified == 5)
        #expect(!simplified.isTraditional)
        #expect(!detector.count(Array("ABC 12".utf8).span).isTraditional)
    }

    @Test func classifiesCharacters() {
        #expect("一〇鿿𠮷".unicodeScalars.allSatisfy { isHan($0.value) })
        #expect(!"々，a1あ".unicodeScalars.contains { isHan($0.value) })
        #expect("0123456789".unicodeScalars.allSatisfy { isDigit($0.value) })
        #expect(!"/:a一".unicodeScalars.contains { isDigit($0.value) })
        #expect("一鿿𠮷".unicodeScalars.allSatisfy { isIdeograph($0.value) })
        #expect(!"〇々a".unicodeScalars.contains { isIdeograph($0.value) })
        #expect("09aF".utf8.map { hexadecimalDigit($0) } == [0, 9, 10, 15])
        #expect("/:@Gg`".utf8.allSatisfy { hexadecimalDigit($0) == nil })
        #expect(isLatinLetter(0x61) && isLatinLetter(0x7A) && !isLatinLetter(0x41))
    }

    @Test func findsTheNameThatWasMeant() {
        #expect(NearestName.of("trade", among: ["words", "trades"]) == "trades")
        #expect(NearestName.of("soruces", among: ["source", "sources"]) == "sources")
        #expect(NearestName.of("xyzxyz", among: ["trades", "words"]) == nil)
    }

    @Test func validatesUTF8() {
        #expect(isValidUTF8(Array("产业🎉".utf8)[...]))
        for bytes: [UInt8] in [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4],
        ] {
            #expect(!isValidUTF8(bytes[...]))
        }
    }
}
