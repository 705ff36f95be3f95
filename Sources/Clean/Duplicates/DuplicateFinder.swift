import Model

/// Finds articles that republish another one, and excerpts of another one.
///
/// Texts that share one of 32 bands of their MinHash are compared exactly; from `threshold` on they are
/// one text, unless their figures or organizations differ: a monthly notice is not last month's.
/// What comes out does not depend on the order of the articles: of each group the article that
/// was published first is kept, then the first by source and number.
package struct DuplicateFinder: Sendable {
    /// Share of common 3-grams from which two texts are one, 0…1.
    package let threshold: Double

    private let excerptRule: Excerpts

    /// What makes a text an excerpt of a longer one: `clean_parameters.tsv`.
    struct Excerpts: Sendable {
        /// Share of its 3-grams that it has in common with its article, 0…1.
        let share: Double
        /// Share of its article's length that it has at most, 0…1.
        let length: Double
        /// 3-grams of the shortest one that is told.
        let shortest: Int

        init(_ parameters: Parameters) {
            share = parameters[.excerptShare]
            length = parameters[.excerptLength]
            shortest = Int(parameters[.excerptShingles])
        }
    }

    init(threshold: Double, excerpts: Excerpts) {
        self.threshold = threshold
        excerptRule = excerpts
    }

    /// What an article is to another one, which is kept.
    package enum Relation: Sendable, Hashable {
        /// The same text, edited at most.
        case copy(of: String)
        /// A part of a longer text, such as the teaser that leads to it.
        case excerpt(of: String)
    }

    /// For each article, in the order given, what it is to the kept one it came from.
    package func find(among signatures: [ArticleSignature]) -> [Relation?] {
        let order = signatures.indices.sorted { Self.precedes(signatures[$0], signatures[$1]) }
        var relations = copies(among: signatures, order)
        let kept = order.filter { relations[$0] == nil }
        for (index, original) in excerpts(among: signatures, kept) {
            relations[index] = .excerpt(of: signatures[original].identifier)
        }
        return relations
    }

    /// In the order of precedence, each article joins the first kept one it copies.
    private func copies(among signatures: [ArticleSignature], _ order: [Int]) -> [Relation?] {
        /// Places in `order` of kept articles that have a band.
        var kept: [UInt64: [Int]] = [:]
        var relations = [Relation?](repeating: nil, count: signatures.count)
        for (place, index) in order.enumerated() {
            let signature = signatures[index]
            let keys = signature.bandKeys()
            let candidates = Set(keys.flatMap { kept[$0] ?? [] }).sorted()
            let original = candidates.first { isCopy(signature, of: signatures[order[$0]]) }
            if let original {
                relations[index] = .copy(of: signatures[order[original]].identifier)
            } else {
                for key in keys { kept[key, default: []].append(place) }
            }
        }
        return relations
    }

    /// Each shorter text with the longer one that holds most of it, the first of equal ones.
    private func excerpts(
        among signatures: [ArticleSignature], _ kept: [Int]
    ) -> [(excerpt: Int, original: Int)] {
        var groups: [UInt64: [Int]] = [:]
        for index in kept where signatures[index].shingles.count >= excerptRule.shortest {
            groups[signatures[index].lead, default: []].append(index)
        }
        return kept.compactMap { index in
            let signature = signatures[index]
            var best: (share: Double, original: Int)?
            for other in groups[signature.lead] ?? [] where other != index {
                let length = Double(signatures[other].shingles.count) * excerptRule.length
                guard Double(signature.shingles.count) < length,
                    signature.agrees(with: signatures[other])
                else { continue }
                let share = signature.containment(in: signatures[other])
                if share >= excerptRule.share, share > best?.share ?? 0 { best = (share, other) }
            }
            return best.map { (index, $0.original) }
        }
    }

    /// The same figures and names as far as both tell them, and enough of the same text.
    private func isCopy(_ copy: ArticleSignature, of original: ArticleSignature) -> Bool {
        !copy.shingles.isEmpty && copy.agrees(with: original)
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
