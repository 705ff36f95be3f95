import Lexicon

/// Finds a handful of names in one text, where building a trie would cost more than the search.
struct NameOccurrences {
    private let names: [(word: [UInt32], value: Int32)]
    /// The first name, by position in `names`, of each bucket of first characters, and the next of
    /// the same bucket; longer names first.
    private var first = [Int32](repeating: -1, count: 256)
    private var next: [Int32]

    init(_ names: [(word: [UInt32], value: Int32)]) {
        self.names = names.filter { !$0.word.isEmpty }.sorted { $0.word.count > $1.word.count }
        next = Array(repeating: -1, count: self.names.count)
        for position in self.names.indices.reversed() {
            let bucket = Int(self.names[position].word[0] & 255)
            next[position] = first[bucket]
            first[bucket] = Int32(position)
        }
    }

    /// Appends the longest name at each character, in order; names found do not overlap.
    func find(in characters: [UInt32], into hits: inout [Hit]) {
        let characters = characters.span
        var start = 0
        while start < characters.count {
            var end = start + 1
            var position = Int(first[Int(characters[start] & 255)])
            while position >= 0 {
                if let found = matchEnd(position, characters, start) {
                    end = found
                    hits.append(
                        Hit(start: Int32(start), end: Int32(end), value: names[position].value))
                    break
                }
                position = Int(next[position])
            }
            start = end
        }
    }

    /// The end of the name at `position` if it stands at `start`.
    private func matchEnd(_ position: Int, _ characters: Span<UInt32>, _ start: Int) -> Int? {
        let word = names[position].word
        guard start + word.count <= characters.count else { return nil }
        for offset in word.indices where word[offset] != characters[start + offset] {
            return nil
        }
        return start + word.count
    }
}
