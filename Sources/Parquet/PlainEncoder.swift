/// The PLAIN encoding: little-endian numbers, booleans as bits, strings behind a 4-byte length,
/// decimals of 16 bytes big-endian. Source: Encodings.md, “Plain”.
enum PlainEncoder {
    static func encode(_ values: ChunkValues, _ places: Range<Int>) -> [UInt8] {
        // The strings of a page are there as they are written.
        if case .strings(let strings) = values, places == 0..<strings.count { return strings.bytes }
        var bytes: [UInt8] = []
        encode(values, places, into: &bytes)
        return bytes
    }

    private static func encode(
        _ values: ChunkValues, _ places: Range<Int>, into bytes: inout [UInt8]
    ) {
        switch values {
        case .booleans(let flags): appendBits(flags[places], to: &bytes)
        case .int32s(let numbers): appendNumbers(numbers[places], to: &bytes)
        case .int64s(let numbers): appendNumbers(numbers[places], to: &bytes)
        case .doubles(let numbers):
            #if _endian(little)
                numbers[places].withUnsafeBytes { bytes.append(contentsOf: $0) }
            #else
                for place in places { appendLittleEndian(numbers[place].bitPattern, to: &bytes) }
            #endif
        case .int128s(let numbers):
            bytes.reserveCapacity(bytes.count + places.count * 16)
            for place in places {
                withUnsafeBytes(of: numbers[place].bigEndian) { bytes.append(contentsOf: $0) }
            }
        case .strings(let strings):
            let range = strings.plainRange(places)
            bytes.reserveCapacity(bytes.count + range.count)
            bytes += strings.bytes[range]
        }
    }

    /// One value as statistics hold it: as above, but strings without their length.
    static func statistic(_ values: ChunkValues, _ place: Int) -> [UInt8] {
        if case .strings(let strings) = values { return Array(strings[place]) }
        var bytes: [UInt8] = []
        encode(values, place..<place + 1, into: &bytes)
        return bytes
    }

    private static func appendNumbers<Number: FixedWidthInteger>(
        _ numbers: ArraySlice<Number>, to bytes: inout [UInt8]
    ) {
        #if _endian(little)
            numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for number in numbers { appendLittleEndian(number, to: &bytes) }
        #endif
    }

    private static func appendBits(_ flags: ArraySlice<Bool>, to bytes: inout [UInt8]) {
        var byte: UInt8 = 0
        var bit: UInt8 = 0
        for flag in flags {
            if flag { byte |= 1 << bit }
            bit += 1
            if bit == 8 {
                bytes.append(byte)
                byte = 0
                bit = 0
            }
        }
        if bit > 0 { bytes.append(byte) }
    }
}
