/// A trie over characters in two flat columns: finding a word costs two loads a character.
///
/// Characters are renumbered by frequency into codes; the child of a node is at `base ^ code`, and
/// counts as one only if its `check` names the parent. Nodes take eight bytes, values stand apart.
/// Method: Aoe, "An efficient digital search algorithm by using a double-array structure" (1989),
/// with exclusive or for placement.
package struct DoubleArray: Sendable {
    /// A slot: where its children are, whether a word ends here, and whose child it is.
    struct Node: Sendable {
        /// Bit 31: a word ends here. The rest: base of the children; 0 means none.
        var base: UInt32
        /// Slot of the parent; `UInt32.max` marks a free slot.
        var check: UInt32
    }

    static let terminal: UInt32 = 1 << 31

    /// Codes of the basic plane's characters; 0 for one that no word contains.
    let codes: [UInt16]
    /// Characters beyond the basic plane in order, and their codes.
    let supplementary: [UInt32]
    let supplementaryCodes: [UInt16]
    let nodes: [Node]
    let values: [Int32]

    /// Of two equal words the later value counts; empty words are left out.
    package init(_ words: [(word: [UInt32], value: Int32)]) {
        var builder = DoubleArrayBuilder(words)
        builder.build()
        codes = builder.codes
        supplementary = builder.supplementary.map(\.scalar)
        supplementaryCodes = builder.supplementary.map(\.code)
        nodes = builder.nodes
        values = builder.values
    }

    /// Code of a character; 0 if no word contains it.
    @inline(__always)
    func code(of scalar: UInt32) -> UInt32 {
        scalar <= 0xFFFF ? UInt32(codes[Int(scalar)]) : supplementaryCode(of: scalar)
    }

    @inline(never)
    private func supplementaryCode(of scalar: UInt32) -> UInt32 {
        var low = 0
        var high = supplementary.count
        while low < high {
            let middle = (low + high) / 2
            if supplementary[middle] < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < supplementary.count, supplementary[low] == scalar else { return 0 }
        return UInt32(supplementaryCodes[low])
    }

    /// The child of `node` by a character; `nil` if there is none. The root is node 0.
    @inline(__always)
    package func child(of node: Int, by scalar: UInt32) -> Int? {
        let code = code(of: scalar)
        guard code != 0 else { return nil }
        // Slots are allotted in whole blocks wider than any code, so this stays inside.
        let slot = Int((nodes[node].base & ~Self.terminal) ^ code)
        return nodes[slot].check == UInt32(truncatingIfNeeded: node) ? slot : nil
    }

    /// The value of the word that ends at `node`.
    @inline(__always)
    package func value(at node: Int) -> Int32? {
        nodes[node].base & Self.terminal != 0 ? values[node] : nil
    }

    /// The longest word that starts at `start`: its end and value.
    @inline(__always)
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
        return end < 0 ? nil : (end, values[last])
    }
}
