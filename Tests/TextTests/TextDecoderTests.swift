import Testing

@testable import Text

@Suite("Text decoder")
struct TextDecoderTests {
    /// 云桥市高新技术产业开发区 in GB 2312.
    private static let gb: [UInt8] = [
        0xD4, 0xC6, 0xC7, 0xC5, 0xCA, 0xD0, 0xB8, 0xDF, 0xD0, 0xC2, 0xBC, 0xBC, 0xCA, 0xF5, 0xB2,
        0xFA, 0xD2, 0xB5, 0xBF, 0xAA, 0xB7, 0xA2, 0xC7, 0xF8,
    ]
    /// 雲橋市高新技術產業開發區 in Big5.
    private static let big5: [UInt8] = [
        0xB6, 0xB3, 0xBE, 0xF4, 0xA5, 0xAB, 0xB0, 0xAA, 0xB7, 0x73, 0xA7, 0xDE, 0xB3, 0x4E, 0xB2,
        0xA3, 0xB7, 0x7E, 0xB6, 0x7D, 0xB5, 0x6F, 0xB0, 0xCF,
    ]

    private func string(_ decoded: DecodedText) -> String {
        String(decoding: decoded.text, as: UTF8.self)
    }

    @Test func tellsGB18030FromBig5() {
        let simplified = TextDecoder.decode(Self.gb)
        #expect(simplified.charset == "GB18030")
        #expect(string(simplified) == "云桥市高新技术产业开发区")
        let traditional = TextDecoder.decode(Self.big5)
        #expect(traditional.charset == "Big5-HKSCS")
        #expect(string(traditional) == "雲橋市高新技術產業開發區")
        #expect(simplified.replacementCount + traditional.replacementCount == 0)
    }

    @Test("What a page declares does not count against valid bytes")
    func declaredEncodingMustDecode() {
        let text = "签约12个项目。"
        #expect(TextDecoder.decode(Array(text.utf8), declared: "UTF8").charset == "UTF-8")
        let wrong = TextDecoder.decode(Self.gb, declared: "utf-8")
        #expect(string(wrong) == "云桥市高新技术产业开发区")
        #expect(TextDecoder.decode(Self.gb, declared: "gb2312").charset == "GB18030")
        #expect(TextDecoder.decode(Self.gb, declared: "no-such-thing").charset == "GB18030")
        #expect(string(TextDecoder.decode([0xE9], declared: "ISO-8859-1")) == "é")
    }

    @Test func obeysByteOrderMarks() {
        #expect(string(TextDecoder.decode([0xEF, 0xBB, 0xBF, 0x41])) == "A")
        #expect(string(TextDecoder.decode([0xFF, 0xFE, 0xA7, 0x4E])) == "产")
        #expect(string(TextDecoder.decode([0xFE, 0xFF, 0x4E, 0xA7])) == "产")
        #expect(string(TextDecoder.decode([0xFF, 0xFE, 0, 0, 0xA7, 0x4E, 0, 0])) == "产")
        #expect(string(TextDecoder.decode([0, 0, 0xFE, 0xFF, 0, 0, 0x4E, 0xA7])) == "产")
    }

    @Test("UTF-16 without a mark is known by its zeros")
    func findsUnmarkedUTF16() {
        let text = "<p>产业园 2021</p>"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(string(TextDecoder.decode(little)) == text)
        #expect(string(TextDecoder.decode(big)) == text)
    }

    @Test("UTF-16 without a mark and without ASCII is known by the rows of its characters")
    func findsUnmarkedUTF16OfProse() {
        let text = "云桥市高新技术产业开发区与多家企业签约，总投资三十亿元。"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(string(TextDecoder.decode(little)) == text)
        #expect(string(TextDecoder.decode(big)) == text)
        let ascii = Array("Ninety six paragraphs of plain English text, and no more than that".utf8)
        #expect(!TextDecoder.isWide(ascii))
        #expect(!TextDecoder.isWide(Array(text.utf8)))
        #expect(!TextDecoder.isWide(Array(String(repeating: "a:b;", count: 99).utf8)))
        #expect(
            !TextDecoder.isWide(Self.gb + Self.gb) && !TextDecoder.isWide(Self.big5 + Self.big5))
    }

    @Test("Signs of Big5 that the C library leaves out")
    func readsEverySignOfBig5() {
        let signs: [UInt8] = [0xA1, 0x5A, 0xA1, 0xC3, 0xA1, 0xFE, 0xA2, 0x40, 0xA2, 0xCC]
        let decoded = TextDecoder.decode(Self.big5 + signs + Self.big5)
        #expect(string(decoded) == "雲橋市高新技術產業開發區╴￣／＼十雲橋市高新技術產業開發區")
        #expect(decoded.replacementCount == 0)
    }

    @Test("A few broken bytes do not make UTF-8 something else")
    func repairsDirtyUTF8() {
        var bytes = Array("云桥市高新技术产业开发区与多家企业签约，总投资三十亿元。".utf8)
        bytes.insert(0xFF, at: 12)
        bytes.removeLast()
        let decoded = TextDecoder.decode(bytes)
        #expect(decoded.charset == "UTF-8")
        #expect(decoded.replacementCount == 2)
        #expect(string(decoded).hasPrefix("云桥市高\u{FFFD}新技术"))
    }

    @Test("Lone surrogates become U+FFFD, NUL is dropped, and both are counted")
    func replacesWhatNoTextHas() {
        let surrogate = TextDecoder.decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])
        #expect(string(surrogate) == "\u{FFFD}A")
        #expect(surrogate.replacementCount == 1)
        let coded = TextDecoder.decode(
            Array("云桥市高新技术产业".utf8) + [0xED, 0xA0, 0x80] + Array("园区有多家企业签约".utf8))
        #expect(string(coded) == "云桥市高新技术产业\u{FFFD}\u{FFFD}\u{FFFD}园区有多家企业签约")
        let null = TextDecoder.decode(Array("产\0业".utf8))
        #expect(string(null) == "产业")
        #expect(null.replacementCount == 1)
    }

    @Test("A broken character never swallows an ASCII byte")
    func resumesAfterErrors() {
        let cases: [([UInt8], String)] = [
            ([0x82, 0x30, 0xC3], "\u{FFFD}"),
            ([0x82, 0xFF, 0xC3, 0x3C], "\u{FFFD}\u{FFFD}<"),
            ([0xFF, 0x30, 0xC3, 0x3C], "\u{FFFD}0\u{FFFD}<"),
            ([0xD4], "\u{FFFD}"),
        ]
        for (bytes, expected) in cases {
            let decoded = TextDecoder.decode(Self.gb + bytes, declared: "gbk")
            #expect(string(decoded) == "云桥市高新技术产业开发区" + expected)
        }
    }

    @Test func decodesNothingToNothing() {
        #expect(
            TextDecoder.decode([]) == DecodedText(text: [], charset: "UTF-8", replacementCount: 0))
    }

    @Test("Whatever the bytes, the text is valid UTF-8 without NUL")
    func isAlwaysValid() {
        var random = RandomText(seed: 3)
        for _ in 0..<400 {
            let bytes = (0..<Int(random.next() % 80)).map { _ in UInt8(random.next() & 0xFF) }
            let decoded = TextDecoder.decode(bytes)
            #expect(isValidUTF8(decoded.text[...]))
            #expect(!decoded.text.contains(0))
        }
    }
}
