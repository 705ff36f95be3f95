/// Lays the words of a `DoubleArray` out: sorts them by code and places the children of each node.
struct DoubleArrayBuilder {
    private(set) var codes = [UInt16](repeating: 0, count: 0x10000)
    private(set) var supplementary: [(scalar: UInt32, code: UInt16)] = []
    private(set) var nodes: [DoubleArray.Node] = []
    private(set) var values: [Int32] = []

    /// Codes of all words on end, and of each word its place there, its first four codes, and value.
    private var letters: [UInt16] = []
    private var entries: [Entry] = []
    /// Slots are allotted in blocks of this many: a power of two wider than any code.
    private var block = 2
    /// One bit a slot, set while it is free: the search skips 64 taken slots at once.
    private var free: [UInt64] = []
    /// For each number of children where the search for free slots begins.
    private var searchStart = [Int](repeating: 1, count: 64)

    private struct Entry {
        var prefix: UInt64
        var start: Int32
        var length: Int32
        var value: Int32
    }

    init(_ words: [(word: [UInt32], value: Int32)]) {
        assignCodes(words)
        letters.reserveCapacity(words.count * 3)
        entries.reserveCapacity(words.count)
        for (word, value) in words where !word.isEmpty {
            let start = letters.count
            var prefix: UInt64 = 0
            for (index, scalar) in word.enumerated() {
                let code = code(of: scalar)
                letters.append(code)
                if index < 4 { prefix |= UInt64(code) << UInt64(48 - 16 * index) }
            }
            entries.append(
                Entry(
                    prefix: prefix, start: Int32(start), length: Int32(word.count), value: value))
        }
        sortEntries()
    }

    /// Frequent characters get small codes, which keeps siblings close together.
    private mutating func assignCodes(_ words: [(word: [UInt32], value: Int32)]) {
        var counts = [Int32](repeating: 0, count: 0x10000)
        var others: [UInt32: Int32] = [:]
        for (word, _) in words {
            for scalar in word {
                if scalar <= 0xFFFF {
                    counts[Int(scalar)] += 1
                } else {
                    others[scalar, default: 0] += 1
                }
            }
        }
        var used: [(scalar: UInt32, count: Int32)] = []
        for scalar in 0...0xFFFF where counts[scalar] > 0 {
            used.append((UInt32(scalar), counts[scalar]))
        }
        for scalar in others.keys.sorted() { used.append((scalar, others[scalar] ?? 0)) }
        used.sort { $0.count != $1.count ? $0.count > $1.count : $0.scalar < $1.scalar }
        // More than 65,535 different characters cannot be told apart; no vocabulary comes near.
        for (index, entry) in used.prefix(0xFFFF).enumerated() {
            let code = UInt16(index + 1)
            if entry.scalar <= 0xFFFF {
                codes[Int(entry.scalar)] = code
            } else {
                supplementary.append((entry.scalar, code))
            }
        }
        supplementary.sort { $0.scalar < $1.scalar }
        while block <= min(used.count, 0xFFFF) { block *= 2 }
    }

    private func code(of scalar: UInt32) -> UInt16 {
        if scalar <= 0xFFFF { return codes[Int(scalar)] }
        return supplementary.first { $0.scalar == scalar }?.code ?? 0
    }

    /// By codes, shorter first; among equal words the last one given stays.
    private mutating func sortEntries() {
        let letters = letters
        func compare(_ one: Entry, _ other: Entry) -> Int {
            if one.prefix != other.prefix { return one.prefix < other.prefix ? -1 : 1 }
            var index: Int32 = 4
            while index < one.length, index < other.length {
                let left = letters[Int(one.start + index)]
                let right = letters[Int(other.start + index)]
                if left != right { return left < right ? -1 : 1 }
                index += 1
            }
            return Int(one.length) - Int(other.length)
        }
        entries.sort {
            let order = compare($0, $1)
            return order != 0 ? order < 0 : $0.start < $1.start
        }
        var kept = 0
        for index in entries.indices {
            if index + 1 < entries.count, compare(entries[index], entries[index + 1]) == 0 {
                continue
            }
            entries[kept] = entries[index]
            kept += 1
        }
        entries.removeSubrange(kept...)
    }

    mutating func build() {
        grow()
        // The root is nobody's child, not even its own.
        nodes[0].check = UInt32.max - 1
        take(0)
        var pending: [(node: Int, entries: Range<Int>, depth: Int32)] = [(0, entries.indices, 0)]
        var children: [(code: UInt32, entries: Range<Int>)] = []
        while let (node, range, depth) = pending.popLast() {
            children.removeAll(keepingCapacity: true)
            var index = range.lowerBound
            if index < range.upperBound, depth > 0, entries[index].length == depth {
                nodes[node].base |= DoubleArray.terminal
                values[node] = entries[index].value
                index += 1
            }
            while index < range.upperBound {
                let code = letters[Int(entries[index].start + depth)]
                let first = index
                while index < range.upperBound,
                    letters[Int(entries[index].start + depth)] == code
                { index += 1 }
                children.append((UInt32(code), first..<index))
            }
            guard !children.isEmpty else { continue }
            let base = place(children)
            nodes[node].base |= UInt32(base)
            for child in children {
                let slot = base ^ Int(child.code)
                nodes[slot].check = UInt32(node)
                take(slot)
                pending.append((slot, child.entries, depth + 1))
            }
        }
    }

    /// A base at which every child finds a free slot.
    private mutating func place(_ children: [(code: UInt32, entries: Range<Int>)]) -> Int {
        let width = min(children.count, searchStart.count - 1)
        let first = Int(children[0].code)
        var tries = 0
        var slot = searchStart[width]
        while true {
            slot = nextFree(slot)
            tries += 1
            let base = slot ^ first
            // Base 0 is kept for nodes without children, whose look-ups then miss.
            let fits =
                base != 0
                && children.allSatisfy { nodes[base ^ Int($0.code)].check == UInt32.max }
            if fits {
                // Places that were full will stay full: the next search need not try them again.
                if children.count == 1 || tries > 16 { searchStart[width] = slot }
                return base
            }
            slot += 1
        }
    }

    /// The first free slot from `slot` on; makes new ones when all are taken.
    @inline(__always)
    private mutating func nextFree(_ slot: Int) -> Int {
        var word = slot >> 6
        var mask = UInt64.max << UInt64(slot & 63)
        while true {
            while word < free.count {
                let bits = free[word] & mask
                if bits != 0 { return word << 6 | bits.trailingZeroBitCount }
                word += 1
                mask = UInt64.max
            }
            let first = max(slot, nodes.count)
            grow()
            word = first >> 6
            mask = UInt64.max << UInt64(first & 63)
        }
    }

    private mutating func take(_ slot: Int) {
        free[slot >> 6] &= ~(1 << UInt64(slot & 63))
    }

    private mutating func grow() {
        let vacant = DoubleArray.Node(base: 0, check: UInt32.max)
        for slot in nodes.count..<nodes.count + block {
            if slot >> 6 >= free.count { free.append(0) }
            free[slot >> 6] |= 1 << UInt64(slot & 63)
        }
        nodes.append(contentsOf: repeatElement(vacant, count: block))
        values.append(contentsOf: repeatElement(0, count: block))
    }
}
