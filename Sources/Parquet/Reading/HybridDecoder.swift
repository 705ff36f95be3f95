/// Reads Parquet's hybrid of run lengths and bit packing: levels, dictionary indices, booleans.
///
/// Source: Encodings.md, “Run Length Encoding / Bit-Packing Hybrid”.
enum HybridDecoder {
    /// `count` values of `bitWidth` bits; an error when the bytes hold fewer.
    static func values(
        _ cursor: inout ByteCursor, bitWidth: Int, count: Int
    ) throws(ParquetError) -> [UInt32] {
        guard (0...32).contains(bitWidth) else {
            throw ParquetError.corrupt("\(cursor.what): values of \(bitWidth) bits")
        }
        guard bitWidth > 0 else { return [UInt32](repeating: 0, count: count) }
        var values: [UInt32] = []
        values.reserveCapacity(count)
        while values.count < count {
            let header = try cursor.varint()
            guard let length = Int(exactly: header >> 1), length > 0 else {
                throw ParquetError.corrupt("\(cursor.what): a run of \(header >> 1) values")
            }
            if header & 1 == 0 {
                let value = UInt32(
                    truncatingIfNeeded: try cursor.littleEndian((bitWidth + 7) / 8))
                values += repeatElement(value, count: min(length, count - values.count))
            } else {
                let groups = min(length, (count - values.count + 7) / 8)
                guard length <= cursor.remaining else {
                    throw ParquetError.corrupt("\(cursor.what) ends inside a run")
                }
                let packed = try cursor.take(min(length * bitWidth, cursor.remaining))
                try unpack(
                    packed, bitWidth, count: min(groups * 8, count - values.count), cursor.what,
                    into: &values)
            }
        }
        return values
    }

    private static func unpack(
        _ packed: ArraySlice<UInt8>, _ bitWidth: Int, count: Int, _ what: String,
        into values: inout [UInt32]
    ) throws(ParquetError) {
        guard packed.count * 8 >= count * bitWidth else {
            throw ParquetError.corrupt("\(what) ends inside a run")
        }
        let mask = UInt64(1) << UInt64(bitWidth) - 1
        var pending: UInt64 = 0
        var bits = 0
        var place = packed.startIndex
        for _ in 0..<count {
            while bits < bitWidth {
                pending |= UInt64(packed[place]) << UInt64(bits)
                place += 1
                bits += 8
            }
            values.append(UInt32(truncatingIfNeeded: pending & mask))
            pending >>= UInt64(bitWidth)
            bits -= bitWidth
        }
    }
}
