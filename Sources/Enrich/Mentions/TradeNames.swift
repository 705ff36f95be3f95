import Lexicon
import Model

/// Companies told by brand and trade: `觅某医疗`, `某华新材`.
struct TradeNames: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for hit in text.hits {
            guard vocabulary.plays(.trade, hit), text.isBoundary(Int(hit.end)),
                let strength = vocabulary.entries[Int(hit.value)].trade
            else { continue }
            var limits = NameBoundary.Limits()
            limits.characters = Int(hit.end - hit.start) + 8
            limits.keepsSecond = false
            guard strength > 0.8 || hasBrand(text, before: Int(hit.start)), !isDone(text, hit)
            else { continue }
            boundary.propose(
                in: text, ending: Int(hit.start), end: Int(hit.end),
                subject: .organization(.company),
                family: .shortName, strength: strength, limits: limits, into: &candidates)
        }
    }

    /// `租赁|300平方米实验室`, `投资|3亿元`: what is done, no trade.
    private func isDone(_ text: TokenizedText, _ hit: Hit) -> Bool {
        let next = text.tokenIndex(at: Int(hit.end))
        guard next < text.tokens.count,
            [.value, .numeral].contains(text.tokens[next].kind)
        else { return false }
        return Self.deeds.contains {
            $0.elementsEqual(text.characters[Int(hit.start)..<Int(hit.end)])
        }
    }

    private static let deeds = ["投资", "租赁", "建设", "开发", "运营", "物业"].map {
        $0.unicodeScalars.map(\.value)
    }

    /// Common trades need a brand of no known word in front: `联某半导体`, not `东湾新能源`.
    private func hasBrand(_ text: TokenizedText, before start: Int) -> Bool {
        guard start >= 2 else { return false }
        return isBrand(text, start - 1) && isBrand(text, start - 2)
    }

    private func isBrand(_ text: TokenizedText, _ position: Int) -> Bool {
        switch text.tokens[text.tokenIndex(at: position)].kind {
        case .unknown, .latin, .verb, .weak: true
        default: false
        }
    }
}
