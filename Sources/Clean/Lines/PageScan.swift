import Model
import Text

/// A page folded, its blocks counted, and where terms may begin: all of one pass over its bytes.
struct PageScan: Sendable {
    /// One block of `Document.blocks`.
    struct Block: Sendable {
        /// Its characters in `folded`, and those of them that are left without blanks at both ends.
        let characters: Range<Int>
        let inked: Range<Int>
        /// Characters of three bytes or more, which fill two cells.
        let wide: Int
        /// `<` or `&` stands in it.
        let mayHoldMarkup: Bool
        let features: LineFeatures
    }

    let folded: FoldedText
    let blocks: [Block]
    /// Characters at which a term of the vocabulary may begin, in order.
    let termStarts: [Int32]
}
