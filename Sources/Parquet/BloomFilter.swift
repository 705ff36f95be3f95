/// A split block bloom filter: tells at once that a value is not in a column chunk.
///
/// Blocks of 256 bits; each value sets one bit in each of a block's eight words. Source: BloomFilter.md.
struct BloomFilter {
    private static let salts: [UInt32] = [
        0x47B6_137B, 0x4497_4D91, 0x8824_AD5B, 0xA2B7_289D,
        0x7054_95C7, 0x2DF1_424B, 0x9EFC_4947, 0x5C6B_FB31,
    ]

    private var words: [UInt32]

    /// Room for `count` values at one false positive in a hundred (9.68 bits a value), within `limit` bytes.
    init(count: Int, limit: Int) {
        var size = 32
        while size < limit, size * 100 < count * 121 { size *= 2 }
        words = [UInt32](repeating: 0, count: size / 4)
    }

    /// The filter of values with these hashes.
    init(_ hashes: [UInt64], limit: Int) {
        self.init(count: hashes.count, limit: limit)
        for hash in hashes { insert(hash: hash) }
    }

    mutating func insert(hash: UInt64) {
        let blocks = UInt64(words.count / 8)
        let block = Int(((hash >> 32) &* blocks) >> 32) * 8
        let key = UInt32(truncatingIfNeeded: hash)
        for index in 0..<8 {
            words[block + index] |= 1 << ((key &* Self.salts[index]) >> 27)
        }
    }

    /// Header and bits, as they stand in the file.
    var bytes: [UInt8] {
        var writer = ThriftCompactWriter()
        writer.root { header in
            header.int32(1, Int32(words.count * 4))
            // Algorithm BLOCK, hash XXHASH, compression UNCOMPRESSED: unions of empty structures.
            for field in 2...4 { header.structure(field) { $0.structure(1) { _ in } } }
        }
        var bytes = writer.bytes
        bytes.reserveCapacity(bytes.count + words.count * 4)
        for word in words { appendLittleEndian(word, to: &bytes) }
        return bytes
    }
}

/// Appends an integer's bytes, the lowest first.
func appendLittleEndian<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
}
