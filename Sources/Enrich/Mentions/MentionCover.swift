import Model

/// The bytes that mentions of some kinds cover, asked for overlaps however many there are.
struct MentionCover {
    /// Starts in order, and for each the farthest end up to there.
    private var starts: [Int] = []
    private var ends: [Int] = []

    init(_ mentions: [Mention], where isWanted: (Mention.Value) -> Bool) {
        var ranges: [Range<Int>] = []
        for mention in mentions where isWanted(mention.value) { ranges.append(mention.range) }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        for range in ranges {
            starts.append(range.lowerBound)
            ends.append(max(ends.last ?? 0, range.upperBound))
        }
    }

    /// Whether any of them shares a byte with `range`, which is not empty.
    func overlaps(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return low > 0 && ends[low - 1] > range.lowerBound
    }
}
