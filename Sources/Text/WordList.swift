/// Words and their values, laid end to end: no array or string for each.
package struct WordList: Sendable {
    /// The characters of all words.
    private(set) var letters: [UInt32] = []
    /// Where each word ends in `letters`.
    private(set) var ends: [Int32] = []
    private(set) var values: [Int32] = []

    package init() {}

    package var count: Int { ends.count }

    package mutating func reserveCapacity(words: Int, letters: Int) {
        self.letters.reserveCapacity(letters)
        ends.reserveCapacity(words)
        values.reserveCapacity(words)
    }

    /// Empty words are left out.
    @inline(__always)
    package mutating func append(_ word: some Sequence<UInt32>, value: Int32) {
        let start = letters.count
        for letter in word { letters.append(letter) }
        close(from: start, value: value)
    }

    /// Appends a word folded as text is; the last character first if `isReversed`.
    package mutating func append(
        folding word: String, _ table: FoldingTable, isReversed: Bool = false, value: Int32
    ) {
        let start = letters.count
        let bytes = word.utf8.span
        var position = 0
        while position < bytes.count {
            let (scalar, length) = decodeScalar(bytes, at: position)
            letters.append(table[scalar])
            position += length
        }
        if isReversed { letters[start...].reverse() }
        close(from: start, value: value)
    }

    @inline(__always)
    private mutating func close(from start: Int, value: Int32) {
        if letters.count == start { return }
        ends.append(Int32(letters.count))
        values.append(value)
    }
}
