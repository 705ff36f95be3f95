import Testing

@testable import Text

@Suite("Code points, scripts and classes of characters")
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
        #expect(isLatinLetter(0x61) && isLatinLetter(0x7A) && !isLatinLetter(0x41))
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
