import Testing

@testable import Text

@Suite("Character folding")
struct CharacterFoldingTests {
    private func folded(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            view.append(Unicode.Scalar(CharacterFolding.fold(scalar.value)) ?? "\u{FFFD}")
        }
        return String(view)
    }

    @Test(arguments: [
        ("ＡＩ產業，１２．５％", "ai产业,12.5%"),
        ("Ｂ　Ｃ\u{A0}Ｄ", "b c d"),
        ("ÀÉΩЖ", "àéωж"),
        ("衞生署敍述枱面裡裏", "卫生署叙述台面里里"),
        ("什么 著名 着力", "什么 著名 着力"),
        ("\u{F901}\u{2F00}\u{FA5C}", "更一臭"),
        ("𨦫鿁", "䦀䜤"),
        ("𝐀𝟗", "a9"),
        ("①²㎡Ⅱ", "①²㎡ⅱ"),
        ("马克・李，3−5〜7", "马克·李,3-5~7"),
        ("薴", "苎"),
    ])
    func foldsOneCharacterToOne(text: String, expected: String) {
        #expect(folded(text) == expected)
    }

    @Test("Folding a folded character changes nothing")
    func isIdempotent() {
        for scalar in UInt32(0)...0x2FFFF {
            let once = CharacterFolding.fold(scalar)
            #expect(CharacterFolding.fold(once) == once, "U+\(String(scalar, radix: 16))")
        }
    }

    @Test("Supplementary characters fold both ways across U+FFFF")
    func crossesPlanes() {
        #expect(CharacterFolding.fold(0x3823) == 0x2BD77)  // 㠣 → 𫵷
        #expect(CharacterFolding.fold(0x2F800) == 0x4E3D)  // 丽
        #expect(CharacterFolding.fold(0x10FFFF) == 0x10FFFF)
    }
}
