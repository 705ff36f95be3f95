import Lexicon
import Model

/// Companies told only by somebody's office in them: `华某中国董事长张某某`.
struct TitledOrganizations: Sendable {
    let boundary: NameBoundary
    let words: MentionWords

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for (index, token) in text.tokens.enumerated() where token.kind == .title && index > 0 {
            let title = text.characters[token.range]
            guard words.hasWord(.companyOffice, endOf: title) else { continue }
            var limits = NameBoundary.Limits()
            limits.characters = 14
            limits.keepsSecond = false
            boundary.propose(
                in: text, ending: Int(token.start), end: Int(token.start),
                subject: .organization(.company), family: .shortName, strength: 0.4,
                limits: limits, into: &candidates)
        }
    }
}
