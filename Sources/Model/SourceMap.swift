/// Maps bytes of an article's text back to bytes of its page decoded to UTF-8.
///
/// A sorted list of segments; inside one, both sides advance byte by byte. Where a folded
/// character has another length than the original, a new segment starts after it.
package struct SourceMap: Sendable, Hashable, Codable {
    package struct Segment: Sendable, Hashable, Codable {
        /// First byte in the article's text.
        package let text: Int
        /// Its byte in the page, or `nil` where the page position is unknown (most HTML).
        package let page: Int?
        package init(text: Int, page: Int?) {
            self.text = text
            self.page = page
        }
    }

    package let segments: [Segment]

    /// `segments` sorted by `text`.
    package init(segments: [Segment] = []) {
        self.segments = segments
    }

    /// The page offset of one byte of the text.
    package func pageOffset(of offset: Int) -> Int? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].text <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, let page = segments[low - 1].page else { return nil }
        return page + offset - segments[low - 1].text
    }

    /// The page bytes of a span of the text; `nil` when unknown or when the span was put together
    /// from places that do not follow each other on the page.
    package func pageRange(of range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, let first = pageOffset(of: range.lowerBound),
            let last = pageOffset(of: range.upperBound - 1), last >= first
        else { return nil }
        return first..<(last + 1)
    }
}
