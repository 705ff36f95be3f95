/// The hash table below a dictionary: open addressing with linear probing, entries numbered from 0 in the order of insertion.
///
/// Room is made before values are looked up, so that nothing moves in between.
struct DictionaryTable {
    struct Slot {
        /// One more than the entry's number; 0 is free.
        var entry: UInt32 = 0
        /// Half of the value's hash.
        var hash: UInt32 = 0
    }

    private static let smallest = 1024

    private var slots = [Slot](repeating: Slot(), count: smallest)
    private(set) var count = 0
    /// Of the strings that are being fetched: where they begin.
    private var starts: [Int] = []
    private var fetched = 0

    /// Makes room for `more` entries: no more than three quarters of the slots are taken.
    mutating func reserve(_ more: Int) {
        while (count + more) * 4 > slots.count * 3 { grow() }
    }

    /// The number of the entry that `isEqual` accepts, or of a new one, for which there is room.
    @inline(__always)
    mutating func place(hash: UInt64, isEqual: (Int) -> Bool) -> Int {
        let mask = slots.count - 1
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Int(short) & mask
        while true {
            let slot = slots[place]
            if slot.entry == 0 { break }
            if slot.hash == short, isEqual(Int(slot.entry) - 1) { return Int(slot.entry) - 1 }
            place = (place + 1) & mask
        }
        count += 1
        slots[place] = Slot(entry: UInt32(truncatingIfNeeded: count), hash: short)
        return count - 1
    }

    /// Brings into the cache what looking up the first `count` hashes will read: the slots, and the strings of their entries,
    /// whose ends and bytes are given. Table and strings are far larger than a cache, and looked up one by one each waits
    /// for the one before it.
    mutating func fetch(
        _ hashes: [UInt64], count: Int, _ bytes: borrowing RawSpan, _ ends: borrowing Span<Int>
    ) {
        let mask = slots.count - 1
        guard mask > 1 << 12, !bytes.isEmpty else { return }
        if starts.count < count { starts = [Int](repeating: 0, count: count) }
        var sum = 0
        for place in 0..<count {
            let entry = Int(slots[Int(hashes[place] >> 32) & mask].entry)
            starts[place] = entry > 1 && entry <= ends.count ? ends[entry - 2] : 0
        }
        for place in 0..<count {
            sum &+= Int(bytes.unsafeLoad(fromUncheckedByteOffset: starts[place], as: UInt8.self))
        }
        fetched = sum
    }

    mutating func removeAll() {
        for place in slots.indices { slots[place] = Slot() }
        count = 0
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.entry != 0 {
            var place = Int(slot.hash) & mask
            while slots[place].entry != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
