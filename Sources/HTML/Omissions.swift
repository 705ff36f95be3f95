/// What was left out of a page, and the way back: `a<script>…</script>b` was read as
/// `a<script></script>b`.
struct Omissions {
    /// Where something is missing, in the shortened page, in order.
    private var places: [Int] = []
    /// How many bytes are missing up to each place, that place's included.
    private var lengths: [Int] = []
    /// How many places lie at or before the offset asked for last.
    private var cursor = 0

    /// `bytes` without `ranges`, which are in order and apart.
    static func leave(
        _ ranges: [Range<Int>], outOf bytes: [UInt8]
    ) -> (shortened: [UInt8], omissions: Omissions) {
        var omissions = Omissions()
        guard !ranges.isEmpty else { return (bytes, omissions) }
        var shortened: [UInt8] = []
        shortened.reserveCapacity(bytes.count)
        var copied = 0
        var missing = 0
        for range in ranges where !range.isEmpty {
            shortened.append(contentsOf: bytes[copied..<range.lowerBound])
            copied = range.upperBound
            missing += range.count
            omissions.places.append(shortened.count)
            omissions.lengths.append(missing)
        }
        shortened.append(contentsOf: bytes[copied...])
        return (shortened, omissions)
    }

    /// The offset in the whole page of one in the shortened page; fast when offsets rise.
    mutating func wholeOffset(of offset: Int) -> Int {
        while cursor < places.count, places[cursor] <= offset { cursor += 1 }
        while cursor > 0, places[cursor - 1] > offset { cursor -= 1 }
        return cursor == 0 ? offset : offset + lengths[cursor - 1]
    }
}
