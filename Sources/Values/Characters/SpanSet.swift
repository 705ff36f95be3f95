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
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound <= range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < spans.count && spans[low].lowerBound < range.upperBound
    }
}
