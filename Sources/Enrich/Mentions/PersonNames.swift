import Lexicon
import Text

/// Persons beside their titles: `区委书记方某`, `董事长张某某`, `副院长李某、王某某`; bylines are left out.
struct PersonNames: Sendable {
    private let vocabulary: NameVocabulary
    private let surnames: WordMatcher

    init(lexicons: LexiconStore, vocabulary: NameVocabulary) throws(LexiconError) {
        self.vocabulary = vocabulary
        let table = try lexicons.table("surnames")
        guard let name = table.column("surname"), let weight = table.column("weight") else {
            throw LexiconError(
                file: "surnames.tsv", message: "the columns surname and weight are needed")
        }
        surnames = WordMatcher(table.rows.map { ($0[name], Int32($0[weight]) ?? 1) })
    }

    func find(in text: TokenizedText, organizations: [Candidate]) -> [Candidate] {
        var found: [Candidate] = []
        for hit in text.hits {
            guard vocabulary.plays(.title, hit), hit.end - hit.start >= 2,
                let role = vocabulary.entries[Int(hit.value)].title
            else { continue }
            switch role {
            case .title: after(text, Int(hit.end), weighs: 1, into: &found)
            case .honorific: before(text, Int(hit.start), into: &found)
            case .byline: break
            }
        }
        var taken = Set<Int>()
        for organization in organizations { taken.formUnion(organization.start..<organization.end) }
        found = found.filter { person in
            !(person.start..<person.end).contains { taken.contains($0) }
        }
        return BestCover.choose(from: found)
    }

    /// A name right after a title, and those that `、` adds to it.
    private func after(
        _ text: TokenizedText, _ start: Int, weighs: Float, into found: inout [Candidate]
    ) {
        var position = start
        while let end = nameEnd(text, from: position) {
            append(position, end, weighs, &found)
            let index = text.tokenIndex(at: end)
            guard index < text.tokens.count, text.tokens[index].kind == .list,
                end - position < 12
            else { return }
            position = end + 1
        }
    }

    /// `张某先生`: the name that ends where the honorific begins.
    private func before(_ text: TokenizedText, _ end: Int, into found: inout [Candidate]) {
        for length in [3, 2, 4] where end >= length {
            let start = end - length
            guard nameEnd(text, from: start, limit: end) == end, isFreeBefore(text, start) else {
                continue
            }
            return append(start, end, 1, &found)
        }
    }

    private func append(
        _ start: Int, _ end: Int, _ score: Float, _ found: inout [Candidate]
    ) {
        found.append(
            Candidate(
                start: start, end: end, subject: .person, score: score + Float(end - start) * 0.1))
    }

    private func isFreeBefore(_ text: TokenizedText, _ start: Int) -> Bool {
        guard start > 0 else { return true }
        let kind = text.tokens[Int(text.tokenOfCharacter[start - 1])].kind
        return kind != .unknown
    }

    /// End of a name of surname and one or two more characters; `nil` if none starts here.
    ///
    /// The third character belongs to it if it starts no word that goes on: `方某|带队`, `周某|表示`.
    private func nameEnd(_ text: TokenizedText, from start: Int, limit: Int? = nil) -> Int? {
        guard start < text.characters.count,
            let surname = surnames.longestMatch(in: text.characters.span, at: start)
        else { return nil }
        let given = Int(surname.end)
        guard given < text.characters.count, isGiven(text, given) else { return nil }
        if let limit { return limit - given <= 2 && limit > given ? limit : nil }
        let two = given + 1
        guard two < text.characters.count, isGiven(text, two) else { return two }
        let token = text.tokens[text.tokenIndex(at: two)]
        if Int(token.start) < two { return two + 1 }
        switch token.kind {
        case .unknown: return token.count == 1 ? two + 1 : two
        case .noun, .adjective: return token.count == 1 ? two + 1 : two
        default: return two
        }
    }

    private func isGiven(_ text: TokenizedText, _ position: Int) -> Bool {
        guard isIdeograph(text.characters[position]) else { return false }
        let token = text.tokens[text.tokenIndex(at: position)]
        switch token.kind {
        case .stop, .join, .title, .suffix, .value, .apposition: return false
        default: return true
        }
    }
}
