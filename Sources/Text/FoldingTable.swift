/// The folded form of every character: flat for the basic plane, sorted pairs beyond it.
///
/// Folding is idempotent: a folded character folds to itself.
package struct FoldingTable: Sendable {
    /// Folded form of each character of the basic plane; 0 marks one that leaves the plane.
    private let basic: [UInt16]
    /// Characters that lie, or whose folded forms lie, beyond U+FFFF, in order, and their folded forms.
    private let others: [UInt32]
    private let othersFolded: [UInt32]

    init() {
        var forms = Forms()
        forms.addCompatibility()
        forms.addScripts()
        var basic = (0...0xFFFF).map { UInt16(truncatingIfNeeded: $0) }
        var others: [(scalar: UInt32, folded: UInt32)] = []
        for scalar in forms.changed {
            var folded = scalar
            // Steps: full-width letter to small letter, compatibility ideograph to simplified form.
            for _ in 0..<4 { folded = forms[folded] }
            if scalar <= 0xFFFF, folded <= 0xFFFF {
                basic[Int(scalar)] = UInt16(folded)
            } else {
                if scalar <= 0xFFFF { basic[Int(scalar)] = 0 }
                others.append((scalar, folded))
            }
        }
        others.sort { $0.scalar < $1.scalar }
        self.basic = basic
        self.others = others.map(\.scalar)
        self.othersFolded = others.map(\.folded)
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
        let place = others.partitioningIndex { $0 >= scalar }
        return place < others.count && others[place] == scalar ? othersFolded[place] : scalar
    }
}

/// What each character is replaced by in one step, while the table is built.
private struct Forms {
    /// Replaced characters, each once.
    private(set) var changed: [UInt32] = []
    /// 0: not replaced.
    private var basic = [UInt32](repeating: 0, count: 0x10000)
    private var supplementary: [UInt32: UInt32] = [:]

    /// Characters that are variants of another only in Taiwan; elsewhere they are words of their own.
    ///
    /// 么 (什么) and 著 (著名) would otherwise become 幺 and 着.
    private static let keptVariants: [UInt32] = [0x4E48, 0x8457]

    /// The character itself if it is not replaced.
    subscript(scalar: UInt32) -> UInt32 {
        if scalar > 0xFFFF { return supplementary[scalar] ?? scalar }
        return basic[Int(scalar)] == 0 ? scalar : basic[Int(scalar)]
    }

    private mutating func set(_ scalar: UInt32, _ form: UInt32) {
        if scalar > 0xFFFF {
            if supplementary.updateValue(form, forKey: scalar) == nil { changed.append(scalar) }
        } else {
            if basic[Int(scalar)] == 0 { changed.append(scalar) }
            basic[Int(scalar)] = form
        }
    }

    /// Width, case, compatibility forms and look-alike signs.
    mutating func addCompatibility() {
        set(0x3000, 0x20)
        for letter: UInt32 in 0x41...0x5A { set(letter, letter + 0x20) }
        for wide: UInt32 in 0xFF01...0xFF5E { set(wide, wide - 0xFEE0) }
        EmbeddedTable("folding")?.forEachRow(columns: 2) { bytes, row in
            guard let scalar = row.first(bytes, 0), let folded = row.first(bytes, 1) else { return }
            set(scalar, folded)
        }
    }

    /// Traditional characters, and the variants of Taiwan and Hong Kong, to simplified ones.
    mutating func addScripts() {
        var simplified: [UInt32: UInt32] = [:]
        simplified.reserveCapacity(4500)
        EmbeddedTable("opencc_characters")?.forEachRow(columns: 2) { bytes, row in
            guard let from = row.first(bytes, 0), let to = row.first(bytes, 1) else { return }
            simplified[from] = to
            set(from, to)
        }
        EmbeddedTable("opencc_variants")?.forEachRow(columns: 3) { bytes, row in
            guard let variant = row.first(bytes, 0),
                let standard = row.first(bytes, 1) ?? row.first(bytes, 2),
                simplified[variant] == nil, !Self.keptVariants.contains(variant)
            else { return }
            let form = simplified[standard] ?? standard
            if form != variant {
                simplified[variant] = form
                set(variant, form)
            }
        }
    }
}
