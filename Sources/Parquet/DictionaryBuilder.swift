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
    private var table = DictionaryTable()
    /// Of the strings that are being taken: their hashes, and the places of those that are new.
    private var hashes: [UInt64] = []
    private var fresh: [Int] = []
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

    /// Takes the values at `places` up to where a dictionary shows not to pay: more than half of the first values differ, or it
    /// has grown too large. How many were taken, and whether it may still pay.
    mutating func append(
        _ new: ColumnBatch.Values, _ places: Range<Int>, _ options: ParquetOptions
    ) -> (taken: Int, mayPay: Bool) {
        var rest = places
        while !rest.isEmpty {
            // Up to the value at which it is looked, and no more at a time than the memory bears.
            let untilProbe = probe > indices.count ? probe - indices.count : .max
            let step = rest.prefix(min(untilProbe, Self.step))
            guard take(new, step) else { return (places.count - rest.count, false) }
            rest = rest.dropFirst(step.count)
            guard mayPay(options) else { return (places.count - rest.count, false) }
        }
        return (places.count, true)
    }

    /// Takes the values at `places`; false where they are not of the dictionary's type, or booleans.
    private mutating func take(_ new: ColumnBatch.Values, _ places: Range<Int>) -> Bool {
        // The distinct values are taken out of their storage while they grow, so that they are not copied.
        switch new {
        case .booleans: return false
        case .int32s(let all):
            guard case .int32s(var distinct) = values else { return false }
            values = .booleans([])
            numbers(all, places, &distinct) { UInt64(UInt32(bitPattern: $0)) }
            values = .int32s(distinct)
        case .int64s(let all):
            guard case .int64s(var distinct) = values else { return false }
            values = .booleans([])
            numbers(all, places, &distinct) { UInt64(bitPattern: $0) }
            values = .int64s(distinct)
        case .doubles(let all):
            guard case .doubles(var distinct) = values else { return false }
            values = .booleans([])
            numbers(all, places, &distinct, \.bitPattern)
            values = .doubles(distinct)
        case .int128s(let all):
            guard case .int128s(var distinct) = values else { return false }
            values = .booleans([])
            numbers(all, places, &distinct) {
                UInt64(truncatingIfNeeded: $0) ^ UInt64(truncatingIfNeeded: $0 >> 64)
            }
            values = .int128s(distinct)
        case .byteStrings(let all):
            guard case .strings(var distinct) = values else { return false }
            values = .booleans([])
            strings(all, places, &distinct)
            values = .strings(distinct)
        }
        return true
    }

    /// The most that ``heldBytes`` can come to if this was given up as well, once `count` values of `bytes` bytes more are taken.
    func heldBytes(after count: Int, bytes: Int, _ options: ParquetOptions) -> Int {
        let mayGrow = values.plainBytes + bytes <= options.dictionaryBytes
        let isKept = mayGrow && indices.count >= probe
        return (isKept ? values.plainBytes : plainBytes) + bytes + (indices.count + count) * 4
    }

    /// Bytes of the distinct values and of the indices.
    var heldBytes: Int { values.plainBytes + indices.count * 4 }

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
        _ bits: (Number) -> UInt64
    ) {
        let width = MemoryLayout<Number>.size
        plainBytes += places.count * width
        table.reserve(places.count)
        var last = indices.last.map { Int($0) }
        var taken = indices
        indices = []
        taken.append(addingCapacity: places.count) { indices in
            for value in all[places] {
                let key = bits(value)
                // −0.0 == 0.0 and NaN != NaN: equal bits decide where `==` does not.
                func isSame(_ candidate: Int) -> Bool {
                    let other = distinct[candidate]
                    return bits(other) == key && (other == value || width == 8)
                }
                if let last, isSame(last) {
                    repeated += 1
                } else {
                    let index = table.place(hash: StringHash.hash(key), isEqual: isSame)
                    if index == distinct.count { distinct.append(value) }
                    last = index
                }
                indices.append(UInt32(truncatingIfNeeded: last ?? 0))
            }
        }
        indices = taken
    }

    private mutating func strings(
        _ all: ByteStrings, _ places: Range<Int>, _ distinct: inout PlainStrings
    ) {
        plainBytes += all.byteCount(of: places) + 4 * places.count
        hash(all, places)
        table.reserve(places.count)
        table.fetch(
            hashes, count: places.count, distinct.bytes.span.bytes, distinct.ends.span)
        fresh.removeAll(keepingCapacity: true)
        var last = indices.last.map { Int($0) } ?? -1
        var taken = indices
        indices = []
        taken.append(addingCapacity: places.count) { indices in
            let bytes = all.bytes.span.bytes
            let ends = all.ends.span
            let known = distinct.bytes.span.bytes
            let knownEnds = distinct.ends.span
            var start = places.lowerBound == 0 ? 0 : ends[places.lowerBound - 1]
            for (number, place) in places.enumerated() {
                let end = ends[place]
                let hash = hashes[number]
                if hash == Self.repeated, last >= 0 {
                    repeated += 1
                } else {
                    // Strings that are new stand in the batch until all have been looked up: so nothing moves.
                    let index = table.place(hash: hash) { candidate in
                        if candidate < knownEnds.count {
                            let from = (candidate == 0 ? 0 : knownEnds[candidate - 1]) + 4
                            return knownEnds[candidate] - from == end - start
                                && areEqual(known, from, bytes, start, count: end - start)
                        }
                        let other = fresh[candidate - knownEnds.count]
                        let from = other == 0 ? 0 : ends[other - 1]
                        return ends[other] - from == end - start
                            && areEqual(bytes, from, bytes, start, count: end - start)
                    }
                    if index == knownEnds.count + fresh.count { fresh.append(place) }
                    if index == last { repeated += 1 }
                    last = index
                }
                indices.append(UInt32(truncatingIfNeeded: last))
                start = end
            }
        }
        indices = taken
        distinct.append(all, at: fresh)
    }

    /// Hashes the strings at `places`. Rows of one page follow each other, with one title and address: a string that is the
    /// one before it is only compared.
    private mutating func hash(_ all: ByteStrings, _ places: Range<Int>) {
        if hashes.count < places.count { hashes = [UInt64](repeating: 0, count: places.count) }
        let bytes = all.bytes.span.bytes
        let ends = all.ends.span
        var start = places.lowerBound == 0 ? 0 : ends[places.lowerBound - 1]
        var before = start..<start
        for (number, place) in places.enumerated() {
            let end = ends[place]
            let isRepeated =
                number > 0 && before.count == end - start
                && areEqual(bytes, before.lowerBound, bytes, start, count: end - start)
            hashes[number] = isRepeated ? Self.repeated : StringHash.hash(bytes, start..<end) | 1
            before = start..<end
            start = end
        }
    }

    /// The mark of a value that is the one before it; no hash is even.
    private static let repeated: UInt64 = 0
    /// How many values are taken between two looks at the size.
    private static let step = 1024

    private func mayPay(_ options: ParquetOptions) -> Bool {
        values.plainBytes <= options.dictionaryBytes
            && (indices.count != probe
                || Double(values.count) <= options.dictionaryProbeShare * Double(indices.count))
    }
}
