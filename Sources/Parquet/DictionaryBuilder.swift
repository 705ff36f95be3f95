/// The distinct values of a column chunk in the order of their first appearance, and for each value
/// its place among them, while the chunk is being filled.
///
/// Values are put in one by one, so that a column of few values never lies in memory in full.
struct DictionaryBuilder {
    private(set) var values: ChunkValues
    private(set) var indices: [UInt32] = []
    /// Bytes of all values taken, in the PLAIN encoding.
    private var plainBytes = 0
    /// How many values are the one before them.
    private var repeated = 0
    private var table = HashTable()
    private var hashes: [UInt64] = []
    /// After how many values it is looked whether too many differ.
    private var probe: Int

    init(_ type: ParquetType.Physical, _ options: ParquetOptions) {
        values = ChunkValues(type)
        probe = options.dictionaryProbe
    }

    /// A column that had too many values in the row group before is expected to go on so, and looked at sooner.
    mutating func expectMany(_ isExpected: Bool, _ options: ParquetOptions) {
        probe = isExpected ? options.dictionaryProbe / 20 : options.dictionaryProbe
    }

    /// Takes the values at `places` up to the one that shows that a dictionary does not pay: more than half of the first
    /// values differ, or it has grown too large. How many were taken, and whether it may still pay.
    mutating func append(
        _ new: ColumnBatch.Values, _ places: Range<Int>, _ options: ParquetOptions
    ) -> (taken: Int, mayPay: Bool) {
        let before = indices.count
        let mayPay: Bool
        // The distinct values are taken out of their storage while they grow, so that they are not copied.
        switch new {
        case .booleans: return (0, false)
        case .int32s(let all):
            guard case .int32s(var distinct) = values else { return (0, false) }
            values = .booleans([])
            mayPay = numbers(all, places, &distinct, options) { UInt64(UInt32(bitPattern: $0)) }
            values = .int32s(distinct)
        case .int64s(let all):
            guard case .int64s(var distinct) = values else { return (0, false) }
            values = .booleans([])
            mayPay = numbers(all, places, &distinct, options) { UInt64(bitPattern: $0) }
            values = .int64s(distinct)
        case .doubles(let all):
            guard case .doubles(var distinct) = values else { return (0, false) }
            values = .booleans([])
            mayPay = numbers(all, places, &distinct, options, \.bitPattern)
            values = .doubles(distinct)
        case .int128s(let all):
            guard case .int128s(var distinct) = values else { return (0, false) }
            values = .booleans([])
            mayPay = numbers(all, places, &distinct, options) {
                UInt64(truncatingIfNeeded: $0) ^ UInt64(truncatingIfNeeded: $0 >> 64)
            }
            values = .int128s(distinct)
        case .byteStrings(let all):
            guard case .strings(var distinct) = values else { return (0, false) }
            values = .booleans([])
            mayPay = strings(all, places, &distinct, options)
            values = .strings(distinct)
        }
        return (indices.count - before, mayPay)
    }

    /// Whether dictionary and indices take less than `share` of the values without them.
    func isSmaller(than share: Double) -> Bool {
        // A page more: its header and gzip frame.
        let pageOverhead = 48
        let indexBits = RunLengthEncoder.bitWidth(for: values.count - 1)
        let own = values.plainBytes + indices.count * indexBits / 8 + pageOverhead
        return Double(own) < share * Double(plainBytes)
    }

    /// Bits of an index. Where values often follow each other, indices of whole bytes are compressed better, as deflate
    /// sees bytes: the addresses of the rows of one page take a third less.
    func indexBits(isCompressed: Bool) -> Int {
        let bits = RunLengthEncoder.bitWidth(for: values.count - 1)
        return isCompressed && repeated * 4 > indices.count ? (bits + 7) / 8 * 8 : bits
    }

    /// Takes all values out and keeps their room.
    mutating func removeAll() {
        plainBytes = 0
        repeated = 0
        values.removeAll()
        indices.removeAll(keepingCapacity: true)
        table.removeAll()
    }

    /// `bits` hashes; values whose bits collide are told apart by `==` and, for doubles, by their bits.
    private mutating func numbers<Number: Equatable>(
        _ all: [Number], _ places: Range<Int>, _ distinct: inout [Number],
        _ options: ParquetOptions, _ bits: (Number) -> UInt64
    ) -> Bool {
        let width = MemoryLayout<Number>.size
        for value in all[places] {
            let key = bits(value)
            // −0.0 == 0.0 and NaN != NaN: equal bits decide where `==` does not.
            func isSame(_ candidate: Int) -> Bool {
                let other = distinct[candidate]
                return bits(other) == key && (other == value || width == 8)
            }
            plainBytes += width
            if let last = indices.last, isSame(Int(last)) {
                indices.append(last)
                repeated += 1
            } else {
                let index = table.place(hash: XXH64.finish(key), isEqual: isSame)
                if index == distinct.count { distinct.append(value) }
                indices.append(UInt32(truncatingIfNeeded: index))
            }
            if !mayPay(distinct.count, bytes: distinct.count * width, options) { return false }
        }
        return true
    }

    private mutating func strings(
        _ all: ByteStrings, _ places: Range<Int>, _ distinct: inout PlainStrings,
        _ options: ParquetOptions
    ) -> Bool {
        all.bytes.withUnsafeBytes { bytes in
            // All hashes first: then the places in the table, which is far larger than a cache, are looked up side by side.
            hashes.removeAll(keepingCapacity: true)
            var before = UnsafeRawBufferPointer(start: nil, count: 0)
            for place in places {
                let string = UnsafeRawBufferPointer(rebasing: bytes[all.range(at: place)])
                // Rows of one page follow each other, with one title and address.
                let isRepeated =
                    !hashes.isEmpty && before.count == string.count
                    && compareBytes(before, string) == 0
                hashes.append(isRepeated ? Self.repeated : XXH64.hash(string) | 1)
                before = string
            }
            table.fetch(hashes)
            for (hash, place) in zip(hashes, places) {
                let string = all.range(at: place)
                plainBytes += string.count + 4
                if hash == Self.repeated, let last = indices.last {
                    indices.append(last)
                    repeated += 1
                } else {
                    let string = UnsafeRawBufferPointer(rebasing: bytes[string])
                    let index = table.place(hash: hash) { distinct.equals($0, string) }
                    if index == distinct.count { distinct.append(string) }
                    if let last = indices.last, last == index { repeated += 1 }
                    indices.append(UInt32(truncatingIfNeeded: index))
                }
                if !mayPay(distinct.count, bytes: distinct.bytes.count, options) { return false }
            }
            return true
        }
    }

    /// The mark of a value that is the one before it; no hash is even.
    private static let repeated: UInt64 = 0

    private func mayPay(_ distinct: Int, bytes: Int, _ options: ParquetOptions) -> Bool {
        bytes <= options.dictionaryBytes
            && (indices.count != probe
                || Double(distinct) <= options.dictionaryProbeShare * Double(indices.count))
    }
}

/// Open addressing with linear probing; numbers its entries from 0 in the order of insertion.
private struct HashTable {
    private struct Slot {
        /// One more than the entry's number; 0 is free.
        var entry: UInt32 = 0
        var hash: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 1024)
    private var count = 0
    private var fetched: UInt32 = 0

    /// The number of the entry that `isEqual` accepts, or of a new one.
    mutating func place(hash: UInt64, isEqual: (Int) -> Bool) -> Int {
        if count * 4 >= slots.count * 3 { grow() }
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

    /// Brings the places of these hashes into the cache.
    mutating func fetch(_ hashes: [UInt64]) {
        let mask = slots.count - 1
        guard mask > 1 << 12 else { return }
        var sum: UInt32 = 0
        for hash in hashes { sum &+= slots[Int(hash >> 32) & mask].hash }
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
