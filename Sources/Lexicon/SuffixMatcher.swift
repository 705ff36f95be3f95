import Text

/// Finds words of a vocabulary by where they end: `有限公司` at the end of a name.
package struct SuffixMatcher: Sendable {
    private let trie: DoubleArray

    /// Words are folded as the text is; of two equal words the later value counts.
    package init(_ words: [(word: String, value: Int32)]) {
        let folding = CharacterFolding.table
        var folded = WordList()
        for (word, value) in words where value >= 0 {
            folded.append(folding: word, folding, isReversed: true, value: value)
        }
        trie = DoubleArray(folded)
    }

    /// The longest word whose last character is the one before `end`.
    package func longestMatch(in characters: Span<UInt32>, endingAt end: Int) -> Hit? {
        var node = 0
        var position = end
        var found: Hit?
        while position > 0, let next = trie.child(of: node, by: characters[position - 1]) {
            node = next
            position -= 1
            if let value = trie.value(at: node) {
                found = Hit(start: Int32(position), end: Int32(end), value: value)
            }
        }
        return found
    }
}
