import CZlib
import Testing

@testable import Parquet

@Suite struct EncodingTests {
    /// Known digests of the reference implementation, seed 0.
    @Test(arguments: [
        ("", 0xEF46_DB37_51D8_E999 as UInt64), ("a", 0xD24E_C4F1_A98C_6E5B),
        ("abc", 0x44BC_2CF5_AD77_0999),
        ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ])
    func xxHash(_ text: String, _ digest: UInt64) {
        #expect(Array(text.utf8).withUnsafeBytes { XXH64.hash($0) } == digest)
    }

    /// Every byte tells, wherever the string lies, and bytes beside it do not.
    @Test func everyByteOfAStringIsCompared() {
        for count in 0...40 {
            let text = (0..<count).map { UInt8($0 + 1) }
            let left = [7, 7, 7] + text + [1]
            func same(_ other: [UInt8]) -> Bool {
                areEqual(left.span.bytes, 3, other.span.bytes, 0, count: count)
            }
            func hash(_ bytes: [UInt8], _ start: Int) -> UInt64 {
                StringHash.hash(bytes.span.bytes, start..<start + count)
            }
            #expect(same(text + [9]))
            #expect(hash(left, 3) == hash(text + [9], 0))
            for place in 0..<count {
                var other = text
                other[place] ^= 0x80
                #expect(!same(other), "\(count) bytes, the one at \(place)")
                #expect(hash(other, 0) != hash(text, 0), "\(count) bytes, the one at \(place)")
            }
        }
        // Zeros count too.
        #expect(
            Set(
                (0...40).map {
                    StringHash.hash([UInt8](repeating: 0, count: 40).span.bytes, 0..<$0)
                }
            ).count == 41)
    }

    /// Whatever its length, and in pieces, a page has the checksum that zlib takes of it byte by byte.
    @Test func checksumsOfEveryLength() {
        var random = SplitMix(state: 8)
        let bytes = (0..<700).map { _ in UInt8.random(in: 0...255, using: &random) }
        for count in 0...700 {
            let page = Array(bytes[..<count])
            let expected = page.reduce(0 as uLong) { sum, byte in crc32(sum, [byte], 1) }
            #expect(PageChecksum.of([page]) == Int32(truncatingIfNeeded: expected))
            let pieces = [Array(page[..<(count / 3)]), [], Array(page[(count / 3)...])]
            #expect(PageChecksum.of(pieces) == Int32(truncatingIfNeeded: expected))
        }
        #expect(PageChecksum.of([]) == 0)
    }

    /// However the values are cut into batches, the distinct ones stand in the order of their first appearance.
    @Test(arguments: [1, 7, 5000]) func aDictionaryOfStrings(_ step: Int) {
        var random = SplitMix(state: 5)
        let texts = (0..<5000).map { _ in
            String(repeating: "区", count: Int.random(in: 0...9, using: &random))
                + "\(Int.random(in: 0..<900, using: &random))"
        }
        var strings = ByteStrings()
        for text in texts { strings.append(text) }
        var dictionary = DictionaryBuilder(.byteArray, ParquetOptions())
        for start in stride(from: 0, to: texts.count, by: step) {
            let end = min(start + step, texts.count)
            let (taken, mayPay) = dictionary.append(
                .byteStrings(strings), start..<end, ParquetOptions())
            #expect(taken == end - start && mayPay)
        }
        var places: [String: UInt32] = [:]
        var distinct = ByteStrings()
        let indices = texts.map { text in
            if let place = places[text] { return place }
            let place = UInt32(places.count)
            places[text] = place
            distinct.append(text)
            return place
        }
        #expect(dictionary.indices == indices)
        #expect(dictionary.values == ChunkValues(.byteStrings(distinct)))
    }

    @Test func runsAndPackedGroups() {
        func encode(_ values: [UInt32], _ width: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            values.withUnsafeBufferPointer {
                RunLengthEncoder.encode($0, bitWidth: width, into: &bytes)
            }
            return bytes
        }
        // The example of Encodings.md: 0 to 7 in three bits.
        #expect(encode([0, 1, 2, 3, 4, 5, 6, 7], 3) == [0x03, 0x88, 0xC6, 0xFA])
        #expect(encode(Array(repeating: 1, count: 100), 1) == [0xC8, 0x01, 0x01])
        #expect(encode([], 3) == [])
        #expect(encode([0, 0], 0) == [4])
        #expect(encode(Array(repeating: 300, count: 8), 9) == [16, 0x2C, 0x01])
    }

    @Test func everyWidthComesBack() {
        var random = SplitMix(state: 3)
        for width in 1...31 {
            for count in [1, 7, 8, 9, 63, 504, 505, 2000] {
                let values = (0..<count).map { index in
                    index % 50 < 20
                        ? 1 : UInt32.random(in: 0..<(1 << UInt32(width)), using: &random)
                }
                var bytes: [UInt8] = []
                values.withUnsafeBufferPointer {
                    RunLengthEncoder.encode($0, bitWidth: width, into: &bytes)
                }
                var reader = ByteReader(bytes)
                #expect(reader.hybrid(count: count, width: width) == values.map { Int($0) })
                #expect(reader.offset == bytes.count)
            }
        }
    }

    /// The examples of Encodings.md: 1 to 5, and 7 5 3 1 2 3 4 5.
    @Test func differences() throws {
        #expect(
            DeltaEncoder.encode(.int32s([1, 2, 3, 4, 5]), 0..<5, as: .deltaBinaryPacked) == [
                128, 1, 4, 5, 2, 2, 0, 0, 0, 0,
            ])
        #expect(
            DeltaEncoder.encode(.int32s([7, 5, 3, 1, 2, 3, 4, 5]), 0..<8, as: .deltaBinaryPacked)
                == [128, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0])
        var extremes = ByteCursor(
            DeltaEncoder.encode(
                .int64s([.min, .max, -1, .max, 0]), 0..<5, as: .deltaBinaryPacked)[...], "")
        #expect(
            try DeltaDecoder.integers(&extremes, atMost: 5) == [.min, .max, -1, .max, 0])
    }

    /// axis axle babble babyhood share 0 2 0 3 bytes with the one before.
    @Test func sharedBeginnings() throws {
        var strings = ByteStrings()
        for text in ["axis", "axle", "babble", "babyhood"] { strings.append(text) }
        let values = ChunkValues(.byteStrings(strings))
        let bytes = DeltaEncoder.encode(values, 0..<4, as: .deltaByteArray)
        #expect(bytes.suffix(17).elementsEqual("axislebabbleyhood".utf8))
        var cursor = ByteCursor(bytes[...], "")
        #expect(try DeltaDecoder.sharedStrings(&cursor, atMost: 4, longest: 100) == strings)
        #expect(DeltaEncoder.encoding(of: values) == .deltaByteArray)
    }

    private func bounds(_ text: String) -> (StoredBound, StoredBound?) {
        var strings = ByteStrings()
        strings.append(text)
        return (
            .minimum(ChunkValues(.byteStrings(strings)), 0, isText: true, limit: 64),
            .maximum(ChunkValues(.byteStrings(strings)), 0, isText: true, limit: 64)
        )
    }

    @Test func longStringsAreCutAtACharacterAndTheMaximumIsRaised() throws {
        let (low, high) = bounds(String(repeating: "江", count: 22))
        #expect(
            low == StoredBound(bytes: Array(String(repeating: "江", count: 21).utf8), isExact: false)
        )
        #expect(high?.bytes == Array((String(repeating: "江", count: 20) + "\u{6C60}").utf8))
        #expect(bounds(String(repeating: "a", count: 64)).1?.isExact == true)
        #expect(bounds(String(repeating: "\u{10FFFF}", count: 17)).1 == nil)
        let edge = bounds("x\u{D7FF}" + String(repeating: "\u{10FFFF}", count: 16)).1
        #expect(edge?.bytes == Array("x\u{E000}".utf8))
    }

    @Test func zeroHasBothSigns() throws {
        let low = StoredBound.minimum(.doubles([0.0]), 0, isText: false, limit: 64)
        let high = StoredBound.maximum(.doubles([-0.0]), 0, isText: false, limit: 64)
        #expect(low.bytes == [0, 0, 0, 0, 0, 0, 0, 0x80])
        #expect(high?.bytes == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(Bounds.of(.doubles([1, .nan]), 0..<2) == nil)
    }

    /// Probed as BloomFilter.md tells a reader to: no value is missing, few others are found.
    @Test func everyValueIsInTheBloomFilter() throws {
        var filter = BloomFilter(count: 5000, limit: 128 << 10)
        let hashes = (0..<25_000).map { XXH64.finish(UInt64($0) &* 0x9E37_79B9_7F4A_7C15 &+ 1) }
        for hash in hashes[..<5000] { filter.insert(hash: hash) }
        var reader = ByteReader(filter.bytes)
        let header = reader.structure()
        #expect(header[1]?.integer == 8192)
        let bits = reader.take(8192)
        #expect(reader.offset == filter.bytes.count)
        let salts: [UInt32] = [
            0x47B6_137B, 0x4497_4D91, 0x8824_AD5B, 0xA2B7_289D,
            0x7054_95C7, 0x2DF1_424B, 0x9EFC_4947, 0x5C6B_FB31,
        ]
        func contains(_ hash: UInt64) -> Bool {
            let block = Int(((hash >> 32) * 256) >> 32) * 32
            return salts.enumerated().allSatisfy { index, salt in
                let bit = Int((UInt32(truncatingIfNeeded: hash) &* salt) >> 27)
                return bits[block + index * 4 + bit / 8] >> UInt8(bit % 8) & 1 == 1
            }
        }
        #expect(hashes[..<5000].allSatisfy(contains))
        #expect(hashes[5000...].count(where: contains) < 300)
    }
}
