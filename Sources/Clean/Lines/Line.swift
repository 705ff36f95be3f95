import Lexicon

/// A line of a page: one block, or the blocks of a paragraph that was wrapped at a fixed width.
struct Line: Sendable {
    /// A run of bytes without markup between.
    struct Piece: Sendable {
        /// Bytes of `Document.text`.
        var bytes: Range<Int>
        /// The same in characters of the folded page.
        var characters: Range<Int>
        /// 1-based line of the page, 0 if unknown.
        var number: Int
    }

    /// Index of the first block in `Document.blocks`.
    let block: Int
    /// In page order, without leftover tags: a range of `PageText.pieces`. A line holds no list of its
    /// own, because lines are copied again and again.
    var pieces: Range<Int>
    /// First to last character in the folded page, tags between included.
    var characters: Range<Int>
    /// The same in bytes of `Document.text`.
    var bytes: Range<Int>
    /// 1-based line of the page, 0 if unknown.
    let number: Int
    var features: LineFeatures
    /// Hits of the vocabulary inside the line: a range of `PageText.hits`.
    var hits: Range<Int>
    /// The line held tags: `<li id="mc848">`.
    let hadMarkup: Bool
    /// How often the same words stand on the page.
    var copies = 1
    /// One of two equal lines in a row, as lists of other articles have them.
    var isTwin = false
    /// The line after such a pair.
    var followsTwins = false

    /// Makes one line of this one and `next`, whose pieces follow this one's.
    mutating func join(_ next: Line) {
        guard !next.pieces.isEmpty else { return }
        pieces = pieces.lowerBound..<next.pieces.upperBound
        characters = characters.lowerBound..<next.characters.upperBound
        bytes = bytes.lowerBound..<next.bytes.upperBound
        hits = hits.lowerBound..<max(hits.upperBound, next.hits.upperBound)
    }
}
