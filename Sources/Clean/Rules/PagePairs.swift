import Text

/// Which lines of prose hold which pairs of characters: what a page is about, without any words.
///
/// A paragraph of an article shares pairs with the others (half of them, as a rule); text that somebody put
/// in between is about something else and shares hardly any. Only the pairs of the lines in question are kept,
/// so that prose is looked up in a small table.
struct PagePairs: Sendable {
    private static let several: Int32 = -1

    /// The pairs of the lines in question.
    private var known: PairTable
    /// For each place of `known` the one line of prose that has the pair, `several`, or 0 for none.
    private var owners: [Int32]
    /// Pairs of the prose, until there are `enough`.
    private var seen: PairTable
    private let enough: Int

    /// `lines` will be compared with the prose.
    init(_ lines: [Range<Int>], of folded: FoldedText, enough: Int) {
        var known = PairTable(pairs: lines.reduce(0) { $0 + $1.count })
        for line in lines {
            PairTable.forEachPair(line, of: folded) { pair in _ = known.insert(pair) }
        }
        self.known = known
        owners = [Int32](repeating: 0, count: known.capacity)
        seen = PairTable(pairs: enough)
        self.enough = enough
    }

    /// Different pairs of the prose so far; no more than `enough` are counted.
    var count: Int { seen.count }

    /// Adds prose: `text` is line `line`.
    mutating func add(_ text: Range<Int>, of folded: FoldedText, line: Int) {
        let owner = Int32(truncatingIfNeeded: line + 1)
        var isCounting = seen.count < enough
        PairTable.forEachPair(text, of: folded) { pair in
            if isCounting {
                _ = seen.insert(pair)
                isCounting = seen.count < enough
            }
            guard let slot = known.slot(of: pair) else { return }
            if owners[slot] == 0 {
                owners[slot] = owner
            } else if owners[slot] != owner {
                owners[slot] = Self.several
            }
        }
    }

    /// Share of the pairs in `text`, which is line `line`, that another line has as well.
    func share(_ text: Range<Int>, of folded: FoldedText, line: Int) -> Double {
        let owner = Int32(truncatingIfNeeded: line + 1)
        var pairs = 0
        var shared = 0
        PairTable.forEachPair(text, of: folded) { pair in
            pairs += 1
            if let slot = known.slot(of: pair), owners[slot] != 0, owners[slot] != owner {
                shared += 1
            }
        }
        return pairs == 0 ? 0 : Double(shared) / Double(pairs)
    }

    /// How often the commonest pair of `text` stands in it, if that is `fewest` times or more.
    static func mostRepeated(
        _ text: Range<Int>, of folded: FoldedText, fewest: Int
    ) -> Int? {
        // Pairs of one slot are counted together: few lines have as many of them.
        var slots = InlineArray<256, UInt8>(repeating: 0)
        var most = 0
        PairTable.forEachPair(text, of: folded) { pair in
            let slot = Int((pair &* 0x9E37_79B1) >> 24)
            slots[slot] = slots[slot] == .max ? .max : slots[slot] + 1
            most = max(most, Int(slots[slot]))
        }
        guard most >= fewest else { return nil }
        var pairs: [UInt32] = []
        PairTable.forEachPair(text, of: folded) { pairs.append($0) }
        pairs.sort()
        most = 0
        var run = 0
        for index in pairs.indices {
            run = index > 0 && pairs[index] == pairs[index - 1] ? run + 1 : 1
            most = max(most, run)
        }
        return most >= fewest ? most : nil
    }
}

/// A set of pairs of hanzi, each at its hash or right behind.
private struct PairTable: Sendable {
    /// 0 where no pair stands.
    private var keys: [UInt32]
    private let mask: Int
    private(set) var count = 0

    var capacity: Int { keys.count }

    /// For at most `pairs` different pairs.
    init(pairs: Int) {
        var size = 256
        while size < pairs * 4 { size *= 2 }
        keys = [UInt32](repeating: 0, count: size)
        mask = size - 1
    }

    /// The place of the pair.
    mutating func insert(_ pair: UInt32) -> Int {
        let slot = place(of: pair)
        if keys[slot] == 0 {
            keys[slot] = pair
            count += 1
        }
        return slot
    }

    @inline(__always)
    func slot(of pair: UInt32) -> Int? {
        let slot = place(of: pair)
        return keys[slot] == 0 ? nil : slot
    }

    @inline(__always)
    private func place(of pair: UInt32) -> Int {
        let keys = keys.span
        var slot = Int(truncatingIfNeeded: (UInt64(pair) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while keys[slot] != 0, keys[slot] != pair { slot = (slot + 1) & mask }
        return slot
    }

    /// Both characters in one number; rare ones beyond the basic plane count as one.
    @inline(__always)
    static func forEachPair(
        _ text: Range<Int>, of folded: FoldedText, _ body: (UInt32) -> Void
    ) {
        let characters = folded.characters.span
        var previous: UInt32 = 0
        for index in text {
            let scalar = characters[index]
            let isCounted = isHan(scalar)
            if isCounted, previous != 0 { body(min(previous, 0xFFFF) << 16 | min(scalar, 0xFFFF)) }
            previous = isCounted ? scalar : 0
        }
    }
}
