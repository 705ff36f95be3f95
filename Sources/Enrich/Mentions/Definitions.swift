import Lexicon
import Model

/// Short names that a page defines: `甲乙产业集团有限公司(以下简称“甲乙产业”)`.
struct Definitions: Sendable {
    let boundary: NameBoundary
    let words: MentionWords

    /// Candidates for the short names, of the kinds of the organizations they stand for.
    func candidates(in text: TokenizedText, after organizations: [Candidate]) -> [Candidate] {
        organizations.compactMap { organization in
            var index = text.tokenIndex(at: organization.end)
            guard index < text.tokens.count, text.tokens[index].kind == .open else { return nil }
            index += 1
            guard index < text.tokens.count, isDefining(text, text.tokens[index]) else {
                return nil
            }
            index += 1
            while index < text.tokens.count,
                [.comma, .quoteOpen, .weak].contains(text.tokens[index].kind)
            {
                index += 1
            }
            guard index < text.tokens.count else { return nil }
            let start = Int(text.tokens[index].start)
            while index < text.tokens.count,
                ![.close, .quoteClose, .comma, .terminal, .list].contains(text.tokens[index].kind)
            {
                index += 1
            }
            guard index < text.tokens.count else { return nil }
            let end = Int(text.tokens[index].start)
            guard (2...14).contains(end - start), !isGeneric(text, start, end) else { return nil }
            var features = FeatureVector()
            features.add(.defined)
            features.add(.length, Int8(end - start))
            return Candidate(
                start: start, end: end, subject: organization.subject, features: features.set,
                score: boundary.weights.score(features, as: .shortName))
        }
    }

    /// `(以下简称“公司”)`, `(以下简称甲方)`: what any party is called names none.
    private func isGeneric(_ text: TokenizedText, _ start: Int, _ end: Int) -> Bool {
        words.contains(text.characters[start..<end], as: .genericShortName)
    }

    /// 简称 下称 以下简称
    private func isDefining(_ text: TokenizedText, _ token: Token) -> Bool {
        let word = text.characters[token.range]
        guard word.count >= 2, word.last == 0x79F0 else { return false }
        let before = word[word.endIndex - 2]
        return before == 0x7B80 || before == 0x4E0B
    }
}
