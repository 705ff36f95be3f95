extension RandomAccessCollection {
    /// The first place whose element belongs to the second part, where all elements of a first part come
    /// before those of a second; `endIndex` if none does. Takes log₂ n looks.
    ///
    /// `[1, 3, 5].partitioningIndex { $0 >= 3 }` → 1
    @inlinable
    package func partitioningIndex(
        where belongsToSecond: (Element) throws -> Bool
    ) rethrows -> Index {
        var low = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if try belongsToSecond(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}
