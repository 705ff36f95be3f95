/// Reads the values of a page in each encoding that is read here.
struct ValueDecoder {
    let physical: StoredPhysical
    /// The column, for errors.
    let what: String
    /// Most bytes that a page's strings may unfold to.
    static let longestPage = 1 << 30

    /// `count` values at the cursor; `dictionary` for the encodings that point into one.
    func values(
        _ encoding: Int, _ cursor: inout ByteCursor, count: Int, dictionary: StoredValues?
    ) throws(ParquetError) -> StoredValues {
        guard count > 0 else { return StoredValues.empty(physical) }
        let values: StoredValues
        switch (encoding, physical) {
        case (0, _): values = try plain(&cursor, count)
        case (2, _), (8, _):
            guard let dictionary else {
                throw ParquetError.corrupt("\(what): indices without a dictionary")
            }
            let width = Int(try cursor.byte())
            let places = try HybridDecoder.values(&cursor, bitWidth: width, count: count)
            guard let chosen = dictionary.selecting(places) else {
                throw ParquetError.corrupt(
                    "\(what): an index beyond the dictionary of \(dictionary.count)")
            }
            values = chosen
        case (3, .boolean):
            _ = try cursor.littleEndian(4)
            values = .booleans(
                try HybridDecoder.values(&cursor, bitWidth: 1, count: count).map { $0 == 1 })
        case (5, .int32):
            values = .int32s(
                try DeltaDecoder.integers(&cursor, atMost: count).map {
                    Int32(truncatingIfNeeded: $0)
                })
        case (5, .int64): values = .int64s(try DeltaDecoder.integers(&cursor, atMost: count))
        case (6, .byteArray):
            values = .byteStrings(try DeltaDecoder.strings(&cursor, atMost: count))
        case (7, .byteArray), (7, .fixedLengthByteArray):
            values = .byteStrings(
                try DeltaDecoder.sharedStrings(
                    &cursor, atMost: count, longest: Self.longestPage))
        case (9, _):
            let bytes = try unsplit(&cursor, count)
            var plainCursor = ByteCursor(bytes[...], what)
            values = try plain(&plainCursor, count)
        default: throw ParquetError.unsupported("\(what): encoding \(encoding)")
        }
        guard values.count == count else {
            throw ParquetError.corrupt("\(what): \(values.count) values of \(count)")
        }
        return values
    }

    private func plain(_ cursor: inout ByteCursor, _ count: Int) throws(ParquetError)
        -> StoredValues
    {
        switch physical {
        case .boolean:
            let bytes = try cursor.take((count + 7) / 8)
            return .booleans(
                (0..<count).map { bytes[bytes.startIndex + $0 >> 3] >> UInt8($0 & 7) & 1 == 1 })
        case .int32:
            return .int32s(
                try numbers(&cursor, count, width: 4).map { Int32(truncatingIfNeeded: $0) })
        case .int64:
            return .int64s(
                try numbers(&cursor, count, width: 8).map { Int64(bitPattern: $0) })
        case .float:
            return .doubles(
                try numbers(&cursor, count, width: 4).map {
                    Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0)))
                })
        case .double:
            return .doubles(try numbers(&cursor, count, width: 8).map(Double.init(bitPattern:)))
        case .int96:
            // Nanoseconds of the day, then the Julian day.
            var times: [Int64] = []
            for _ in 0..<min(count, cursor.remaining / 12 + 1) {
                let nanoseconds = Int64(bitPattern: try cursor.littleEndian(8))
                let day = Int64(try cursor.littleEndian(4)) - 2_440_588
                times.append(day &* 86_400_000_000 &+ nanoseconds / 1000)
            }
            return .int64s(times)
        case .byteArray:
            var strings = ByteStrings()
            for _ in 0..<count {
                let length = Int(try cursor.littleEndian(4))
                strings.append(try cursor.take(length))
            }
            return .byteStrings(strings)
        case .fixedLengthByteArray(let length):
            var strings = ByteStrings()
            for _ in 0..<count { strings.append(try cursor.take(length)) }
            return .byteStrings(strings)
        }
    }

    private func numbers(
        _ cursor: inout ByteCursor, _ count: Int, width: Int
    ) throws(ParquetError) -> [UInt64] {
        let bytes = try cursor.take(count * width)
        var numbers: [UInt64] = []
        numbers.reserveCapacity(count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            var number: UInt64 = 0
            for offset in 0..<width {
                number |= UInt64(bytes[place + offset]) << UInt64(offset * 8)
            }
            numbers.append(number)
            place += width
        }
        return numbers
    }

    /// BYTE_STREAM_SPLIT: first all first bytes, then all second bytes, …
    private func unsplit(_ cursor: inout ByteCursor, _ count: Int) throws(ParquetError) -> [UInt8] {
        let width: Int
        switch physical {
        case .int32, .float: width = 4
        case .int64, .double: width = 8
        case .fixedLengthByteArray(let length): width = length
        default: throw ParquetError.unsupported("\(what): encoding 9")
        }
        let bytes = try cursor.take(count * width)
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        for value in 0..<count {
            for part in 0..<width { joined.append(bytes[bytes.startIndex + part * count + value]) }
        }
        return joined
    }
}
