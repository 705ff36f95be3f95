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
    /// In page order, without leftover tags.
    var pieces: [Piece]
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

    /// 1-based line of the page, 0 if unknown.
    var number: Int { pieces.first?.number ?? 0 }
    /// First to last character in the folded page, tags between included.
    var characters: Range<Int> {
        guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
        return first.characters.lowerBound..<last.characters.upperBound
    }
    var bytes: Range<Int> {
        guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
        return first.bytes.lowerBound..<last.bytes.upperBound
    }
}
