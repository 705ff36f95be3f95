import Text

/// Spans of one text in order, asked for overlaps: `2022年` is a date, so 2022 counts no money.
struct SpanSet: Sendable {
    private var spans: [Range<Int>] = []

    /// Spans may come in any order.
    init(_ spans: [Range<Int>]) {
        self.spans = spans.sorted {
            ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
        }
    }

    /// Whether any span shares a character with `range`; spans do not overlap each other.
    func overlaps(_ range: Range<Int>) -> Bool {
        let place = spans.partitioningIndex { $0.upperBound > range.lowerBound }
        return place < spans.count && spans[place].lowerBound < range.upperBound
    }
}
