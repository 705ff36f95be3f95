import Lexicon
import Model

/// Companies told by brand and trade: `觅某医疗`, `某华新材`.
struct TradeNames: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for hit in text.hits {
            guard let strength = vocabulary.entries[Int(hit.value)].trade,
                text.isBoundary(Int(hit.end))
            else { continue }
            var limits = NameBoundary.Limits()
            limits.characters = Int(hit.end - hit.start) + 8
            limits.keep = 1
            candidates += boundary.candidates(
                in: text, ending: Int(hit.start), end: Int(hit.end),
                subject: .organization(.company),
                family: .shortName, strength: strength, limits: limits)
        }
    }
}
