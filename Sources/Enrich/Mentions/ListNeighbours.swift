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
            guard case .organization(let kind) = organization.subject, kind == .company else {
                continue
            }
            var index = text.tokenIndex(at: organization.end)
            if index < text.tokens.count, text.tokens[index].kind == .list {
                let start = index + 1
                index = start
                while index < text.tokens.count, isWord(text.tokens[index]) { index += 1 }
                if index > start { propose(text, start, index, kind, &candidates) }
            }
            index = text.tokenIndex(at: organization.start) - 1
            if index > 0, text.tokens[index].kind == .list {
                let end = Int(text.tokens[index].start)
                boundary.propose(
                    in: text, ending: end, end: end, subject: .organization(kind),
                    family: .shortName, strength: 0,
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
            strength: 0, limits: .init(characters: length, minimum: length, keepsSecond: false),
            extra: .agreement, into: &candidates)
    }

    private func isWord(_ token: Token) -> Bool {
        switch token.kind {
        case .unknown, .noun, .trade, .latin, .generic, .head, .suffix, .place, .connector,
            .verb, .weak, .adjective, .numeral:
            true
        default: false
        }
    }
}
