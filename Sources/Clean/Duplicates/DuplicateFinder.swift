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
        let sketches = signatures.map(SignatureSketch.init)
        return find(
            among: sketches, bandGroups: 1,
            bands: { _ in
                sketches.enumerated().flatMap { number, sketch in
                    sketch.bands.map { SignatureBand(key: $0, article: UInt32(number)) }
                }
            }, signature: { signatures[$0] })
    }

    /// The same where signatures are too many to be held.
    ///
    /// `bands` gives the bands of one of `bandGroups` groups, all of one key in one group; `signature` the
    /// signature of an article, which is asked for when its sketch leaves open what it is.
    package func find<Failure: Error>(
        among sketches: [SignatureSketch], bandGroups: Int,
        bands: (_ group: Int) throws(Failure) -> [SignatureBand],
        signature: (_ article: Int) throws(Failure) -> ArticleSignature
    ) throws(Failure) -> [Relation?] {
        let order = sketches.indices.sorted {
            SignatureSketch.precedes(sketches[$0], sketches[$1])
        }
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (rank, index) in order.enumerated() { ranks[index] = UInt32(rank) }
        var pairs: [Pair] = []
        for group in 0..<bandGroups {
            pairs += Self.unique(candidates(among: sketches, try bands(group), ranks))
        }
        var relations = try copies(Self.unique(pairs), order, signature)
        let kept = order.filter { relations[$0] == nil }
        for (index, original) in try excerpts(among: sketches, kept, signature) {
            relations[index] = .excerpt(of: original)
        }
        return relations
    }

    /// Two articles by their places in the order of precedence.
    private struct Pair: Hashable, Comparable {
        let later: UInt32
        let earlier: UInt32

        static func < (left: Pair, right: Pair) -> Bool {
            (left.later, left.earlier) < (right.later, right.earlier)
        }
    }

    private static func unique(_ pairs: [Pair]) -> [Pair] {
        var unique: [Pair] = []
        for pair in pairs.sorted() where pair != unique.last { unique.append(pair) }
        return unique
    }

    /// The articles that share a band and may be one text.
    private func candidates(
        among sketches: [SignatureSketch], _ bands: [SignatureBand], _ ranks: [UInt32]
    ) -> [Pair] {
        let sorted = bands.sorted {
            $0.key != $1.key ? $0.key < $1.key : ranks[Int($0.article)] < ranks[Int($1.article)]
        }
        var pairs: [Pair] = []
        var start = 0
        for (place, band) in sorted.enumerated() {
            if band.key != sorted[start].key { start = place }
            let sketch = sketches[Int(band.article)]
            for other in sorted[start..<place] where other.article != band.article {
                let earlier = sketches[Int(other.article)]
                guard sketch.mayAgree(with: earlier),
                    sketch.mayBeSimilar(to: earlier, from: threshold)
                else { continue }
                pairs.append(
                    Pair(later: ranks[Int(band.article)], earlier: ranks[Int(other.article)]))
            }
        }
        return pairs
    }

    /// In the order of precedence, each article joins the first kept one it copies.
    private func copies<Failure: Error>(
        _ pairs: [Pair], _ order: [Int], _ signature: (Int) throws(Failure) -> ArticleSignature
    ) throws(Failure) -> [Relation?] {
        var relations = [Relation?](repeating: nil, count: order.count)
        var latest: (index: Int, signature: ArticleSignature)?
        for pair in pairs {
            let index = order[Int(pair.later)]
            let other = order[Int(pair.earlier)]
            guard relations[index] == nil, relations[other] == nil else { continue }
            let copy: ArticleSignature
            if let latest, latest.index == index {
                copy = latest.signature
            } else {
                copy = try signature(index)
                latest = (index, copy)
            }
            let original = try signature(other)
            if isCopy(copy, of: original) { relations[index] = .copy(of: original.identifier) }
        }
        return relations
    }

    /// Each shorter text with the longer one that holds most of it, the first of equal ones.
    private func excerpts<Failure: Error>(
        among sketches: [SignatureSketch], _ kept: [Int],
        _ signature: (Int) throws(Failure) -> ArticleSignature
    ) throws(Failure) -> [(excerpt: Int, original: String)] {
        // A stable sort: those of one lead stay in the order of precedence.
        let byLead = kept.indices.sorted {
            let (left, right) = (sketches[kept[$0]].lead, sketches[kept[$1]].lead)
            return left != right ? left < right : $0 < $1
        }.map { kept[$0] }
        var found: [(excerpt: Int, original: String)] = []
        var start = 0
        while start < byLead.count {
            let lead = sketches[byLead[start]].lead
            let group = byLead[start...].prefix { sketches[$0].lead == lead }
            start = group.endIndex
            for index in group where group.count > 1 {
                if let original = try excerpt(index, among: group, sketches, signature) {
                    found.append((index, original))
                }
            }
        }
        return found
    }

    /// The identifier of the article that one is an excerpt of.
    private func excerpt<Failure: Error>(
        _ index: Int, among group: ArraySlice<Int>, _ sketches: [SignatureSketch],
        _ signature: (Int) throws(Failure) -> ArticleSignature
    ) throws(Failure) -> String? {
        var own: ArticleSignature?
        var best: (share: Double, original: String)?
        for other in group
        where other != index && sketches[other].shingles >= excerptRule.shortest {
            let length = Double(sketches[other].shingles) * excerptRule.length
            guard Double(sketches[index].shingles) < length,
                sketches[index].mayAgree(with: sketches[other])
            else { continue }
            let excerpt: ArticleSignature
            if let own {
                excerpt = own
            } else {
                excerpt = try signature(index)
                own = excerpt
            }
            let original = try signature(other)
            guard excerpt.agrees(with: original) else { continue }
            let share = excerpt.containment(in: original)
            if share >= excerptRule.share, share > best?.share ?? 0 {
                best = (share, original.identifier)
            }
        }
        return best?.original
    }

    /// The same figures and names as far as both tell them, and enough of the same text.
    private func isCopy(_ copy: ArticleSignature, of original: ArticleSignature) -> Bool {
        !copy.shingles.isEmpty && copy.agrees(with: original)
            && copy.similarity(to: original) >= threshold
    }
}
