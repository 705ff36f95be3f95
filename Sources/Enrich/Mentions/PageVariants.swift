import Lexicon
import Model

/// Short forms of names found on the same page: `云岭江某芯谷集团有限公司` → `江某芯谷`.
///
/// Brand and trade remain when places in front, brackets and the legal form behind are taken off; each
/// remaining prefix that is no common word is looked for in the whole text.
struct PageVariants: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary

    /// Occurrences of the forms, with the position of their kind in `kinds` as value.
    func names(
        in text: TokenizedText, from organizations: [Candidate]
    ) -> (hits: [Hit], kinds: [Mention.Organization.Kind]) {
        var words: [(word: [UInt32], value: Int32)] = []
        var kinds: [Mention.Organization.Kind] = []
        for organization in organizations {
            guard case .organization(let kind) = organization.subject,
                organization.score >= Self.trusted
            else { continue }
            for form in forms(of: organization, kind, in: text) {
                words.append((form, Int32(kinds.count)))
                kinds.append(kind)
            }
        }
        guard !words.isEmpty else { return ([], []) }
        var hits: [Hit] = []
        NameOccurrences(words).find(in: text.characters, into: &hits)
        return (hits, kinds)
    }

    /// Candidates at the occurrences that the text, cut anew with them, takes as words.
    func propose(
        _ names: (hits: [Hit], kinds: [Mention.Organization.Kind]), in text: TokenizedText,
        into candidates: inout [Candidate]
    ) {
        for hit in names.hits {
            let token = text.tokens[text.tokenIndex(at: Int(hit.start))]
            guard token.kind == .organization, token.start == hit.start, token.end == hit.end else {
                continue
            }
            var features = FeatureVector()
            features.add(.pageName)
            features.add(.length, Int8(min(hit.end - hit.start, 24)))
            boundary.addAfter(text, Int(hit.end), to: &features)
            candidates.append(
                Candidate(
                    start: Int(hit.start), end: Int(hit.end),
                    subject: .organization(names.kinds[Int(hit.value)]), features: features.set,
                    score: boundary.weights.score(features, as: .shortName)))
        }
    }

    /// Names surer than this lend their forms.
    private static let trusted: Float = 1.2

    /// The name itself and, for companies, brand with ever fewer trades.
    private func forms(
        of organization: Candidate, _ kind: Mention.Organization.Kind, in text: TokenizedText
    ) -> [[UInt32]] {
        var forms = [Array(text.characters[organization.start..<organization.end])]
        guard kind == .company || kind == .researchInstitute || kind == .association else {
            return forms
        }
        var index = text.tokenIndex(at: organization.start)
        let last = text.tokenIndex(at: organization.end - 1)
        while index <= last, text.tokens[index].kind == .place { index += 1 }
        guard index <= last else { return forms }
        let start = Int(text.tokens[index].start)
        var isBrandUnknown = false
        var end = start
        while index <= last {
            let token = text.tokens[index]
            if token.kind == .open { break }
            if token.kind == .suffix || token.kind == .trade || token.kind == .head {
                if end - start >= 2, isBrandUnknown || index - text.tokenIndex(at: start) > 1 {
                    forms.append(Array(text.characters[start..<end]))
                }
                if kind != .company { break }
            } else if token.kind == .unknown || token.kind == .latin {
                isBrandUnknown = true
            }
            end = Int(token.end)
            index += 1
        }
        if end - start >= 2, isBrandUnknown { forms.append(Array(text.characters[start..<end])) }
        return forms.filter { $0.count >= 2 }
    }
}
