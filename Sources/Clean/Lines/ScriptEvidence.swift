import Text

/// Tells traditional from simplified characters: `產` is only the one, `产` only the other.
struct ScriptEvidence: Sendable {
    /// Characters that traditional ones fold to, by code point from U+4E00.
    private let isSimplified: [Bool]

    init() {
        var marks = [Bool](repeating: false, count: 0xA000 - 0x4E00)
        for scalar in UInt32(0x4E00)..<0xA000 {
            let folded = CharacterFolding.fold(scalar)
            if folded != scalar, folded >= 0x4E00, folded < 0xA000 {
                marks[Int(folded - 0x4E00)] = true
            }
        }
        isSimplified = marks
    }

    @inline(__always)
    func isSimplifiedForm(_ scalar: UInt32) -> Bool {
        scalar >= 0x4E00 && scalar < 0xA000 && isSimplified[Int(scalar - 0x4E00)]
    }
}
