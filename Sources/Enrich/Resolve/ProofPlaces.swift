import Model
import Text

/// Where the proofs of one article stand: in code points of its text, in bytes of its page.
///
/// Many rows are proven by the same words, so each span is told once, in the order of the text.
struct ProofPlaces: Sendable, Codable {
    private(set) var places: [EvidenceTable.Place] = []

    init() {}

    /// The places of `ranges`, bytes of the article's text, found in one pass over it.
    init(of ranges: [Range<Int>], in article: Article) {
        let sorted = ranges.sorted {
            ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
        }
        let offsets = CodePointIndex(article.text)
        places.reserveCapacity(sorted.count)
        var previous: Range<Int>?
        for range in sorted where range != previous {
            previous = range
            places.append(
                EvidenceTable.Place(
                    codePoints: offsets.codePoints(ofBytes: range), quote: range,
                    source: article.sourceMap.pageRange(of: range)))
        }
    }

    /// The number of the place of a range that was told.
    func number(of range: Range<Int>) -> Int? {
        let range = Int32(range.lowerBound)..<Int32(range.upperBound)
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            let quote = places[middle].quote
            if quote == range { return middle }
            if (quote.lowerBound, quote.upperBound) < (range.lowerBound, range.upperBound) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return nil
    }
}
