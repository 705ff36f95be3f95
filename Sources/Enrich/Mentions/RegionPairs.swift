import Lexicon

/// Names of two regions by one character each, which look like brands: `沪宁联合创新园`, `京津医药协作园`.
struct RegionPairs: Sendable {
    /// Abbreviations that everyone knows: 京, 沪, 粤, 澳.
    private let abbreviations: Set<UInt32>

    init(lexicons: LexiconStore) throws(LexiconError) {
        var abbreviations: Set<UInt32> = []
        for row in try lexicons.table("division_abbreviations").rows {
            abbreviations.formUnion(row[0].unicodeScalars.map(\.value))
        }
        for row in try lexicons.table("country_abbreviations").rows {
            abbreviations.formUnion(row[0].unicodeScalars.map(\.value))
        }
        self.abbreviations = abbreviations
    }

    /// The characters that places of the page may be called by: 曹 of 曹妃甸, 琴 of 横琴.
    func initials(on text: TokenizedText) -> Set<UInt32> {
        var characters: Set<UInt32> = []
        for span in text.known where span.kind == .place {
            let end = min(text.characters.count, span.start + min(2, span.length))
            characters.formUnion(text.characters[span.start..<end])
        }
        return characters
    }

    /// Whether both characters stand for regions, one of them by an abbreviation that everyone knows.
    func isPair(_ name: ArraySlice<UInt32>, _ page: Set<UInt32>) -> Bool {
        name.count == 2
            && name.allSatisfy { abbreviations.contains($0) || page.contains($0) }
            && name.contains { abbreviations.contains($0) }
    }
}
