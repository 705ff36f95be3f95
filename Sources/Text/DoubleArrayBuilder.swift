/// Lays the words of a `DoubleArray` out: sorts them by code and places the children of each node.
struct DoubleArrayBuilder {
    let codes: CharacterCodes
    private(set) var labels: [UInt16] = []
    private(set) var nodes: [DoubleArray.Node] = []

    /// Codes of all words on end, and the sorted words.
    private let letters: [UInt16]
    private var entries: [WordEntry]
    /// Slots are allotted in blocks of this many: a power of two wider than any code, 64 or more.
    private var block = 64
    /// One bit a slot, set while it is free.
    private var free: [UInt64] = []
    /// One bit a slot, set while no node has it as its base.
    private var unused: [UInt64] = []
    /// For each number of children the group of 64 slots where the search for places begins.
    private var searchStart = [Int](repeating: 0, count: 64)

    init(_ words: WordList) {
        codes = CharacterCodes(numbering: words.letters)
        var letters: [UInt16] = []
        letters.reserveCapacity(words.letters.count)
        for letter in words.letters { letters.append(UInt16(truncatingIfNeeded: codes[letter])) }
        self.letters = letters
        entries = WordEntry.sorted(words, letters: letters, highest: codes.highest)
        while block <= codes.highest { block *= 2 }
    }

    mutating func build() {
        grow()
        take(0)
        var pending: [(node: Int, entries: Range<Int>, depth: Int)] = [(0, entries.indices, 0)]
        var children: [UInt32] = []
        var bounds: [Int] = []
        while let (node, range, depth) = pending.popLast() {
            children.removeAll(keepingCapacity: true)
            bounds.removeAll(keepingCapacity: true)
            var index = range.lowerBound
            if index < range.upperBound, depth > 0, Int(entries[index].length) == depth {
                nodes[node].base |= DoubleArray.terminal
                nodes[node].value = entries[index].value
                index += 1
            }
            while index < range.upperBound {
                let code = entries[index].code(at: depth, letters)
                children.append(code)
                bounds.append(index)
                repeat {
                    index += 1
                } while index < range.upperBound
                    && entries[index].code(at: depth, letters) == code
            }
            guard !children.isEmpty else { continue }
            bounds.append(range.upperBound)
            let base = place(children)
            nodes[node].base |= UInt32(base)
            for (index, code) in children.enumerated() {
                let slot = base ^ Int(code)
                labels[slot] = UInt16(truncatingIfNeeded: code)
                take(slot)
                pending.append((slot, bounds[index]..<bounds[index + 1], depth + 1))
            }
        }
    }

    /// A base at which every child finds a free slot; tries 64 of them at once.
    private mutating func place(_ children: [UInt32]) -> Int {
        let width = min(children.count, searchStart.count - 1)
        var group = searchStart[width]
        var tries = 0
        while true {
            // The other groups that the children reach lie in the same block.
            while group >= free.count { grow() }
            var fitting = unused[group]
            for code in children {
                fitting &= Self.permuted(free[group ^ Int(code >> 6)], by: code & 63)
                if fitting == 0 { break }
            }
            if fitting != 0 {
                // Groups that were full will stay full: the next search need not try them again.
                if children.count == 1 || tries > 4 { searchStart[width] = group }
                let base = group << 6 | fitting.trailingZeroBitCount
                unused[group] &= fitting &- 1 | ~fitting
                return base
            }
            group += 1
            tries += 1
        }
    }

    /// The word whose bit `i` is bit `i ^ key` of `bits`.
    @inline(__always)
    private static func permuted(_ bits: UInt64, by key: UInt32) -> UInt64 {
        var bits = bits
        func swap(_ mask: UInt64, _ distance: UInt64) {
            if key & UInt32(distance) != 0 {
                bits = (bits & mask) << distance | (bits >> distance) & mask
            }
        }
        swap(0x5555_5555_5555_5555, 1)
        swap(0x3333_3333_3333_3333, 2)
        swap(0x0F0F_0F0F_0F0F_0F0F, 4)
        swap(0x00FF_00FF_00FF_00FF, 8)
        swap(0x0000_FFFF_0000_FFFF, 16)
        swap(0x0000_0000_FFFF_FFFF, 32)
        return bits
    }

    private mutating func take(_ slot: Int) {
        free[slot >> 6] &= ~(1 << UInt64(slot & 63))
    }

    private mutating func grow() {
        free.append(contentsOf: repeatElement(~0, count: block >> 6))
        unused.append(contentsOf: repeatElement(~0, count: block >> 6))
        // Base 0 is kept for nodes without children, whose look-ups then miss.
        unused[0] &= ~1
        labels.append(contentsOf: repeatElement(0, count: block))
        nodes.append(contentsOf: repeatElement(DoubleArray.Node(), count: block))
    }
}
