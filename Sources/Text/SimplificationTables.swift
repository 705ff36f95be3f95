/// What OpenCC's tables say for one way of writing: characters, and phrases that go before them.
struct SimplificationTables {
    private(set) var characters: [UInt32: UInt32] = [:]
    private(set) var phrases: [(written: [UInt32], simplified: [UInt32])] = []

    init(region: Simplifier.Region) {
        characters.reserveCapacity(6000)
        EmbeddedTable("opencc_characters")?.forEachRow(columns: 2) { bytes, row in
            guard let from = row.first(bytes, 0), let to = row.first(bytes, 1) else { return }
            characters[from] = to
        }
        addVariants(region)
        // Compatibility ideographs are first taken for the ideograph they stand for.
        EmbeddedTable("folding")?.forEachRow(columns: 2) { bytes, row in
            guard let from = row.first(bytes, 0), Self.isCompatibility(from),
                let to = row.first(bytes, 1)
            else { return }
            characters[from] = characters[to] ?? to
        }
        addPhrases(region)
    }

    /// A region's variants: 裏 and 裡, 衛 and 衞.
    private mutating func addVariants(_ region: Simplifier.Region) {
        if region == .standard { return }
        var variants: [UInt32: UInt32] = [:]
        EmbeddedTable("opencc_variants")?.forEachRow(columns: 3) { bytes, row in
            let taiwan = row.first(bytes, 1)
            let hongkong = row.first(bytes, 2)
            guard let variant = row.first(bytes, 0) else { return }
            switch region {
            case .standard: return
            case .taiwan: variants[variant] = taiwan
            case .hongkong: variants[variant] = hongkong
            case .automatic:
                // 么 and 著 are words of their own elsewhere; what the general table has, it decides.
                if !Simplifier.isAmbiguous(variant), characters[variant] == nil {
                    variants[variant] = taiwan ?? hongkong
                }
            }
        }
        let general = characters
        for (variant, standard) in variants {
            characters[variant] = general[standard] ?? standard
        }
    }

    private mutating func addPhrases(_ region: Simplifier.Region) {
        EmbeddedTable("opencc_phrases")?.forEachRow(columns: 4) { bytes, row in
            let column =
                switch region {
                case .standard: 1
                case .taiwan: 2
                case .hongkong: 3
                case .automatic: (1...3).first { !row.cells[$0].isEmpty } ?? 1
                }
            guard !row.cells[column].isEmpty else { return }
            let simplified = row.scalars(bytes, column)
            // Whether 著 is the particle is told by the text, not by Taiwan's phrases.
            if region == .automatic, column == 2, simplified.contains(Simplifier.particle) {
                return
            }
            phrases.append((row.scalars(bytes, 0), simplified))
        }
        if region == .automatic {
            EmbeddedTable("script_words")?.forEachRow(columns: 2) { bytes, row in
                phrases.append((row.scalars(bytes, 0), row.scalars(bytes, 1)))
            }
        }
    }

    private static func isCompatibility(_ scalar: UInt32) -> Bool {
        0xF900...0xFAFF ~= scalar || 0x2F800...0x2FA1F ~= scalar
    }
}
