import Lexicon
import Model

/// What stands in a list beside an organization is likely one: `甲电子、乙半导体、丙志`.
struct ListNeighbours: Sendable {
    let boundary: NameBoundary

    func propose(
        in text: TokenizedText, beside organizations: [Candidate],
        into candidates: inout [Candidate]
    ) {
        for organization in organizations {
            guard case .organization(let own) = organization.subject, own != .government else {
                continue
            }
            // Beside another kind of body only a company's trade tells one.
            let kind = Mention.Organization.Kind.company
            let needsTrade = own != .company
            var index = text.tokenIndex(at: organization.end)
            if index < text.tokens.count, text.tokens[index].kind == .list {
                let start = index + 1
                index = start
                while index < text.tokens.count, isWord(text.tokens[index]) { index += 1 }
                if index > start, !needsTrade || text.tokens[index - 1].kind == .trade {
                    propose(text, start, index, kind, &candidates)
                }
            }
            index = text.tokenIndex(at: organization.start) - 1
            if index > 0, text.tokens[index].kind == .list,
                !needsTrade || text.tokens[index - 1].kind == .trade
            {
                let end = Int(text.tokens[index].start)
                boundary.propose(
                    in: text, ending: end, end: end, subject: .organization(kind),
                    family: .shortName, strength: strength(text.tokens[index - 1]),
                    limits: .init(characters: 10, minimum: 2, keepsSecond: false),
                    extra: .agreement, into: &candidates)
            }
        }
    }

    private func propose(
        _ text: TokenizedText, _ start: Int, _ end: Int, _ kind: Mention.Organization.Kind,
        _ candidates: inout [Candidate]
    ) {
        let last = Int(text.tokens[end - 1].end)
        let length = last - Int(text.tokens[start].start)
        guard (2...10).contains(length) else { return }
        boundary.propose(
            in: text, ending: last, end: last, subject: .organization(kind), family: .shortName,
            strength: strength(text.tokens[end - 1]),
            limits: .init(characters: length, minimum: length, keepsSecond: false),
            extra: .agreement, into: &candidates)
    }

    /// A trade at the end speaks for a company, though it has no brand before it.
    private func strength(_ last: Token) -> Float {
        last.kind == .trade ? boundary.tradeStrength(last) + 0.4 : 0
    }

    private func isWord(_ token: Token) -> Bool {
        switch token.kind {
        case .unknown, .noun, .trade, .latin, .generic, .head, .suffix, .place, .connector,
            .verb, .weak, .adjective, .numeral, .organization:
            true
        default: false
        }
    }
}
