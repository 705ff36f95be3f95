/// The cheapest way to reach each character of a text over words (Viterbi over a word lattice).
struct Lattice: Sendable {
    private struct Node: Sendable {
        var cost: Int32 = .max
        /// Length, vocabulary entry and kind of the last word on the cheapest way.
        var length: Int32 = 1
        var entry: Int32 = -1
        var kind = Token.Kind.unknown
    }

    private var nodes: [Node]
    /// The text's first character, and the last place from which ways were closed.
    private let first: Int
    private var closed: Int
    /// The farthest end of a word so far.
    private(set) var reach: Int

    init(from first: Int, count: Int) {
        nodes = Array(repeating: Node(), count: count + 1)
        nodes[0].cost = 0
        self.first = first
        closed = first
        reach = first
    }

    @inline(__always)
    func isReached(_ position: Int) -> Bool { nodes[position - first].cost < .max }

    /// A word of `length` characters from `start`; the first of two equally cheap words stays.
    @inline(__always)
    mutating func relax(
        _ start: Int, _ length: Int, _ cost: Int32, _ kind: Token.Kind, _ entry: Int32 = -1
    ) {
        let from = start - first
        let total = nodes[from].cost + cost
        guard total < nodes[from + length].cost else { return }
        nodes[from + length] = Node(
            cost: total, length: Int32(length), entry: entry, kind: kind)
        reach = max(reach, start + length)
    }

    /// Appends the words of the cheapest way to `end`, which no word reaches over, and starts anew
    /// from there: costs stay small in texts of any length.
    mutating func close(at end: Int, into tokens: inout [Token]) {
        let count = tokens.count
        var position = end
        while position > closed {
            let node = nodes[position - first]
            let start = position - max(1, Int(node.length))
            tokens.append(
                Token(
                    start: Int32(start), end: Int32(position), kind: node.kind, entry: node.entry))
            position = start
        }
        tokens[count...].reverse()
        nodes[end - first].cost = 0
        closed = end
    }
}
