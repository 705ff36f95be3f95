import Lexicon

/// The words of `byline_words.tsv`: roles (`本报记者`) that go, stops (`完`) that are no names.
struct BylineVocabulary: Sendable {
    /// Value 0 for a role, 1 for a stop word.
    let matcher: WordMatcher

    init(_ table: LexiconTable) throws(LexiconError) {
        guard let word = table.column("word"), let kind = table.column("kind") else {
            throw LexiconError(
                file: "\(table.name).tsv", message: "needs the columns word and kind")
        }
        var words: [(word: String, value: Int32)] = []
        for (index, row) in table.rows.enumerated() {
            guard row.count > max(word, kind), row[kind] == "role" || row[kind] == "stop" else {
                throw LexiconError(
                    file: "\(table.name).tsv",
                    message: "row \(index + 1) needs a word and one of the kinds role, stop")
            }
            words.append((row[word], row[kind] == "role" ? 0 : 1))
        }
        matcher = WordMatcher(words)
    }
}
