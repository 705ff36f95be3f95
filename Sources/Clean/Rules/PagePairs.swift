import Text

/// Which lines of prose hold which pairs of characters: what a page is about, without any words.
///
/// A paragraph of an article shares pairs with the others (half of them, as a rule); text that somebody put
/// in between is about something else and shares hardly any.
struct PagePairs: Sendable {
    private static let several: Int32 = -1

    /// Open addressing: each pair stands at its hash or right behind; 0 where none does.
    private var keys: [UInt32]
    /// The one line that has the pair of that place, or `several`.
    private var owners: [Int32]
    private let mask: Int
    /// Different pairs so far.
    private(set) var count = 0

    /// For prose of at most `characters` characters.
    init(characters: Int) {
        var size = 1024
        while size < characters * 2 { size *= 2 }
        keys = [UInt32](repeating: 0, count: size)
        owners = [Int32](repeating: 0, count: size)
        mask = size - 1
    }

    /// The pairs of hanzi in `text`, which is line `line`.
    mutating func add(_ text: Range<Int>, of folded: FoldedText, line: Int) {
        let owner = Int32(truncatingIfNeeded: line + 1)
        Self.forEachPair(text, of: folded) { first, second in
            let slot = slot(first, second)
            if keys[slot] == 0 {
                keys[slot] = Self.key(first, second)
                owners[slot] = owner
                count += 1
            } else if owners[slot] != owner {
                owners[slot] = Self.several
            }
        }
    }

    /// Share of the pairs in `text`, which is line `line`, that another line has as well.
    func share(_ text: Range<Int>, of folded: FoldedText, line: Int) -> Double {
        let owner = Int32(truncatingIfNeeded: line + 1)
        var pairs = 0
        var known = 0
        Self.forEachPair(text, of: folded) { first, second in
            pairs += 1
            let slot = slot(first, second)
            if keys[slot] != 0, owners[slot] != owner { known += 1 }
        }
        return pairs == 0 ? 0 : Double(known) / Double(pairs)
    }

    /// How often the commonest pair of `text` stands in it.
    static func mostRepeated(_ text: Range<Int>, of folded: FoldedText) -> Int {
        var pairs: [UInt64] = []
        forEachPair(text, of: folded) { pairs.append(UInt64($0) << 32 | UInt64($1)) }
        pairs.sort()
        var most = 0
        var run = 0
        for index in pairs.indices {
            run = index > 0 && pairs[index] == pairs[index - 1] ? run + 1 : 1
            most = max(most, run)
        }
        return most
    }

    /// Rare characters beyond the basic plane count as one.
    @inline(__always)
    private static func key(_ first: UInt32, _ second: UInt32) -> UInt32 {
        min(first, 0xFFFF) << 16 | min(second, 0xFFFF)
    }

    @inline(__always)
    private func slot(_ first: UInt32, _ second: UInt32) -> Int {
        let key = Self.key(first, second)
        var slot = Int(truncatingIfNeeded: UInt64(key) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always)
    private static func forEachPair(
        _ text: Range<Int>, of folded: FoldedText, _ body: (UInt32, UInt32) -> Void
    ) {
        var previous: UInt32 = 0
        for index in text {
            let scalar = folded.characters[index]
            let isCounted = isHan(scalar)
            if isCounted, previous != 0 { body(previous, scalar) }
            previous = isCounted ? scalar : 0
        }
    }
}
