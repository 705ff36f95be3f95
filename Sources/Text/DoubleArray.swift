/// A trie over characters in two flat columns: finding a word costs two loads a character.
///
/// Characters are renumbered by frequency into codes; the child of a node is at `base ^ code`, and
/// counts as one only if its label is that code. No two nodes share a base, so that the label tells
/// the parent: a look-up that fails, as most do, touches the small column of labels only.
/// Method: Aoe, "An efficient digital search algorithm by using a double-array structure" (1989),
/// with exclusive or for placement and labels instead of parents (as in darts-clone).
package struct DoubleArray: Sendable {
    @usableFromInline
    let codes: CharacterCodes
    /// For each slot the code by which its parent reaches it; 0 for a free slot and the root.
    @usableFromInline
    let labels: [UInt16]
    @usableFromInline
    let nodes: [Node]

    /// What is read of a slot once its label fits.
    @usableFromInline
    struct Node: Sendable {
        /// Where the children are (0: there are none); bit 31: a word ends here.
        @usableFromInline
        var base: UInt32 = 0
        /// The value of that word, else 0.
        @usableFromInline
        var value: Int32 = 0
    }

    @inlinable static var terminal: UInt32 { 1 << 31 }

    /// Of two equal words the later value counts.
    package init(_ words: WordList) {
        var builder = DoubleArrayBuilder(words)
        builder.build()
        codes = builder.codes
        labels = builder.labels
        nodes = builder.nodes
    }

    /// The child of `node` by a character; `nil` if there is none. The root is node 0.
    @inlinable @inline(__always)
    package func child(of node: Int, by scalar: UInt32) -> Int? {
        let code = codes[scalar]
        guard code != 0 else { return nil }
        // Slots are allotted in whole blocks wider than any code, so this stays inside.
        let slot = Int((nodes[node].base & ~Self.terminal) ^ code)
        return UInt32(labels[slot]) == code ? slot : nil
    }

    /// The value of the word that ends at `node`.
    @inlinable @inline(__always)
    package func value(at node: Int) -> Int32? {
        nodes[node].base & Self.terminal != 0 ? nodes[node].value : nil
    }

    /// The longest word that starts at `start`: its end and value.
    @inlinable @inline(__always)
    package func longestMatch(
        in characters: Span<UInt32>, at start: Int
    ) -> (end: Int, value: Int32)? {
        var node = 0
        var position = start
        var end = -1
        var last = 0
        while position < characters.count, let next = child(of: node, by: characters[position]) {
            node = next
            position &+= 1
            if nodes[node].base & Self.terminal != 0 {
                end = position
                last = node
            }
        }
        return end < 0 ? nil : (end, nodes[last].value)
    }
}
