/// Numbers of words by their bytes: an open table, as a dictionary of strings is too slow to build
/// at every start of the program.
package struct WordNumbers: Sendable {
    /// Number of the word in each slot, or -1.
    private var slots: [Int32]
    private var count = 0

    /// `capacity` slots at first, a power of two.
    package init(capacity: Int) {
        slots = Array(repeating: -1, count: capacity)
    }

    /// The number of `word`, if it was inserted; `words` are all words by number.
    package func number(of word: String, in words: [(word: String, value: Int32)]) -> Int32? {
        var slot = Self.hash(word) & (slots.count - 1)
        while slots[slot] >= 0 {
            if words[Int(slots[slot])].word.utf8.elementsEqual(word.utf8) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds a word that is not there yet.
    package mutating func insert(
        _ word: String, number: Int32, in words: [(word: String, value: Int32)]
    ) {
        if count * 2 >= slots.count { grow(words) }
        var slot = Self.hash(word) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = number
        count += 1
    }

    private mutating func grow(_ words: [(word: String, value: Int32)]) {
        let old = slots
        slots = Array(repeating: -1, count: old.count * 2)
        for number in old where number >= 0 {
            var slot = Self.hash(words[Int(number)].word) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = number
        }
    }

    /// FNV-1a over the word's UTF-8, folded to the bits of a slot.
    private static func hash(_ word: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
}
