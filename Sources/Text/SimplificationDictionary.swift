/// OpenCC's dictionaries joined into one step for one region.
struct SimplificationDictionary {
    private(set) var characters: [UInt32: UInt32] = [:]
    private(set) var phrases: [[UInt32]: [UInt32]] = [:]

    /// Traditional to simplified, one character.
    private var simplified: [UInt32: UInt32] = [:]
    /// A region's variant to the standard traditional character.
    private var standard: [UInt32: UInt32] = [:]
    /// Traditional phrases to simplified ones.
    private var traditional: [[UInt32]: [UInt32]] = [:]
    /// Phrases whose characters a region's table does not replace one by one.
    private var regional: [[UInt32]: [UInt32]] = [:]
    /// The standard traditional character to a region's variant.
    private var variantOf: [UInt32: UInt32] = [:]

    init(region: Simplifier.Region) {
        EmbeddedTable("opencc_characters")?.forEachRow(columns: 2) { cells in
            guard let from = cells[0].first, let to = cells[1].first else { return }
            simplified[from] = to
        }
        var traditionalPhrases: [[UInt32]] = []
        EmbeddedTable("opencc_phrases")?.forEachRow(columns: 2) { cells in
            traditional[cells[0]] = cells[1]
            traditionalPhrases.append(cells[0])
        }
        let column = region == .taiwan ? 1 : region == .hongkong ? 2 : nil
        if let column { addVariants(column) }
        characters = simplified
        for (variant, character) in standard {
            characters[variant] = simplified[character] ?? character
        }
        // Compatibility ideographs are first taken for the ideograph they stand for.
        EmbeddedTable("folding")?.forEachRow(columns: 2) { cells in
            guard let from = cells[0].first, let to = cells[1].first, isCompatibility(from) else {
                return
            }
            characters[from] = characters[to] ?? to
        }
        for (phrase, result) in regional { phrases[phrase] = simplify(result) }
        // A phrase counts as the general table writes it and as the region writes it.
        for phrase in traditionalPhrases {
            let variant = phrase.map { variantOf[$0] ?? $0 }
            if phrases[variant] == nil { phrases[variant] = traditional[phrase] }
        }
        for phrase in traditionalPhrases { phrases[phrase] = simplify(standardize(phrase)) }
    }

    private mutating func addVariants(_ column: Int) {
        EmbeddedTable("opencc_variants")?.forEachRow(columns: 3) { cells in
            guard let variant = cells[0].first, let character = cells[column].first else { return }
            standard[variant] = character
            variantOf[character] = variant
        }
        EmbeddedTable("opencc_variant_phrases")?.forEachRow(columns: 3) { cells in
            if !cells[column].isEmpty { regional[cells[0]] = cells[column] }
        }
    }

    /// The region's writing to the standard one: phrases before characters.
    private func standardize(_ text: [UInt32]) -> [UInt32] {
        convert(text, phrases: regional, characters: standard)
    }

    private func simplify(_ text: [UInt32]) -> [UInt32] {
        convert(text, phrases: traditional, characters: simplified)
    }

    private func convert(
        _ text: [UInt32], phrases: [[UInt32]: [UInt32]], characters: [UInt32: UInt32]
    ) -> [UInt32] {
        var result: [UInt32] = []
        var index = 0
        while index < text.count {
            var end = text.count
            while end > index + 1, phrases[Array(text[index..<end])] == nil { end -= 1 }
            if end > index + 1 || phrases[[text[index]]] != nil {
                result += phrases[Array(text[index..<end])] ?? []
            } else {
                result.append(characters[text[index]] ?? text[index])
            }
            index = end
        }
        return result
    }

    private func isCompatibility(_ scalar: UInt32) -> Bool {
        0xF900...0xFAFF ~= scalar || 0x2F800...0x2FA1F ~= scalar
    }
}
