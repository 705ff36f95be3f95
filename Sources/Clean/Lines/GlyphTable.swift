import Text

/// The class of every character, so that a scan of a page looks each one up once.
struct GlyphTable: Sendable {
    /// What features count; a character may have several marks.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt16

        static let blank = Marks(rawValue: 1 << 0)
        static let bar = Marks(rawValue: 1 << 1)
        static let han = Marks(rawValue: 1 << 2)
        /// Only simplified text has it.
        static let simplified = Marks(rawValue: 1 << 3)
        static let digit = Marks(rawValue: 1 << 4)
        static let letter = Marks(rawValue: 1 << 5)
        static let comma = Marks(rawValue: 1 << 6)
        static let sentence = Marks(rawValue: 1 << 7)
        static let exclamation = Marks(rawValue: 1 << 8)
        static let quote = Marks(rawValue: 1 << 9)
        static let arrow = Marks(rawValue: 1 << 10)
        /// May close a sentence after its mark.
        static let closing = Marks(rawValue: 1 << 11)
        /// Only traditional text has it; told of characters that are not folded.
        static let traditional = Marks(rawValue: 1 << 12)
        /// Another character folds to it: which one stands on the page tells the script.
        static let folded = Marks(rawValue: 1 << 13)
    }

    private let basic: [UInt16]

    init(scripts: ScriptDetector) {
        var basic = (0...0xFFFF).map { Self.marks(of: UInt32($0), scripts).rawValue }
        let folding = CharacterFolding.table
        for scalar: UInt32 in 0...0x2_FFFF {
            let folded = folding[scalar]
            if folded != scalar, folded <= 0xFFFF {
                basic[Int(folded)] |= Marks.folded.rawValue
            }
        }
        self.basic = basic
    }

    @inline(__always)
    subscript(scalar: UInt32) -> Marks {
        if scalar <= 0xFFFF { return Marks(rawValue: basic[Int(scalar)]) }
        return isHan(scalar) ? .han : []
    }

    private static func marks(of scalar: UInt32, _ scripts: ScriptDetector) -> Marks {
        var marks: Marks = []
        if Glyph.isBlank(scalar) { marks.insert(.blank) }
        if Glyph.isBar(scalar) { marks.insert(.bar) }
        if isHan(scalar) { marks.insert(.han) }
        switch scripts.script(of: scalar) {
        case .simplified: marks.insert(.simplified)
        case .traditional: marks.insert(.traditional)
        case nil: break
        }
        if isDigit(scalar) { marks.insert(.digit) }
        if Glyph.isLetter(scalar) { marks.insert(.letter) }
        if scalar == 0x2C || scalar == 0x3001 { marks.insert(.comma) }
        if Glyph.isSentenceMark(scalar) { marks.insert(.sentence) }
        if scalar == 0x21 || scalar == 0x3F { marks.insert(.exclamation) }
        if Glyph.isQuote(scalar) { marks.insert(.quote) }
        if Glyph.isArrow(scalar) { marks.insert(.arrow) }
        if Glyph.isClosing(scalar) { marks.insert(.closing) }
        return marks
    }
}
