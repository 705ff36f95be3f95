import Lexicon
import Model

/// Companies told by brand and trade: `觅某医疗`, `某华新材`.
struct TradeNames: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for hit in text.hits {
            guard let strength = vocabulary.entries[Int(hit.value)].trade, strength > 0,
                text.isBoundary(Int(hit.end))
            else { continue }
            var limits = NameBoundary.Limits()
            limits.characters = Int(hit.end - hit.start) + 8
            limits.keep = 1
            guard strength > 0.8 || hasBrand(text, before: Int(hit.start)) else { continue }
            candidates += boundary.candidates(
                in: text, ending: Int(hit.start), end: Int(hit.end),
                subject: .organization(.company),
                family: .shortName, strength: strength, limits: limits)
        }
    }

    /// Common trades need a brand of no known word in front: `联某半导体`, not `香港新能源`.
    private func hasBrand(_ text: TokenizedText, before start: Int) -> Bool {
        guard start >= 2 else { return false }
        let kinds = [text.tokenIndex(at: start - 1), text.tokenIndex(at: start - 2)].map {
            text.tokens[$0].kind
        }
        return kinds.allSatisfy { $0 == .unknown || $0 == .latin || $0 == .verb || $0 == .weak }
    }
}
