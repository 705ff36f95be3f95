import Lexicon

/// The words of `byline_words.tsv`: roles (`本报记者`) that go, stops (`完`) that are no names; and
/// the surnames that a name without a role has to begin with.
struct BylineVocabulary: Sendable {
    /// Value 0 for a role, 1 for a stop word.
    let matcher: WordMatcher
    let surnames: WordMatcher

    init(_ table: LexiconTable, surnames: LexiconTable) throws(LexiconError) {
        guard let word = table.column("word"), let kind = table.column("kind") else {
            throw LexiconError(
                file: "\(table.name).tsv", message: "needs the columns word and kind")
        }
        var words: [(word: String, value: Int32)] = []
        for row in table.rows {
            guard row.count > max(word, kind), row[kind] == "role" || row[kind] == "stop" else {
                throw table.error(
                    at: row[0],
                    "\(row.joined(separator: " ")) needs a word and one of the kinds role, stop")
            }
            words.append((row[word], row[kind] == "role" ? 0 : 1))
        }
        matcher = WordMatcher(words)
        guard let surname = surnames.column("surname") else {
            throw LexiconError(file: "\(surnames.name).tsv", message: "needs the column surname")
        }
        self.surnames = WordMatcher(surnames.rows.map { ($0[surname], 0) })
    }
}
