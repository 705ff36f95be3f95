import Model

/// Finds articles that republish another one.
///
/// Texts that share one of 32 bands of their MinHash are compared exactly; from `threshold` on they are
/// one text, unless their dates and amounts differ: a monthly notice is not last month's.
/// What comes out does not depend on the order of the articles: of each group the article that
/// was published first is kept, then the first by source and number.
package struct DuplicateFinder: Sendable {
    /// Share of common 3-grams from which two texts are one, 0…1.
    package let threshold: Double

    package init(threshold: Double) {
        self.threshold = threshold
    }

    /// For each article, in the order given, the identifier of the kept one it republishes.
    package func find(among signatures: [ArticleSignature]) -> [String?] {
        let order = signatures.indices.sorted { Self.precedes(signatures[$0], signatures[$1]) }
        /// Places in `order` of kept articles that have a band.
        var kept: [UInt64: [Int]] = [:]
        var originals = [String?](repeating: nil, count: signatures.count)
        // In the order of precedence, each article joins the first kept one it copies.
        for (place, index) in order.enumerated() {
            let signature = signatures[index]
            let keys = signature.bandKeys()
            let candidates = Set(keys.flatMap { kept[$0] ?? [] }).sorted()
            let original = candidates.first { isCopy(signature, of: signatures[order[$0]]) }
            if let original {
                originals[index] = signatures[order[original]].identifier
            } else {
                for key in keys { kept[key, default: []].append(place) }
            }
        }
        return originals
    }

    /// The same figures in the same order, and enough of the same text.
    private func isCopy(_ copy: ArticleSignature, of original: ArticleSignature) -> Bool {
        copy.figures == original.figures && !copy.shingles.isEmpty
            && copy.similarity(to: original) >= threshold
    }

    /// Published earlier, an unknown day last; then by source and number.
    private static func precedes(_ left: ArticleSignature, _ right: ArticleSignature) -> Bool {
        switch (left.published, right.published) {
        case (let first?, let second?) where first != second: return first < second
        case (_?, nil): return true
        case (nil, _?): return false
        default: break
        }
        if left.source != right.source { return left.source < right.source }
        return left.number < right.number
    }
}
