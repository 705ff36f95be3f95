/// Reads bytes from front to back and never past the end.
struct ByteCursor {
    let bytes: ArraySlice<UInt8>
    private(set) var offset: Int
    /// What is read, for errors.
    let what: String

    init(_ bytes: ArraySlice<UInt8>, _ what: String) {
        self.bytes = bytes
        self.what = what
        offset = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - offset }
    var rest: ArraySlice<UInt8> { bytes[offset...] }

    mutating func byte() throws(ParquetError) -> UInt8 {
        guard offset < bytes.endIndex else { throw ended }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func take(_ count: Int) throws(ParquetError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw ended }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// Unsigned LEB128 of at most ten bytes.
    mutating func varint() throws(ParquetError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let next = try byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
        }
        throw ParquetError.corrupt("\(what): a number has more than ten bytes")
    }

    /// A varint that must be a count of things not larger than `limit`.
    mutating func count(upTo limit: Int) throws(ParquetError) -> Int {
        let value = try varint()
        guard let count = Int(exactly: value), count <= limit else {
            throw ParquetError.corrupt("\(what): a count of \(value) where \(limit) is the most")
        }
        return count
    }

    mutating func zigzag() throws(ParquetError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// `width` bytes, the lowest first.
    mutating func littleEndian(_ width: Int) throws(ParquetError) -> UInt64 {
        try take(width).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private var ended: ParquetError { .corrupt("\(what) ends too early") }
}
