/// The simplified form of every character, ready to be written as UTF-8.
struct CharacterForms: Sendable {
    /// Why a character cannot simply be written.
    enum Mark: UInt32 {
        /// It may begin a phrase; what follows tells.
        case startsPhrase = 1
        /// Its form has another length, or only the text around it tells the form.
        case other = 2
    }

    /// The low three bytes of an entry are UTF-8, the first one lowest; the fourth holds marks.
    static let mask: UInt32 = 0xFF_FFFF

    /// For each character of the basic plane what is written for it.
    private(set) var basic: [UInt32]
    /// Forms beyond three bytes of UTF-8, and of characters beyond.
    private var others: [UInt32: UInt32] = [:]

    init(_ forms: [UInt32: UInt32]) {
        basic = (0...0xFFFF).map { Self.packed($0) }
        // One and two bytes: never changed, and never looked up in the loop.
        for scalar in 0..<0x800 { basic[scalar] |= Mark.other.rawValue << 24 }
        for (scalar, form) in forms where scalar != form {
            if 0x800...0xFFFF ~= scalar, 0x800...0xFFFF ~= form {
                basic[Int(scalar)] = Self.packed(form)
            } else {
                others[scalar] = form
                mark(scalar, .other)
            }
        }
    }

    mutating func mark(_ scalar: UInt32, _ mark: Mark) {
        if scalar <= 0xFFFF { basic[Int(scalar)] |= mark.rawValue << 24 }
    }

    /// The form of a character; itself where there is none.
    subscript(scalar: UInt32) -> UInt32 {
        if 0x800...0xFFFF ~= scalar {
            let entry = basic[Int(scalar)]
            if entry >> 24 & Mark.other.rawValue != 0, let form = others[scalar] { return form }
            return (entry & 0x0F) << 12 | (entry >> 8 & 0x3F) << 6 | entry >> 16 & 0x3F
        }
        return others[scalar] ?? scalar
    }

    private static func packed(_ scalar: UInt32) -> UInt32 {
        0xE0 | scalar >> 12 | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16
    }
}
