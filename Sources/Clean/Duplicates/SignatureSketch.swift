import Model

/// What is held of an ``ArticleSignature`` while copies are looked for: enough to tell which two have to be
/// compared at all.
package struct SignatureSketch: Sendable, Codable {
    let source: Source
    let number: Int
    let published: CalendarDate?
    let lead: UInt64
    let shingles: Int
    private let figures: Subset
    private let names: Subset
    /// The hashes two texts must share one of to be compared. May be taken out and kept elsewhere.
    package var bands: [UInt64]

    package init(_ signature: ArticleSignature) {
        source = signature.source
        number = signature.number
        published = signature.published
        lead = signature.lead
        shingles = signature.shingles.count
        figures = Subset(signature.figures)
        names = Subset(signature.names)
        bands = signature.bandKeys()
    }

    /// A set as one word: sets of which one is inside the other have words of which one is.
    private struct Subset: Sendable, Codable {
        let count: Int
        let word: UInt64

        init(_ hashes: [UInt64]) {
            count = hashes.count
            word = hashes.reduce(0) { $0 | 1 << ($1 >> 58) }
        }

        func mayBeOneInside(_ other: Subset) -> Bool {
            count <= other.count && word & ~other.word == 0
                || other.count <= count && other.word & ~word == 0
        }
    }

    /// `false` if the figures or names are sure to differ.
    func mayAgree(with other: SignatureSketch) -> Bool {
        figures.mayBeOneInside(other.figures) && names.mayBeOneInside(other.names)
    }

    /// `false` if their similarity is sure to be lower, as one is so much longer.
    func mayBeSimilar(to other: SignatureSketch, from threshold: Double) -> Bool {
        let larger = max(shingles, other.shingles)
        return larger > 0 && Double(min(shingles, other.shingles)) / Double(larger) >= threshold
    }

    /// Published earlier, an unknown day last; then by source and number.
    static func precedes(_ left: SignatureSketch, _ right: SignatureSketch) -> Bool {
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

/// A band of an article, by the article's number.
package struct SignatureBand: Sendable {
    package let key: UInt64
    package let article: UInt32

    package init(key: UInt64, article: UInt32) {
        self.key = key
        self.article = article
    }
}
