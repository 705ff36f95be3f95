import Lexicon
import Text

/// Letters that multiply a figure of money: `$5.5M`, `US$1.5 billion`, `50w元`.
struct MoneyMagnitudes: Sendable {
    private let matcher: WordMatcher
    private let rows: [(factor: Int, takesBlank: Bool)]

    init(table: LexiconTable) throws(LexiconError) {
        var words: [(word: String, value: Int32)] = []
        var rows: [(factor: Int, takesBlank: Bool)] = []
        for row in table.rows {
            guard row.count == 3, let factor = Int(row[1]), factor > 1 else {
                throw table.error(
                    at: row[0], "\(row[0]) needs a factor above 1 and 0 or 1 for a blank")
            }
            words.append((row[0], Int32(rows.count)))
            rows.append((factor, row[2] == "1"))
        }
        self.rows = rows
        matcher = WordMatcher(words)
    }

    /// The factor of the letters behind a figure that ends at `end`, and where they end.
    func read(_ text: CharacterView, _ end: Int) -> (factor: Int, end: Int)? {
        let start = text.skippingBlanks(end, atMost: 1)
        guard isLetter(text[start]),
            let hit = matcher.longestMatch(in: text.characters.span, at: start),
            !isLetter(text[Int(hit.end)]), arabicDigit(text[Int(hit.end)]) == nil
        else { return nil }
        let row = rows[Int(hit.value)]
        return start == end || row.takesBlank ? (row.factor, Int(hit.end)) : nil
    }
}
