import Lexicon
import Model

/// The company at the head of an undertaking's name: `白某荣新能源汽车零部件成型项目` → `白某荣`.
struct ProjectBrands: Sendable {
    let boundary: NameBoundary

    func propose(
        in text: TokenizedText, from projects: [Candidate], into candidates: inout [Candidate]
    ) {
        for project in projects {
            var index = text.tokenIndex(at: project.start)
            let last = text.tokenIndex(at: project.end - 1)
            while index < last, text.tokens[index].kind == .place { index += 1 }
            let start = index
            while index < last, text.tokens[index].kind == .unknown { index += 1 }
            guard index > start else { continue }
            let brand = Int(text.tokens[index - 1].end) - Int(text.tokens[start].start)
            guard (2...5).contains(brand), index < last || text.tokens[index].kind == .head else {
                continue
            }
            var end = Int(text.tokens[index - 1].end)
            if text.tokens[index].kind == .trade, index < last,
                boundary.tradeStrength(text.tokens[index]) > 1
            {
                end = Int(text.tokens[index].end)
            }
            var features = FeatureVector()
            features.add(.projectBrand)
            features.add(.length, Int8(end - Int(text.tokens[start].start)))
            var candidate = Candidate(
                start: Int(text.tokens[start].start), end: end, subject: .organization(.company),
                features: features)
            candidate.score = boundary.weights.score(features, as: .shortName)
            candidates.append(candidate)
        }
    }
}
