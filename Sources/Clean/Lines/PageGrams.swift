import Text

/// Pairs and triples of hanzi of a page: `金山` and `山岭` told in one line say that `…望金` goes on in
/// `山岭…`, though no list of words has the name.
struct PageGrams: Sendable {
    private var counts: [UInt64: Int32] = [:]

    /// Counts what stands in a run of characters.
    mutating func add(_ characters: ArraySlice<UInt32>) {
        var second: UInt32 = 0
        var first: UInt32 = 0
        for scalar in characters {
            guard isHan(scalar) else {
                second = 0
                first = 0
                continue
            }
            if second != 0 { counts[Self.key(0, second, scalar), default: 0] += 1 }
            if first != 0 { counts[Self.key(first, second, scalar), default: 0] += 1 }
            first = second
            second = scalar
        }
    }

    /// How often the page says elsewhere what a seam would join: 0 to 4.5.
    func gain(tail: ArraySlice<UInt32>, head: ArraySlice<UInt32>) -> Double {
        guard let last = tail.last, let first = head.first, isHan(last), isHan(first) else {
            return 0
        }
        var gain = weight(Self.key(0, last, first))
        if let before = tail.dropLast().last { gain += weight(Self.key(before, last, first)) }
        if let after = head.dropFirst().first { gain += weight(Self.key(last, first, after)) }
        return gain
    }

    private func weight(_ key: UInt64) -> Double {
        guard let count = counts[key] else { return 0 }
        return count > 3 ? 1.5 : count > 1 ? 1 : 0.5
    }

    private static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
    }
}
