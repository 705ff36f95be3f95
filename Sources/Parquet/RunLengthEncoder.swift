/// Parquet's hybrid of run lengths and bit packing, for levels and dictionary indices.
///
/// A run of 8 and more equal values is `varint(count << 1)` and the value in whole bytes; everything
/// else is packed in groups of 8 values, `varint(groups << 1 | 1)` and the bits, lowest first.
/// Source: Encodings.md, “Run Length Encoding / Bit-Packing Hybrid”.
enum RunLengthEncoder {
    /// Most readers keep the header of a packed run in one byte: at most 63 groups.
    private static let maximumGroups = 63

    /// The bits that hold every value up to `maximum`.
    static func bitWidth(for maximum: Int) -> Int {
        maximum <= 0 ? 0 : Int.bitWidth - maximum.leadingZeroBitCount
    }

    static func encode<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafeBufferPointer<Value>, bitWidth: Int, into bytes: inout [UInt8]
    ) {
        guard bitWidth > 0 else {
            // Every value is 0 and takes no byte: one run.
            if !values.isEmpty { appendVarint(UInt64(values.count) << 1, to: &bytes) }
            return
        }
        var position = 0
        var groupStart = 0
        while position < values.count {
            let run = runLength(values, from: position)
            if run >= 8 {
                pack(values, groupStart..<position, bitWidth, &bytes)
                appendVarint(UInt64(run) << 1, to: &bytes)
                let value = UInt64(values[position])
                for byte in 0..<(bitWidth + 7) / 8 {
                    bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte))))
                }
                position += run
                groupStart = position
            } else {
                position = min(position + 8, values.count)
                if position - groupStart == 8 * maximumGroups {
                    pack(values, groupStart..<position, bitWidth, &bytes)
                    groupStart = position
                }
            }
        }
        pack(values, groupStart..<position, bitWidth, &bytes)
    }

    private static func runLength<Value: FixedWidthInteger>(
        _ values: UnsafeBufferPointer<Value>, from start: Int
    ) -> Int {
        let value = values[start]
        var end = start + 1
        while end < values.count, values[end] == value { end += 1 }
        return end - start
    }

    /// Packs whole groups of 8; the last group of all is filled with zeros.
    private static func pack<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafeBufferPointer<Value>, _ range: Range<Int>, _ bitWidth: Int,
        _ bytes: inout [UInt8]
    ) {
        guard !range.isEmpty else { return }
        let groups = (range.count + 7) / 8
        appendVarint(UInt64(groups) << 1 | 1, to: &bytes)
        bytes.append(addingCapacity: groups * bitWidth) { output in
            output.withUnsafeMutableBufferPointer { room, written in
                var pending: UInt64 = 0
                var pendingBits = 0
                func put(_ value: UInt64) {
                    pending |= value << UInt64(truncatingIfNeeded: pendingBits)
                    pendingBits += bitWidth
                    while pendingBits >= 8 {
                        room[written] = UInt8(truncatingIfNeeded: pending)
                        written += 1
                        pending >>= 8
                        pendingBits -= 8
                    }
                }
                for position in range { put(UInt64(values[position])) }
                // Eight values end with a byte.
                for _ in range.count..<groups * 8 { put(0) }
            }
        }
    }
}
