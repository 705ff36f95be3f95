/// What can be counted in a line, in one pass over its folded characters.
struct LineFeatures: Sendable, Hashable {
    /// Characters without blanks.
    @Count32 var characters = 0
    @Count32 var hanzi = 0
    @Count32 var digits = 0
    @Count32 var letters = 0
    /// `。！？；…` and a full stop after a letter.
    @Count32 var sentenceMarks = 0
    /// Those of them that titles hold as well: `！？`
    @Count32 var exclamations = 0
    /// `，、`
    @Count32 var commas = 0
    /// `|` and its like between items.
    @Count32 var bars = 0
    /// `>` and `»` between the steps of a breadcrumb.
    @Count32 var arrows = 0
    @Count32 var quotes = 0
    /// Runs of characters between blanks and bars, and the length of the longest one.
    @Count32 var segments = 0
    @Count32 var longestSegment = 0
    /// Characters that only traditional, or only simplified, text has.
    @Count32 var traditional = 0
    @Count32 var simplified = 0
    /// Amounts of money: `3.8亿元`, `4800万新加坡元`.
    @Count32 var amounts = 0
    /// Longest run of digits and hyphens, as in `0510-85012345`.
    @Count32 var longestNumber = 0
    /// Characters that tie sentences: 的, 在, 和.
    @Count32 var functions = 0
    /// `2022/03/10`, `2022年3月10日`: a whole date.
    var hasDate = false
    /// `19:50`
    var hasTime = false
    /// First and last character that is no blank, folded; 0 in an empty line.
    var first: UInt32 = 0
    var last: UInt32 = 0
    /// Hash of the characters without blanks, to tell repeated lines.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The line ends as a sentence does, closing quotes and brackets aside.
    var endsSentence = false
    /// `……`, `...`
    var endsWithEllipsis = false
    /// A character stands in it that may change when the text is simplified.
    var mayChange = false

    /// `云岭轴承项目  总投资  3.8亿元`: a row of a list of undertakings, not a keyword list or a heading.
    var isAmountRow: Bool { amounts > 0 && segments >= 3 && sentenceMarks == 0 }

    /// Prose whose end stands elsewhere: it breaks off after a word or a comma.
    var isOpenEnded: Bool {
        !endsSentence && !endsWithEllipsis && last != 0x3A && last != 0x29 && last != 0
    }
}

/// Classes of single folded characters that the features count.
enum Glyph {
    @inline(__always)
    static func isLetter(_ scalar: UInt32) -> Bool {
        (scalar >= 0x61 && scalar <= 0x7A) || (scalar >= 0xC0 && scalar <= 0x24F)
    }

    /// White space of any kind; folding has already made U+3000 and U+00A0 a blank.
    @inline(__always)
    static func isBlank(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || (scalar >= 0x09 && scalar <= 0x0D) || scalar == 0x3000
            || scalar == 0xA0 || (scalar >= 0x2000 && scalar <= 0x200B) || scalar == 0xFEFF
    }

    /// 亿 万 千 百, and the parts of currencies before 元: 美 欧 港 日 新 加 坡 台 币 韩 澳.
    static func isBetweenDigitAndYuan(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4EBF, 0x4E07, 0x5343, 0x767E, 0x7F8E, 0x6B27, 0x6E2F, 0x65E5, 0x65B0, 0x52A0,
            0x5761, 0x53F0, 0x5E01, 0x97E9, 0x6FB3:
            true
        default: false
        }
    }

    static func isSentenceMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3002, 0x21, 0x3F, 0x3B, 0x2026: true
        default: false
        }
    }

    static func isQuote(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x201C, 0x201D, 0x300C, 0x300D: true
        default: false
        }
    }

    /// Quotes and brackets that may close a sentence after its mark.
    static func isClosing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: true
        default: false
        }
    }

    static func isBar(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x7C, 0x2502, 0xA6, 0x4E28, 0x2022, 0xB7, 0x30FB: true
        default: false
        }
    }

    static func isArrow(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3E, 0xBB, 0x203A, 0x2192, 0x3009: true
        default: false
        }
    }

    /// What may stand before the first word of a line without being part of it.
    static func isBullet(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2022, 0xB7, 0x25CF, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25B2, 0x25BA, 0x25B6, 0x203B,
            0x2605, 0x2606, 0x30FB, 0x2D, 0x2A, 0x2013, 0x2014, 0x3E, 0xBB, 0x7C:
            true
        default: false
        }
    }
}
