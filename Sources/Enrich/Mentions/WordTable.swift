import Lexicon
import Text

/// Common words of one to four characters with cost and class, packed for fast look-up.
///
/// The key of `合作` is its two folded scalars in 32 bits; collisions are impossible because every
/// scalar of the table lies in the basic plane.
struct WordTable: Sendable {
    static let longestWord = 4

    /// Class of a word as the lexicon tells it.
    enum WordClass: UInt8, Sendable {
        case noun, verb, adjective, function, numeral, time, locality, place, person
    }

    private var keys: [UInt64]
    private var costs: [Int16]
    private var classes: [UInt8]
    private let mask: Int

    /// Reads the lexicon `words`.
    init(lexicons: LexiconStore) throws(LexiconError) {
        let table = try lexicons.table("words")
        guard let word = table.column("word"), let cost = table.column("cost"),
            let kind = table.column("class")
        else {
            throw LexiconError(
                file: "words.tsv", message: "the columns word, cost and class are needed")
        }
        var capacity = 1024
        while capacity < table.rows.count * 2 { capacity *= 2 }
        mask = capacity - 1
        keys = Array(repeating: 0, count: capacity)
        costs = Array(repeating: 0, count: capacity)
        classes = Array(repeating: 0, count: capacity)
        for (line, row) in table.rows.enumerated() {
            // Folding takes a few rare characters (墠) out of the basic plane: such words are left out.
            if row[word].unicodeScalars.contains(where: { CharacterFolding.fold($0.value) > 0xFFFF }
            ) {
                continue
            }
            guard let key = Self.key(of: row[word]), let value = Int16(row[cost]),
                let wordClass = Self.wordClass(row[kind])
            else {
                throw LexiconError(
                    file: "words.tsv", line: line + 1,
                    message: "not a word of one to four characters, a cost and a class: \(row)")
            }
            var slot = Self.slot(of: key, mask: mask)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
            keys[slot] = key
            costs[slot] = value
            classes[slot] = wordClass.rawValue
        }
    }

    /// Cost (-10 ln of the relative frequency) and class of the word with this key.
    @inline(__always)
    func look(up key: UInt64) -> (cost: Int16, wordClass: WordClass)? {
        var slot = Self.slot(of: key, mask: mask)
        while keys[slot] != 0 {
            if keys[slot] == key {
                return (costs[slot], WordClass(rawValue: classes[slot]) ?? .noun)
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static func key(of word: String) -> UInt64? {
        var key: UInt64 = 0
        var length = 0
        for scalar in word.unicodeScalars {
            let folded = CharacterFolding.fold(scalar.value)
            guard folded <= 0xFFFF, length < longestWord else { return nil }
            key = key << 16 | UInt64(folded)
            length += 1
        }
        return length > 0 ? key : nil
    }

    @inline(__always)
    private static func slot(of key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    private static func wordClass(_ letter: String) -> WordClass? {
        switch letter {
        case "n": .noun
        case "v": .verb
        case "a": .adjective
        case "f": .function
        case "m": .numeral
        case "t": .time
        case "s": .locality
        case "p": .place
        case "r": .person
        default: nil
        }
    }
}
