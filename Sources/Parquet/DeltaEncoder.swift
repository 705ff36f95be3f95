/// The delta encodings: numbers as differences in packed blocks, strings by lengths or shared beginnings.
///
/// They make ascending numbers and sorted identifiers small, but not every reader knows them; so they are asked for
/// (``ParquetOptions/hasDeltaEncodings``). Source: Encodings.md, DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY,
/// DELTA_BYTE_ARRAY.
enum DeltaEncoder {
    private static let blockSize = 128
    private static let miniblockSize = 32

    /// The encoding for values without dictionary, by those of a chunk's first page.
    static func encoding(of values: ChunkValues) -> Encoding {
        switch values {
        case .int32s, .int64s: .deltaBinaryPacked
        case .strings(let strings):
            shared(strings, 0..<strings.count).reduce(0) { $0 + Int($1) } * 8 > strings.bytes.count
                ? .deltaByteArray : .deltaLengthByteArray
        case .booleans, .doubles, .int128s: .plain
        }
    }

    /// The values of a page; ones that have no delta encoding as PLAIN has them.
    static func encode(_ values: ChunkValues, _ places: Range<Int>, as encoding: Encoding)
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        switch (values, encoding) {
        case (.int32s(let all), .deltaBinaryPacked): append(all[places], to: &bytes)
        case (.int64s(let all), .deltaBinaryPacked): append(all[places], to: &bytes)
        case (.strings(let strings), .deltaLengthByteArray):
            append(strings, places, skipping: [], to: &bytes)
        case (.strings(let strings), .deltaByteArray):
            let shared = shared(strings, places)
            append(shared[...], to: &bytes)
            append(strings, places, skipping: shared, to: &bytes)
        default: bytes = PlainEncoder.encode(values, places)
        }
        return bytes
    }

    /// How many bytes each string begins with as the one before it does.
    private static func shared(_ strings: PlainStrings, _ places: Range<Int>) -> [Int32] {
        places.map { place in
            guard place > places.lowerBound else { return 0 }
            let shared = zip(strings[place], strings[place - 1]).prefix { $0 == $1 }.count
            return Int32(truncatingIfNeeded: shared)
        }
    }

    /// Lengths, then all bytes, of what is left of strings behind the bytes they share.
    private static func append(
        _ strings: PlainStrings, _ places: Range<Int>, skipping shared: [Int32],
        to bytes: inout [UInt8]
    ) {
        func rest(_ place: Int) -> Range<Int> {
            let range = strings.range(at: place)
            let skipped = shared.isEmpty ? 0 : Int(shared[place - places.lowerBound])
            return (range.lowerBound + skipped)..<range.upperBound
        }
        append(places.map { Int32(truncatingIfNeeded: rest($0).count) }[...], to: &bytes)
        for place in places { bytes += strings.bytes[rest(place)] }
    }

    /// Differences wrap around at the width of the numbers, as readers add them up.
    private static func append<Number: FixedWidthInteger & SignedInteger>(
        _ numbers: ArraySlice<Number>, to bytes: inout [UInt8]
    ) {
        appendVarint(UInt64(blockSize), to: &bytes)
        appendVarint(UInt64(blockSize / miniblockSize), to: &bytes)
        appendVarint(UInt64(numbers.count), to: &bytes)
        appendZigzag(Int64(numbers.first ?? 0), to: &bytes)
        let differences = zip(numbers.dropFirst(), numbers).map { $0 &- $1 }
        for start in stride(from: 0, to: differences.count, by: blockSize) {
            let block = differences[start..<min(start + blockSize, differences.count)]
            let smallest = block.min() ?? 0
            appendZigzag(Int64(smallest), to: &bytes)
            let excess = block.map { UInt64(Number.Magnitude(truncatingIfNeeded: $0 &- smallest)) }
            let miniblocks = stride(from: 0, to: blockSize, by: miniblockSize).map {
                excess[min($0, excess.count)..<min($0 + miniblockSize, excess.count)]
            }
            let widths = miniblocks.map { 64 - ($0.max() ?? 0).leadingZeroBitCount }
            bytes += widths.map { UInt8($0) }
            for (miniblock, width) in zip(miniblocks, widths) where !miniblock.isEmpty {
                pack(miniblock, width, to: &bytes)
            }
        }
    }

    /// The bits of 32 values, the lowest first; missing ones are zeros.
    private static func pack(_ values: ArraySlice<UInt64>, _ width: Int, to bytes: inout [UInt8]) {
        var pending: UInt128 = 0
        var pendingBits = 0
        for offset in 0..<miniblockSize {
            let value = offset < values.count ? values[values.startIndex + offset] : 0
            pending |= UInt128(value) << UInt128(pendingBits)
            pendingBits += width
            while pendingBits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                pendingBits -= 8
            }
        }
    }

    private static func appendZigzag(_ value: Int64, to bytes: inout [UInt8]) {
        appendVarint(UInt64(bitPattern: (value << 1) ^ (value >> 63)), to: &bytes)
    }
}
