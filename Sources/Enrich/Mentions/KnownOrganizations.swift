import Lexicon

/// Organizations of the gazetteer: `中国联通`, `浙大`.
struct KnownOrganizations: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for hit in text.hits {
            guard vocabulary.plays(.organization, hit),
                let kind = vocabulary.entries[Int(hit.value)].organization,
                text.isBoundary(Int(hit.end)), text.isBoundary(Int(hit.start))
            else { continue }
            var features = FeatureVector()
            features.add(.knownName)
            features.add(.length, Int8(min(hit.end - hit.start, 24)))
            boundary.addAfter(text, Int(hit.end), to: &features)
            candidates.append(
                Candidate(
                    start: Int(hit.start), end: Int(hit.end), subject: .organization(kind),
                    features: features.set,
                    score: boundary.weights.score(features, as: .shortName)))
        }
    }
}
