import Lexicon
import Model

/// The company at the head of an undertaking's name: `白某荣新能源汽车零部件成型项目` → `白某荣`.
struct ProjectBrands: Sendable {
    let boundary: NameBoundary

    func candidates(in text: TokenizedText, from projects: [Candidate]) -> [Candidate] {
        var candidates: [Candidate] = []
        for project in projects {
            var index = text.tokenIndex(at: project.start)
            let last = text.tokenIndex(at: project.end - 1)
            while index < last, text.tokens[index].kind == .place { index += 1 }
            let start = index
            while index < last, isBrandWord(text, index) { index += 1 }
            guard index > start else { continue }
            let brand = Int(text.tokens[index - 1].end) - Int(text.tokens[start].start)
            guard (2...12).contains(brand), isTrade(text, index) else { continue }
            var end = Int(text.tokens[index - 1].end)
            while text.tokens[index].kind == .trade, index < last,
                boundary.tradeStrength(text.tokens[index]) > 0.8
            {
                end = Int(text.tokens[index].end)
                index += 1
            }
            var features = FeatureVector()
            features.add(.projectBrand)
            features.add(.length, Int8(end - Int(text.tokens[start].start)))
            candidates.append(
                Candidate(
                    start: Int(text.tokens[start].start), end: end,
                    subject: .organization(.company), features: features.set,
                    score: boundary.weights.score(features, as: .shortName)))
        }
        return candidates
    }

    /// An industry or a company's own seat follows; `三某广场`, `燕某隧道` hold no brand.
    private func isTrade(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        if token.kind == .trade { return true }
        if token.kind == .place, index + 1 < text.tokens.count {
            let next = text.tokens[index + 1].kind
            return next == .trade || next == .noun
        }
        let word = text.characters[token.range]
        return Self.seats.contains {
            $0.count <= word.count
                && (word.starts(with: $0) || word.suffix($0.count).elementsEqual($0))
        }
    }

    private static let seats = ["总部", "基地", "全球", "年产", "原料", "工厂", "中国", "产线"].map {
        $0.unicodeScalars.map(\.value)
    }

    /// Characters of no word, and the parts of foreign names that `·` joins.
    private func isBrandWord(_ text: TokenizedText, _ index: Int) -> Bool {
        let kind = text.tokens[index].kind
        if kind == .unknown || kind == .connector { return true }
        return text.tokens[index - (index > 0 ? 1 : 0)].kind == .connector
            || (index + 1 < text.tokens.count && text.tokens[index + 1].kind == .connector)
    }
}
