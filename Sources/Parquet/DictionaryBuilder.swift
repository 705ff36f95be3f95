/// The distinct values of a column chunk in the order of their first appearance, and for each value
/// its place among them.
struct ValueDictionary {
    let values: ColumnBatch.Values
    let indices: [UInt32]

    /// Bytes of the values in the plain encoding.
    let plainBytes: Int

    var bitWidth: Int { RunLengthEncoder.bitWidth(for: values.count - 1) }
}

/// Decides from real counts whether a column chunk is smaller with a dictionary.
///
/// Decided for the whole chunk: a dictionary that is given up in the middle of a chunk costs both ways.
enum DictionaryBuilder {
    /// The dictionary, or `nil` where the plain encoding is better.
    static func build(
        _ values: ColumnBatch.Values, plainBytes: Int, options: ParquetOptions
    ) -> ValueDictionary? {
        guard let dictionary = collect(values, options) else { return nil }
        // A page more: its header and gzip frame.
        let pageOverhead = 48
        let indexBytes = dictionary.indices.count * dictionary.bitWidth / 8
        let share = Double(dictionary.plainBytes + indexBytes + pageOverhead)
        return share < options.dictionaryShare * Double(plainBytes) ? dictionary : nil
    }

    private static func collect(
        _ values: ColumnBatch.Values, _ options: ParquetOptions
    ) -> ValueDictionary? {
        switch values {
        case .booleans: return nil
        case .int32s(let all):
            return numbers(all, width: 4, options, { UInt64(UInt32(bitPattern: $0)) }) {
                .int32s($0)
            }
        case .int64s(let all):
            return numbers(all, width: 8, options, { UInt64(bitPattern: $0) }) { .int64s($0) }
        case .doubles(let all):
            return numbers(all, width: 8, options, \.bitPattern) { .doubles($0) }
        case .int128s(let all):
            return numbers(
                all, width: 16, options,
                { UInt64(truncatingIfNeeded: $0) ^ UInt64(truncatingIfNeeded: $0 >> 64) }
            ) { .int128s($0) }
        case .byteStrings(let all): return strings(all, options)
        }
    }

    /// `bits` hashes; values whose bits collide are told apart by `==` and, for doubles, by their bits.
    private static func numbers<Number: Equatable>(
        _ all: [Number], width: Int, _ options: ParquetOptions,
        _ bits: (Number) -> UInt64, _ wrap: ([Number]) -> ColumnBatch.Values
    ) -> ValueDictionary? {
        var table = HashTable()
        var distinct: [Number] = []
        var indices: [UInt32] = []
        indices.reserveCapacity(all.count)
        for (position, value) in all.enumerated() {
            let key = bits(value)
            let index = table.place(hash: XXH64.finish(key)) { candidate in
                let other = distinct[candidate]
                // −0.0 == 0.0 and NaN != NaN: equal bits decide where `==` does not.
                return bits(other) == key && (other == value || width == 8)
            }
            if index == distinct.count {
                distinct.append(value)
                if distinct.count * width > options.dictionaryBytes { return nil }
            }
            indices.append(UInt32(index))
            if isHopeless(position, distinct.count, options) { return nil }
        }
        return ValueDictionary(
            values: wrap(distinct), indices: indices, plainBytes: distinct.count * width)
    }

    private static func strings(
        _ all: ByteStrings, _ options: ParquetOptions
    ) -> ValueDictionary? {
        var table = HashTable()
        // Where each distinct string stands among all.
        var first: [Int] = []
        var size = 0
        var indices: [UInt32] = []
        indices.reserveCapacity(all.count)
        let isKept = all.bytes.withUnsafeBytes { bytes in
            func slice(_ position: Int) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: bytes[all.range(at: position)])
            }
            for position in 0..<all.count {
                let string = slice(position)
                let index = table.place(hash: XXH64.hash(string)) { candidate in
                    let other = slice(first[candidate])
                    return other.count == string.count && compareBytes(other, string) == 0
                }
                if index == first.count {
                    first.append(position)
                    size += string.count + 4
                    if size > options.dictionaryBytes { return false }
                }
                indices.append(UInt32(index))
                if isHopeless(position, first.count, options) { return false }
            }
            return true
        }
        guard isKept else { return nil }
        var distinct = ByteStrings()
        for position in first { distinct.append(all[position]) }
        return ValueDictionary(
            values: .byteStrings(distinct), indices: indices, plainBytes: size)
    }

    private static func isHopeless(_ position: Int, _ distinct: Int, _ options: ParquetOptions)
        -> Bool
    {
        position + 1 == options.dictionaryProbe && distinct * 2 > options.dictionaryProbe
    }
}

/// Open addressing with linear probing; numbers its entries from 0 in the order of insertion.
private struct HashTable {
    private var slots = [UInt32](repeating: .max, count: 1024)
    private var hashes = [UInt32](repeating: 0, count: 1024)
    private var count = 0

    /// The number of the entry that `isEqual` accepts, or of a new one.
    mutating func place(hash: UInt64, isEqual: (Int) -> Bool) -> Int {
        if count * 2 >= slots.count { grow() }
        let mask = slots.count - 1
        let short = UInt32(truncatingIfNeeded: hash)
        var slot = Int(short) & mask
        while slots[slot] != .max {
            if hashes[slot] == short, isEqual(Int(slots[slot])) { return Int(slots[slot]) }
            slot = (slot + 1) & mask
        }
        slots[slot] = UInt32(count)
        hashes[slot] = short
        count += 1
        return count - 1
    }

    private mutating func grow() {
        let old = zip(slots, hashes).filter { $0.0 != .max }
        slots = [UInt32](repeating: .max, count: slots.count * 2)
        hashes = [UInt32](repeating: 0, count: slots.count)
        let mask = slots.count - 1
        for (number, hash) in old {
            var slot = Int(hash) & mask
            while slots[slot] != .max { slot = (slot + 1) & mask }
            slots[slot] = number
            hashes[slot] = hash
        }
    }
}
