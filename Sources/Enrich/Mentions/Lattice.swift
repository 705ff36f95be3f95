/// The cheapest way to reach each character of a text over words (Viterbi over a word lattice).
struct Lattice: Sendable {
    private var costs: [Int32]
    /// Length, kind and vocabulary entry of the last word on the cheapest way.
    private(set) var lengths: [Int32]
    private(set) var kinds: [Token.Kind]
    private(set) var entries: [Int32]

    init(count: Int) {
        costs = Array(repeating: .max, count: count + 1)
        costs[0] = 0
        lengths = Array(repeating: 1, count: count + 1)
        kinds = Array(repeating: .unknown, count: count + 1)
        entries = Array(repeating: -1, count: count + 1)
    }

    func isReached(_ position: Int) -> Bool { costs[position] < .max }

    /// A word of `length` characters from `start`; the first of two equally cheap words stays.
    @inline(__always)
    mutating func relax(
        _ start: Int, _ length: Int, _ cost: Int32, _ kind: Token.Kind, _ entry: Int32 = -1
    ) {
        let end = start + length
        let total = costs[start] + cost
        guard total < costs[end] else { return }
        costs[end] = total
        lengths[end] = Int32(length)
        kinds[end] = kind
        entries[end] = entry
    }
}
