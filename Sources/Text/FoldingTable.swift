/// The folded form of every character: flat for the basic plane, sorted pairs beyond it.
///
/// Folding is idempotent: a folded character folds to itself.
package struct FoldingTable: Sendable {
    /// Folded form of each character of the basic plane; 0 marks one that leaves the plane.
    private let basic: [UInt16]
    /// Characters that lie, or whose folded forms lie, beyond U+FFFF, in order, and their folded forms.
    private let others: [UInt32]
    private let othersFolded: [UInt32]

    /// Characters that are variants of another only in Taiwan; elsewhere they are words of their own.
    ///
    /// 么 (什么) and 著 (著名) would otherwise become 幺 and 着.
    private static let keptVariants: Set<UInt32> = [0x4E48, 0x8457]

    init() {
        var forms = Self.compatibilityForms()
        for (scalar, folded) in Self.scripts() { forms[scalar] = folded }
        var basic = (0...0xFFFF).map { UInt16(truncatingIfNeeded: $0) }
        var others: [(UInt32, UInt32)] = []
        for scalar in forms.keys {
            var folded = scalar
            // Steps: full-width letter to small letter, compatibility ideograph to simplified form.
            for _ in 0..<4 { folded = forms[folded] ?? folded }
            if scalar <= 0xFFFF, folded <= 0xFFFF {
                basic[Int(scalar)] = UInt16(folded)
            } else {
                if scalar <= 0xFFFF { basic[Int(scalar)] = 0 }
                others.append((scalar, folded))
            }
        }
        others.sort { $0.0 < $1.0 }
        self.basic = basic
        self.others = others.map(\.0)
        self.othersFolded = others.map(\.1)
    }

    /// Folded form of `scalar`; itself where there is none.
    package subscript(scalar: UInt32) -> UInt32 {
        @inline(__always)
        get {
            if scalar <= 0xFFFF {
                let folded = UInt32(basic[Int(scalar)])
                if folded != 0 { return folded }
            }
            return other(scalar)
        }
    }

    @inline(never)
    private func other(_ scalar: UInt32) -> UInt32 {
        var low = 0
        var high = others.count
        while low < high {
            let middle = (low + high) / 2
            if others[middle] < scalar { low = middle + 1 } else { high = middle }
        }
        return low < others.count && others[low] == scalar ? othersFolded[low] : scalar
    }

    /// Width, case, compatibility forms and look-alike signs.
    private static func compatibilityForms() -> [UInt32: UInt32] {
        var forms: [UInt32: UInt32] = [0x3000: 0x20]
        for letter: UInt32 in 0x41...0x5A { forms[letter] = letter + 0x20 }
        for wide: UInt32 in 0xFF01...0xFF5E { forms[wide] = wide - 0xFEE0 }
        EmbeddedTable("folding")?.forEachRow(columns: 2) { cells in
            guard let scalar = cells[0].first, let folded = cells[1].first else { return }
            forms[scalar] = folded
        }
        return forms
    }

    /// Traditional characters, and the variants of Taiwan and Hong Kong, to simplified ones.
    private static func scripts() -> [UInt32: UInt32] {
        var forms: [UInt32: UInt32] = [:]
        EmbeddedTable("opencc_characters")?.forEachRow(columns: 2) { cells in
            guard let traditional = cells[0].first, let simplified = cells[1].first else { return }
            forms[traditional] = simplified
        }
        EmbeddedTable("opencc_variants")?.forEachRow(columns: 3) { cells in
            guard let variant = cells[0].first, let standard = cells[1].first ?? cells[2].first,
                forms[variant] == nil, !keptVariants.contains(variant)
            else { return }
            let simplified = forms[standard] ?? standard
            if simplified != variant { forms[variant] = simplified }
        }
        return forms
    }
}
