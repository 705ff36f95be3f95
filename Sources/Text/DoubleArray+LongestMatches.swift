extension DoubleArray {
    /// Characters looked at together; the columns of a stretch stay in the first cache.
    private static let stretch = 1024

    /// Finds the longest word at every character; calls `body` for each stretch of the text.
    ///
    /// `body` gets the stretch's first character, and for each of its characters the length of the
    /// word (0: none) and its value. Walking the trie from one character after the other waits for
    /// memory and guesses wrongly where each walk ends. Here the first two characters of all walks
    /// are looked up together, then the third of those still alive, and so on: look-ups are
    /// independent and almost free of branches.
    package func longestMatches(
        in characters: Span<UInt32>,
        _ body: (_ from: Int, _ lengths: Span<UInt32>, _ values: Span<UInt32>) -> Void
    ) {
        let codes = encode(characters)
        let stretch = min(Self.stretch, characters.count)
        // For each character of the stretch the longest word's length, 0 for none, and its value.
        var lengths = [UInt32](repeating: 0, count: stretch)
        var values = [UInt32](repeating: 0, count: stretch)
        // Walks still alive: where they started and the base of the node they are at.
        var starts = [Int32](repeating: 0, count: stretch)
        var places = [UInt32](repeating: 0, count: stretch)
        var from = 0
        while from < characters.count {
            let count = min(stretch, characters.count - from)
            Self.walk(
                labels.span, nodes.span, codes.span, from: from, count: count,
                lengths: &lengths, values: &values, starts: &starts, places: &places)
            body(from, lengths.span.extracting(first: count), values.span.extracting(first: count))
            from += count
        }
    }

    /// Codes of all characters and a zero after the last, which no word goes on with.
    private func encode(_ characters: Span<UInt32>) -> [UInt16] {
        var encoded: [UInt16] = []
        encoded.append(addingCapacity: characters.count + 1) { encoded in
            for index in characters.indices {
                encoded.append(UInt16(truncatingIfNeeded: codes[characters[index]]))
            }
            encoded.append(0)
        }
        return encoded
    }

    /// Fills `lengths` and `values` for `count` characters from `from` on.
    private static func walk(
        _ labels: Span<UInt16>, _ nodes: Span<Node>, _ codes: Span<UInt16>, from: Int, count: Int,
        lengths: inout [UInt32], values: inout [UInt32], starts: inout [Int32],
        places: inout [UInt32]
    ) {
        var lengths = lengths.mutableSpan
        var values = values.mutableSpan
        var starts = starts.mutableSpan
        var places = places.mutableSpan
        let root = nodes[0].base
        var alive = 0
        for index in 0..<count {
            // Ones and zeros instead of conditions: every guess would be wrong half of the time.
            let firstCode = UInt32(codes[from &+ index])
            let firstSlot = root ^ firstCode
            let isFirst = one(UInt32(labels[Int(firstSlot)]) == firstCode) & one(firstCode != 0)
            // A character that begins no word is looked up in vain at the root.
            let first = nodes[Int(firstSlot & (0 &- isFirst))]
            let secondCode = UInt32(codes[from &+ index &+ 1])
            let secondSlot = first.base & ~terminal ^ secondCode
            let isSecond =
                isFirst & one(UInt32(labels[Int(secondSlot)]) == secondCode) & one(secondCode != 0)
            let second = nodes[Int(secondSlot & (0 &- isSecond))]
            let endsSecond = isSecond & second.base >> 31
            let endsFirst = isFirst & first.base >> 31
            let longer = 0 &- endsSecond
            values[index] =
                UInt32(bitPattern: second.value) & longer
                | UInt32(bitPattern: first.value) & ~longer
            lengths[index] = (endsFirst | endsSecond) &+ endsSecond
            starts[alive] = Int32(truncatingIfNeeded: index)
            places[alive] = second.base & ~terminal
            alive &+= Int(isSecond & one(second.base & ~terminal != 0))
        }
        var length = 2
        while alive > 0 {
            var next = 0
            for walk in 0..<alive {
                let start = Int(starts[walk])
                let code = UInt32(codes[from &+ start &+ length])
                let slot = places[walk] ^ code
                let isChild = one(UInt32(labels[Int(slot)]) == code) & one(code != 0)
                let node = nodes[Int(slot & (0 &- isChild))]
                let ends = 0 &- (isChild & node.base >> 31)
                let longer = UInt32(truncatingIfNeeded: length &+ 1)
                lengths[start] = longer & ends | lengths[start] & ~ends
                values[start] = UInt32(bitPattern: node.value) & ends | values[start] & ~ends
                starts[next] = Int32(truncatingIfNeeded: start)
                places[next] = node.base & ~terminal
                next &+= Int(isChild & one(node.base & ~terminal != 0))
            }
            alive = next
            length &+= 1
        }
    }

    @inline(__always)
    private static func one(_ condition: Bool) -> UInt32 { condition ? 1 : 0 }
}
