import Text

/// What a scan has to know of a character, in one word: its folded form in the low 21 bits, and its marks.
struct GlyphEntry: Sendable {
    let bits: UInt64

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    /// What features count; a character may have several marks.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt64

        /// A Chinese character that is neither blank nor bar.
        static let han = Marks(rawValue: 1 << 23)
        // Marks of Chinese characters alone. Distances leave room to add entries up: see `Tally`.
        /// Ties sentences: 的, 在, 和.
        static let function = Marks(rawValue: 1 << 22)
        /// Only traditional, or only simplified, text has the character as it stands on the page.
        static let traditional = Marks(rawValue: 1 << 43)
        static let simplified = Marks(rawValue: 1 << 44)

        static let blank = Marks(rawValue: 1 << 24)
        static let bar = Marks(rawValue: 1 << 25)
        static let digit = Marks(rawValue: 1 << 26)
        static let letter = Marks(rawValue: 1 << 27)
        static let comma = Marks(rawValue: 1 << 28)
        static let sentence = Marks(rawValue: 1 << 29)
        static let exclamation = Marks(rawValue: 1 << 30)
        static let quote = Marks(rawValue: 1 << 31)
        static let arrow = Marks(rawValue: 1 << 32)
        /// 元, which may end an amount.
        static let yuan = Marks(rawValue: 1 << 33)
        /// `<` and `&` as they stand on the page: leftover markup may begin there.
        static let markup = Marks(rawValue: 1 << 34)
        /// Is a term of `clean_terms.tsv` by itself.
        static let term = Marks(rawValue: 1 << 35)
        /// A text that holds it may change when it is simplified.
        static let unsettled = Marks(rawValue: 1 << 36)
    }

    @inline(__always)
    var folded: UInt32 { UInt32(truncatingIfNeeded: bits & 0x1F_FFFF) }

    @inline(__always)
    func has(_ marks: Marks) -> Bool { bits & marks.rawValue != 0 }

    /// Sums of entries: two marks in each of two words, at most `limit` characters.
    struct Tally {
        /// Each count has 21 bits.
        static let limit = 1 << 20
        private static let mask = Marks.function.rawValue | Marks.traditional.rawValue
        private var first: UInt64 = 0
        private var second: UInt64 = 0

        @inline(__always)
        mutating func add(_ entry: GlyphEntry) {
            first &+= entry.bits & Self.mask
            second &+= entry.bits >> 1 & Self.mask
        }

        var functions: Int { Int(first >> 22 & 0x1F_FFFF) }
        var traditional: Int { Int(first >> 43) }
        var hanzi: Int { Int(second >> 22 & 0x1F_FFFF) }
        var simplified: Int { Int(second >> 43) }
    }
}

/// The entry of every character as it stands on the page, so that a scan looks each one up once.
struct GlyphTable: Sendable {
    /// The entries of the basic plane, for the loops that call `entry(_:in:)`.
    let basic: [UInt64]

    /// `isFunction`, `isTerm` are asked for folded characters, `mayChange` for those of the page.
    init(
        scripts: ScriptDetector, isFunction: (UInt32) -> Bool, isTerm: (UInt32) -> Bool,
        mayChange: (UInt32) -> Bool
    ) {
        let folding = CharacterFolding.table
        basic = (0...0xFFFF).map { (scalar: UInt32) in
            let folded = folding[scalar]
            var marks = Self.marks(of: folded)
            if isTerm(folded) { marks.insert(.term) }
            if mayChange(scalar) || scalar == 0x0A { marks.insert(.unsettled) }
            if scalar == 0x3C || scalar == 0x26 { marks.insert(.markup) }
            if marks.contains(.han) {
                if isFunction(folded) { marks.insert(.function) }
                switch scripts.script(of: scalar) {
                case .simplified: marks.insert(.simplified)
                case .traditional: marks.insert(.traditional)
                case nil: break
                }
            }
            return marks.rawValue | UInt64(folded)
        }
    }

    @inline(__always)
    static func entry(_ scalar: UInt32, in basic: Span<UInt64>) -> GlyphEntry {
        if scalar <= 0xFFFF { return GlyphEntry(bits: basic[Int(scalar)]) }
        return rareEntry(scalar)
    }

    /// Characters beyond the basic plane tell nothing about script.
    @inline(never)
    private static func rareEntry(_ scalar: UInt32) -> GlyphEntry {
        let folded = CharacterFolding.fold(scalar)
        return GlyphEntry(
            bits: marks(of: folded).union(.unsettled).rawValue | UInt64(folded))
    }

    private static func marks(of scalar: UInt32) -> GlyphEntry.Marks {
        var marks: GlyphEntry.Marks = []
        if Glyph.isBlank(scalar) { marks.insert(.blank) }
        if Glyph.isBar(scalar) { marks.insert(.bar) }
        if isHan(scalar), marks.isEmpty { marks.insert(.han) }
        if isDigit(scalar) { marks.insert(.digit) }
        if Glyph.isLetter(scalar) { marks.insert(.letter) }
        if scalar == 0x2C || scalar == 0x3001 { marks.insert(.comma) }
        if Glyph.isSentenceMark(scalar) { marks.insert(.sentence) }
        if scalar == 0x21 || scalar == 0x3F { marks.insert(.exclamation) }
        if Glyph.isQuote(scalar) { marks.insert(.quote) }
        if Glyph.isArrow(scalar) { marks.insert(.arrow) }
        if scalar == 0x5143 { marks.insert(.yuan) }
        return marks
    }
}
