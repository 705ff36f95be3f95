import Parquet

/// Small valid Parquet files of every type, encoding, codec and shape that the writer makes: what is then broken.
enum ParquetSeeds {
    /// Pages without checksums, so that what is broken reaches the decoders; some with.
    static func files() throws -> [[UInt8]] {
        var files: [[UInt8]] = []
        var random = SystemlessRandom(state: 11)
        for rows in [0, 1, 60] {
            for isCompact in [false, true] {
                for compression in [ParquetOptions.Compression.none, .gzip(level: 6)] {
                    for nulls in [0, 3] {
                        var options = ParquetOptions()
                        options.compression = compression
                        options.hasDeltaEncodings = isCompact
                        options.hasChecksums = nulls == 0 && compression != .none
                        options.pageRows = 25
                        options.rowGroupRows = 40
                        files.append(try file(rows: rows, nulls: nulls, options, &random))
                    }
                }
            }
        }
        return files
    }

    private static let types: [ParquetType] = [
        .boolean, .int32, .int64, .double, .string, .binary, .date, .timestamp,
        .decimal(precision: 9, scale: 2), .decimal(precision: 18, scale: 2),
        .decimal(precision: 38, scale: 2), .integer(bitWidth: 16),
    ]

    private static func file(
        rows: Int, nulls: Int, _ options: ParquetOptions, _ random: inout SystemlessRandom
    ) throws -> [UInt8] {
        let file = Bytes()
        // Each type with few values, which take a dictionary, and with many; then lists.
        var columns: [ParquetColumn] = []
        for (index, type) in types.enumerated() {
            for spread in ["few", "many"] {
                columns.append(
                    ParquetColumn("\(spread)\(index)", type, nulls == 0 ? .required : .optional))
            }
        }
        columns.append(ParquetColumn("list", .string, .list, hasBloomFilter: true))
        columns.append(ParquetColumn("numbers", .int64, .optionalList))
        var writer = try ParquetWriter(columns: columns, options: options) { file.bytes += $0 }
        try writer.append(
            columns.map { column in
                var validity: [Bool]?
                if column.repetition == .optional || column.repetition == .optionalList {
                    validity = (0..<rows).map { _ in nulls == 0 || random.below(nulls) > 0 }
                }
                var ends: [Int]?
                var count = validity?.count { $0 } ?? rows
                if column.repetition == .list || column.repetition == .optionalList {
                    count = 0
                    ends = (0..<rows).map { row in
                        if validity?[row] ?? true { count += random.below(4) }
                        return count
                    }
                }
                let values = values(
                    column.type, count, of: column.name.hasPrefix("few") ? 3 : 1 << 20, &random)
                return ColumnBatch(
                    rowCount: rows, values: values, validity: validity, listEnds: ends)
            })
        try writer.finish()
        return file.bytes
    }

    private static func values(
        _ type: ParquetType, _ count: Int, of many: Int, _ random: inout SystemlessRandom
    ) -> ColumnBatch.Values {
        let numbers = (0..<count).map { _ in random.below(many) - many / 2 }
        switch type {
        case .boolean: return .booleans(numbers.map { $0 & 1 == 0 })
        case .int32, .date, .decimal(precision: 9, _): return .int32s(numbers.map { Int32($0) })
        case .integer: return .int32s(numbers.map { Int32($0 % 1000) })
        case .int64, .timestamp, .decimal(precision: 18, _):
            return .int64s(numbers.map { Int64($0) * 1001 })
        case .double: return .doubles(numbers.map { Double($0) / 8 })
        case .decimal: return .int128s(numbers.map { Int128($0) << 60 })
        case .string, .binary:
            var strings = ByteStrings()
            for number in numbers { strings.append("项目\(number)") }
            return .byteStrings(strings)
        }
    }

    private final class Bytes {
        var bytes: [UInt8] = []
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SystemlessRandom {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
