import Lexicon

/// Finds a handful of names in one text, where building a trie would cost more than the search.
struct NameOccurrences {
    private let names: [(word: [UInt32], value: Int32)]
    /// Positions in `names` by their first character's low bits; longer names first.
    private var buckets: [[Int]] = Array(repeating: [], count: 256)

    init(_ names: [(word: [UInt32], value: Int32)]) {
        self.names = names.filter { !$0.word.isEmpty }.sorted { $0.word.count > $1.word.count }
        for (position, name) in self.names.enumerated() {
            buckets[Int(name.word[0] & 255)].append(position)
        }
    }

    /// Appends the longest name at each character, in order; names found do not overlap.
    func find(in characters: [UInt32], into hits: inout [Hit]) {
        var start = 0
        while start < characters.count {
            var end = start + 1
            for position in buckets[Int(characters[start] & 255)] {
                let (word, value) = names[position]
                guard start + word.count <= characters.count, matches(word, characters, start)
                else { continue }
                end = start + word.count
                hits.append(Hit(start: Int32(start), end: Int32(end), value: value))
                break
            }
            start = end
        }
    }

    private func matches(_ word: [UInt32], _ characters: [UInt32], _ start: Int) -> Bool {
        for offset in word.indices where word[offset] != characters[start + offset] {
            return false
        }
        return true
    }
}
