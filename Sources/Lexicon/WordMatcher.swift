import Text

/// Finds words of a vocabulary in folded text.
///
/// `集团` and `集團` are one word: both words and text are folded. Words of 50,000 are looked up at
/// every character by a double array, without going back to the text's bytes.
package struct WordMatcher: Sendable {
    private let trie: DoubleArray

    /// Words are folded as the text is; of two equal words the later value counts.
    ///
    /// Values are not negative: a word with a negative value is left out.
    package init(_ words: [(word: String, value: Int32)]) {
        let folding = CharacterFolding.table
        var folded = WordList()
        folded.reserveCapacity(words: words.count, letters: words.count * 3)
        for (word, value) in words where value >= 0 {
            folded.append(folding: word, folding, value: value)
        }
        trie = DoubleArray(folded)
    }

    /// The longest word that starts at character `start`.
    package func longestMatch(in characters: Span<UInt32>, at start: Int) -> Hit? {
        guard let match = trie.longestMatch(in: characters, at: start) else { return nil }
        return Hit(start: Int32(start), end: Int32(match.end), value: match.value)
    }

    /// Appends the longest word at every character of the text, in order of start.
    package func longestMatches(in characters: Span<UInt32>, into hits: inout [Hit]) {
        if characters.count >= Self.longText {
            trie.longestMatches(in: characters) { from, lengths, values in
                hits.append(addingCapacity: lengths.count) { hits in
                    for index in lengths.indices where lengths[index] != 0 {
                        let start = Int32(truncatingIfNeeded: from &+ index)
                        hits.append(
                            Hit(
                                start: start,
                                end: start &+ Int32(truncatingIfNeeded: lengths[index]),
                                value: Int32(bitPattern: values[index])))
                    }
                }
            }
            return
        }
        for start in characters.indices {
            if let match = trie.longestMatch(in: characters, at: start) {
                hits.append(
                    Hit(start: Int32(start), end: Int32(match.end), value: match.value))
            }
        }
    }

    /// Characters from which on looking up level by level is worth its columns.
    private static let longText = 256

    /// Appends every word at every character, shorter before longer.
    package func allMatches(in characters: Span<UInt32>, into hits: inout [Hit]) {
        for start in characters.indices { allMatches(in: characters, at: start, into: &hits) }
    }

    /// Appends every word that starts at character `start`, shorter before longer.
    package func allMatches(in characters: Span<UInt32>, at start: Int, into hits: inout [Hit]) {
        var node = 0
        var position = start
        while position < characters.count,
            let next = trie.child(of: node, by: characters[position])
        {
            node = next
            position += 1
            if let value = trie.value(at: node) {
                hits.append(Hit(start: Int32(start), end: Int32(position), value: value))
            }
        }
    }
}
