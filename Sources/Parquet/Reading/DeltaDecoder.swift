/// Reads the delta encodings: numbers as differences in packed blocks, strings by lengths or shared beginnings.
///
/// Source: Encodings.md, DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY.
enum DeltaDecoder {
    /// The numbers at the cursor, at most `limit`; arithmetic wraps at 64 bits as the format wants.
    static func integers(
        _ cursor: inout ByteCursor, atMost limit: Int
    ) throws(ParquetError) -> [Int64] {
        let blockSize = try cursor.count(upTo: 1 << 20)
        let miniblocks = try cursor.count(upTo: 1 << 10)
        let count = try cursor.count(upTo: limit)
        var value = try cursor.zigzag()
        guard count > 0 else { return [] }
        guard miniblocks > 0, blockSize > 0, blockSize % (miniblocks * 8) == 0 else {
            throw ParquetError.corrupt(
                "\(cursor.what): blocks of \(blockSize) values in \(miniblocks) parts")
        }
        let size = blockSize / miniblocks
        var values: [Int64] = [value]
        values.reserveCapacity(count)
        while values.count < count {
            let smallest = try cursor.zigzag()
            let widths = try cursor.take(miniblocks)
            for width in widths where values.count < count {
                guard width <= 64 else {
                    throw ParquetError.corrupt("\(cursor.what): differences of \(width) bits")
                }
                let packed = try cursor.take(size * Int(width) / 8)
                var bit = 0
                for _ in 0..<min(size, count - values.count) {
                    let difference = bits(packed, from: bit, count: Int(width))
                    bit += Int(width)
                    value = value &+ smallest &+ Int64(bitPattern: difference)
                    values.append(value)
                }
            }
        }
        return values
    }

    /// Lengths first, then all bytes.
    static func strings(
        _ cursor: inout ByteCursor, atMost limit: Int
    ) throws(ParquetError) -> ByteStrings {
        var strings = ByteStrings()
        for length in try integers(&cursor, atMost: limit) {
            guard let length = Int(exactly: length) else { continue }
            strings.append(try cursor.take(length))
        }
        return strings
    }

    /// How much each string shares with the one before, then the rest of each.
    static func sharedStrings(
        _ cursor: inout ByteCursor, atMost limit: Int, longest: Int
    ) throws(ParquetError) -> ByteStrings {
        let shared = try integers(&cursor, atMost: limit)
        let rests = try strings(&cursor, atMost: limit)
        guard shared.count == rests.count else {
            throw ParquetError.corrupt(
                "\(cursor.what): \(shared.count) beginnings and \(rests.count) endings")
        }
        var strings = ByteStrings()
        var last: [UInt8] = []
        for (place, length) in shared.enumerated() {
            guard length >= 0, length <= last.count else {
                throw ParquetError.corrupt(
                    "\(cursor.what): a string shares \(length) bytes of \(last.count)")
            }
            last.removeSubrange(Int(length)...)
            last += rests[place]
            // A few bytes must not unfold into more than memory holds.
            guard strings.bytes.count + last.count <= longest else {
                throw ParquetError.unsupported("\(cursor.what): more than \(longest) bytes")
            }
            strings.append(last)
        }
        return strings
    }

    private static func bits(_ packed: ArraySlice<UInt8>, from start: Int, count: Int) -> UInt64 {
        guard count > 0 else { return 0 }
        var value: UInt64 = 0
        var taken = 0
        while taken < count {
            let place = start + taken
            let offset = place & 7
            let width = min(8 - offset, count - taken)
            let byte = UInt64(packed[packed.startIndex + place >> 3]) >> UInt64(offset)
            value |= (byte & (UInt64(1) << UInt64(width) - 1)) << UInt64(taken)
            taken += width
        }
        return value
    }
}
