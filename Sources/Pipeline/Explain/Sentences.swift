import Text

/// The sentences of an article's text, for showing, without the blanks around them.
struct Sentences {
    /// Bytes of each sentence, in order.
    let ranges: [Range<Int>]

    init(_ text: [UInt8]) {
        let folded = FoldedText(text)
        ranges = SentenceSplitter().sentences(in: folded.characters.span).map(folded.byteRange)
    }
}
