import Text

/// Common words of one to four characters with cost and class, packed for fast look-up.
///
/// The key of `合作` is its two folded scalars in 32 bits; collisions are impossible because every
/// scalar of the table lies in the basic plane. It is read from the bytes of `words.tsv` in one pass:
/// a string for each cell of 50,000 rows would be most of the program's start.
package struct WordTable: Sendable {
    package static let longestWord = 4

    /// Class of a word as the lexicon tells it.
    package enum WordClass: UInt8, Sendable {
        case noun, verb, adjective, function, numeral, time, locality, place, person
    }

    private var keys: [UInt64]
    /// Cost and, in the lowest four bits, class of the word in each slot.
    private var entries: [UInt16]
    private let mask: Int
    /// Bit 2, 3 or 4: a word of so many characters begins with two characters of this slot. Most
    /// places of a text are refused by this alone.
    private var lengths: [UInt8]
    /// Cost of each character as a word of its own; -1 if it is none.
    private var singles: [Int16]

    /// Reads the lines of `words.tsv`, of which the columns `word`, `cost` and `class` count.
    init(_ file: [UInt8]) throws(LexiconError) {
        let bytes = file.span
        var lines = 0
        for index in bytes.indices where bytes[index] == 0x0A { lines += 1 }
        var capacity = 1024
        while capacity < lines * 2 { capacity *= 2 }
        mask = capacity - 1
        keys = Array(repeating: 0, count: capacity)
        entries = Array(repeating: 0, count: capacity)
        lengths = Array(repeating: 0, count: 1 << Self.lengthBits)
        singles = Array(repeating: -1, count: 0x10000)

        let folding = CharacterFolding.table
        var row = CellReader()
        var columns: (word: Int, cost: Int, class: Int)?
        var words: [(key: UInt64, entry: UInt16)] = []
        words.reserveCapacity(lines)
        while row.next(bytes) {
            guard let columns else {
                columns = try Self.columns(row, file)
                continue
            }
            guard row.cells.count > max(columns.word, columns.cost, columns.class),
                let cost = Self.number(bytes, row.cells[columns.cost]),
                let wordClass = Self.wordClass(bytes, row.cells[columns.class])
            else { throw Self.malformed(row, file) }
            switch Self.key(of: bytes, row.cells[columns.word], folding) {
            case .some(0): throw Self.malformed(row, file)
            case .some(let key): words.append((key, cost << 4 | UInt16(wordClass.rawValue)))
            // Folding takes a few rare characters (墠) out of the basic plane: such words are left out.
            case .none: continue
            }
        }
        if columns == nil { throw Self.missingColumns }
        Self.insert(words, mask, into: &keys, &entries, &lengths, &singles)
    }

    /// Cost (-10 ln of the relative frequency) and class of the word with this key.
    ///
    /// The key holds the folded characters, the last in the lowest 16 bits.
    @inline(__always)
    package func look(up key: UInt64) -> (cost: Int16, wordClass: WordClass)? {
        var slot = Self.slot(of: key, mask: mask)
        while keys[slot] != 0 {
            if keys[slot] == key {
                let entry = entries[slot]
                return (Int16(entry >> 4), WordClass(rawValue: UInt8(entry & 15)) ?? .noun)
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The words that start at one character of a text.
    package struct Start: Sendable {
        /// Cost of the character as a word of its own; `nil` if it is none.
        package fileprivate(set) var single: Int16?
        /// Words of two, three and four characters.
        package fileprivate(set) var two: (cost: Int16, wordClass: WordClass)?
        package fileprivate(set) var three: (cost: Int16, wordClass: WordClass)?
        package fileprivate(set) var four: (cost: Int16, wordClass: WordClass)?
    }

    /// All words of ideographs that start at `start`, where an ideograph of the basic plane stands.
    package func words(in characters: Span<UInt32>, at start: Int) -> Start {
        var found = Start()
        let first = characters[start]
        let cost = singles[Int(first & 0xFFFF)]
        if cost >= 0 { found.single = cost }
        guard start + 1 < characters.count, Self.isInWord(characters[start + 1]) else {
            return found
        }
        let second = characters[start + 1]
        let lengths = lengths[Self.lengthSlot(first, second)]
        guard lengths != 0 else { return found }
        var key = UInt64(first) << 16 | UInt64(second)
        if lengths & 4 != 0 { found.two = look(up: key) }
        guard lengths > 4, start + 2 < characters.count, Self.isInWord(characters[start + 2]) else {
            return found
        }
        key = key << 16 | UInt64(characters[start + 2])
        if lengths & 8 != 0 { found.three = look(up: key) }
        guard lengths > 8, start + 3 < characters.count, Self.isInWord(characters[start + 3]) else {
            return found
        }
        found.four = look(up: key << 16 | UInt64(characters[start + 3]))
        return found
    }

    @inline(__always)
    private static func isInWord(_ scalar: UInt32) -> Bool {
        scalar &- 0x4E00 < 0x5200 || (scalar <= 0xFFFF && isIdeograph(scalar))
    }

    private static let lengthBits = 18

    @inline(__always)
    private static func lengthSlot(_ first: UInt32, _ second: UInt32) -> Int {
        Int(((first << 16 | second) &* 0x9E37_79B1) >> 14)
    }

    /// Of two equal words the later one counts.
    private static func insert(
        _ words: [(key: UInt64, entry: UInt16)], _ mask: Int, into keys: inout [UInt64],
        _ entries: inout [UInt16], _ lengths: inout [UInt8], _ singles: inout [Int16]
    ) {
        var keys = keys.mutableSpan
        var entries = entries.mutableSpan
        var lengths = lengths.mutableSpan
        var singles = singles.mutableSpan
        for (key, entry) in words {
            var slot = slot(of: key, mask: mask)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
            keys[slot] = key
            entries[slot] = entry
            let count = (64 - key.leadingZeroBitCount + 15) / 16
            if count == 1 {
                singles[Int(key)] = Int16(entry >> 4)
            } else {
                let first = UInt32(key >> UInt64(16 * (count - 1)) & 0xFFFF)
                let second = UInt32(key >> UInt64(16 * (count - 2)) & 0xFFFF)
                lengths[lengthSlot(first, second)] |= 1 << UInt8(count)
            }
        }
    }

    @inline(__always)
    private static func slot(of key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// 0 for a word of no or more than four characters, `nil` for one outside the basic plane.
    @inline(__always)
    private static func key(
        of bytes: Span<UInt8>, _ cell: Range<Int>, _ folding: FoldingTable
    ) -> UInt64? {
        var key: UInt64 = 0
        var length = 0
        var position = cell.lowerBound
        while position < cell.upperBound {
            let (scalar, width) = decodeScalar(bytes, at: position)
            let folded = folding[scalar]
            guard folded <= 0xFFFF else { return nil }
            key = key << 16 | UInt64(folded)
            length += 1
            position += width
        }
        return length <= longestWord ? key : 0
    }

    /// A cost of at most twelve bits.
    private static func number(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> UInt16? {
        guard !cell.isEmpty, cell.count <= 4 else { return nil }
        var number: UInt16 = 0
        for index in cell {
            guard 0x30...0x39 ~= bytes[index] else { return nil }
            number = number * 10 + UInt16(bytes[index] - 0x30)
        }
        return number < 4096 ? number : nil
    }

    /// `n` noun, `v` verb, `a` adjective, `f` function word, `m` numeral, `t` time, `s` locality,
    /// `p` place, `r` person.
    private static func wordClass(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> WordClass? {
        guard cell.count == 1 else { return nil }
        return switch bytes[cell.lowerBound] {
        case 0x6E: .noun
        case 0x76: .verb
        case 0x61: .adjective
        case 0x66: .function
        case 0x6D: .numeral
        case 0x74: .time
        case 0x73: .locality
        case 0x70: .place
        case 0x72: .person
        default: nil
        }
    }

    private static func columns(
        _ row: CellReader, _ file: [UInt8]
    ) throws(LexiconError) -> (word: Int, cost: Int, class: Int) {
        let names = row.cells.map { String(decoding: file[$0], as: UTF8.self) }
        guard let word = names.firstIndex(of: "word"), let cost = names.firstIndex(of: "cost"),
            let kind = names.firstIndex(of: "class")
        else { throw missingColumns }
        return (word, cost, kind)
    }

    private static var missingColumns: LexiconError {
        LexiconError(file: "words.tsv", message: "the columns word, cost and class are needed")
    }

    private static func malformed(_ row: CellReader, _ file: [UInt8]) -> LexiconError {
        let cells = row.cells.map { String(decoding: file[$0], as: UTF8.self) }
        return LexiconError(
            file: "words.tsv", line: row.line,
            message: "not a word of one to four characters, a cost and a class: "
                + cells.joined(separator: ", "))
    }
}

extension LexiconStore {
    /// The common words of `words.tsv`, built once for all that use the built-in ones.
    package func words() throws(LexiconError) -> WordTable {
        guard isOverlaid("words") else { return try Self.builtInWords.get() }
        let table = try table("words")
        let lines = ([table.columns] + table.rows).map { $0.joined(separator: "\t") + "\n" }
        do {
            return try WordTable(Array(lines.joined().utf8))
        } catch {
            // Its lines are those of the joined table: the names of the columns, then the rows.
            guard error.line > 1 else { throw error }
            throw table.error(inRow: error.line - 2, error.message)
        }
    }

    private static let builtInWords = Result { () throws(LexiconError) in
        try WordTable(EmbeddedLexicons.bytes(of: "words") ?? [])
    }
}
