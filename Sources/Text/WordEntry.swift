/// A word of a `WordList` while a `DoubleArray` is built from it.
struct WordEntry {
    /// The first four codes, the first one highest; zeros where the word is shorter.
    let prefix: UInt64
    /// Where the word starts among the codes of all.
    let start: Int32
    let length: Int32
    let value: Int32

    /// The code at `depth`, which is less than the length.
    @inline(__always)
    func code(at depth: Int, _ letters: [UInt16]) -> UInt32 {
        depth < 4
            ? UInt32(truncatingIfNeeded: prefix >> UInt64(48 &- 16 &* depth)) & 0xFFFF
            : UInt32(letters[Int(start) + depth])
    }

    /// All words by their codes, shorter first; among equal words the last one given stays.
    static func sorted(_ words: WordList, letters: [UInt16], highest: Int) -> [WordEntry] {
        var entries: [WordEntry] = []
        entries.reserveCapacity(words.count)
        var start = 0
        for (index, end) in words.ends.enumerated() {
            var prefix: UInt64 = 0
            for place in 0..<4 {
                let code = start + place < Int(end) ? letters[start + place] : 0
                prefix = prefix << 16 | UInt64(code)
            }
            entries.append(
                WordEntry(
                    prefix: prefix, start: Int32(start), length: end - Int32(start),
                    value: words.values[index]))
            start = Int(end)
        }
        sort(&entries, highest: highest)
        sortLongWords(&entries, letters)
        return withoutRepeats(entries, letters)
    }

    /// By `prefix`, stable: a radix sort by codes where there are enough words to be worth it.
    private static func sort(_ entries: inout [WordEntry], highest: Int) {
        guard entries.count > highest else {
            // The standard library's sort is stable, but does not promise it.
            entries.sort { $0.prefix != $1.prefix ? $0.prefix < $1.prefix : $0.start < $1.start }
            return
        }
        var other = entries
        var counts = [Int](repeating: 0, count: highest + 2)
        for shift: UInt64 in [0, 16, 32, 48] {
            for index in counts.indices { counts[index] = 0 }
            for entry in entries { counts[Int(entry.prefix >> shift & 0xFFFF) + 1] += 1 }
            for index in 1..<counts.count { counts[index] += counts[index - 1] }
            for entry in entries {
                let code = Int(entry.prefix >> shift & 0xFFFF)
                other[counts[code]] = entry
                counts[code] += 1
            }
            swap(&entries, &other)
        }
    }

    /// Puts words of equal prefix in order by what follows the prefix.
    private static func sortLongWords(_ entries: inout [WordEntry], _ letters: [UInt16]) {
        var first = 0
        while first < entries.count {
            var end = first + 1
            var isLong = entries[first].length > 4
            while end < entries.count, entries[end].prefix == entries[first].prefix {
                isLong = isLong || entries[end].length > 4
                end += 1
            }
            if isLong, end > first + 1 {
                entries[first..<end].sort {
                    let order = compare($0, $1, letters)
                    return order != 0 ? order < 0 : $0.start < $1.start
                }
            }
            first = end
        }
    }

    private static func withoutRepeats(_ entries: [WordEntry], _ letters: [UInt16]) -> [WordEntry] {
        var kept: [WordEntry] = []
        kept.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            let isRepeated =
                index + 1 < entries.count && compare(entry, entries[index + 1], letters) == 0
            if !isRepeated { kept.append(entry) }
        }
        return kept
    }

    /// Negative if `one` comes before `other`; for words of any prefix.
    private static func compare(_ one: WordEntry, _ other: WordEntry, _ letters: [UInt16]) -> Int {
        if one.prefix != other.prefix { return one.prefix < other.prefix ? -1 : 1 }
        var place = 4
        while place < Int(min(one.length, other.length)) {
            let left = one.code(at: place, letters)
            let right = other.code(at: place, letters)
            if left != right { return left < right ? -1 : 1 }
            place += 1
        }
        return Int(one.length) - Int(other.length)
    }
}
