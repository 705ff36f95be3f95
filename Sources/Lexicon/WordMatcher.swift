import Text

/// Finds words of a vocabulary in folded text.
package struct WordMatcher: Sendable {
    private var children: [[UInt32: Int32]] = [[:]]
    private var values: [Int32] = [-1]

    /// Words are folded as the text is; of two equal words the later value counts.
    package init(_ words: [(word: String, value: Int32)]) {
        for (word, value) in words {
            var node: Int32 = 0
            for scalar in word.unicodeScalars {
                let folded = CharacterFolding.fold(scalar.value)
                if let next = children[Int(node)][folded] {
                    node = next
                } else {
                    children.append([:])
                    values.append(-1)
                    let next = Int32(children.count - 1)
                    children[Int(node)][folded] = next
                    node = next
                }
            }
            if node != 0 { values[Int(node)] = value }
        }
    }

    /// The longest word that starts at character `start`.
    package func longestMatch(in characters: Span<UInt32>, at start: Int) -> Hit? {
        var node: Int32 = 0
        var found: Hit?
        var position = start
        while position < characters.count, let next = children[Int(node)][characters[position]] {
            node = next
            position += 1
            let value = values[Int(node)]
            if value >= 0 {
                found = Hit(start: Int32(start), end: Int32(position), value: value)
            }
        }
        return found
    }

    /// Appends the longest word at every character of the text, in order of start.
    package func longestMatches(in characters: Span<UInt32>, into hits: inout [Hit]) {
        for start in characters.indices {
            if let hit = longestMatch(in: characters, at: start) { hits.append(hit) }
        }
    }

    /// Appends every word at every character, shorter before longer.
    package func allMatches(in characters: Span<UInt32>, into hits: inout [Hit]) {
        for start in characters.indices {
            var node: Int32 = 0
            var position = start
            while position < characters.count, let next = children[Int(node)][characters[position]]
            {
                node = next
                position += 1
                let value = values[Int(node)]
                if value >= 0 {
                    hits.append(Hit(start: Int32(start), end: Int32(position), value: value))
                }
            }
        }
    }
}
