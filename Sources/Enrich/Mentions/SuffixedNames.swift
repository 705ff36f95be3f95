import Lexicon
import Model

/// Names that end in a legal or institutional suffix: `脉某智能科技(无锡)有限公司`, `云岭市机械工业协会`.
struct SuffixedNames: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for hit in text.hits {
            guard vocabulary.plays(.suffix, hit), closesWord(text, hit),
                let suffix = vocabulary.entries[Int(hit.value)].suffix
            else { continue }
            let known = known(text, hit)
            if let known, known.kind == .company || known.kind == .university { continue }
            var limits = NameBoundary.Limits()
            limits.minimum = suffix.minimum
            limits.characters = 34
            boundary.propose(
                in: text, ending: Int(hit.start), end: Int(hit.end),
                subject: .organization(suffix.kind), family: .institution,
                strength: suffix.strength, limits: limits, into: &candidates
            ) {
                $0.start < known?.start ?? .max && (hit.end - hit.start > 1 || isOffice($0))
            }
        }
    }

    /// A one-character ending needs a region in front: `甲市某局`, not `开新局`.
    private func isOffice(_ candidate: Candidate) -> Bool {
        candidate.features.contains(.firstPlace) || candidate.features.contains(.firstRelative)
            || candidate.features.contains(.firstOrganization)
    }

    /// Whether the ending's last character closes a word, and a single character is no part of a
    /// longer one: not `带队`.
    private func closesWord(_ text: TokenizedText, _ hit: Hit) -> Bool {
        guard text.isBoundary(Int(hit.end)) else { return hit.end - hit.start >= 4 }
        // 科研院|所: the word goes on.
        if text.characters[Int(hit.end) - 1] == 0x9662, Int(hit.end) < text.characters.count,
            text.characters[Int(hit.end)] == 0x6240
        {
            return false
        }
        return hit.end - hit.start > 1
            || text.tokens[text.tokenIndex(at: Int(hit.start))].start == hit.start
    }

    /// The organization of the gazetteer that ends here: `预期|中信银行`, `某市|发改委`.
    private func known(
        _ text: TokenizedText, _ hit: Hit
    ) -> (start: Int, kind: Mention.Organization.Kind)? {
        let token = text.tokens[text.tokenIndex(at: Int(hit.end) - 1)]
        guard token.kind == .organization, token.end == hit.end, token.entry >= 0,
            let kind = vocabulary.entries[Int(token.entry)].organization
        else { return nil }
        return (Int(token.start), kind)
    }
}
