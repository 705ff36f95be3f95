@testable import Parquet

/// The tables that independent readers must read back value by value: types × nulls × sizes × lists.
enum Matrix {
    static let types: [(String, ParquetType)] = [
        ("boolean", .boolean), ("int32", .int32), ("int64", .int64), ("double", .double),
        ("string", .string), ("binary", .binary), ("date", .date), ("timestamp", .timestamp),
        ("decimal_3_2", .decimal(precision: 3, scale: 2)),
        ("decimal_18_2", .decimal(precision: 18, scale: 2)),
        ("decimal_38_4", .decimal(precision: 38, scale: 4)),
        ("integer_16", .integer(bitWidth: 16)), ("integer_64", .integer(bitWidth: 64)),
    ]

    static func columns(_ repetition: ParquetColumn.Repetition) -> [ParquetColumn] {
        types.map { name, type in
            ParquetColumn(name, type, repetition, hasBloomFilter: type == .string)
        }
    }

    /// A table of all types, and the lists, with one spread and share of nulls.
    static func table(
        _ name: String, rows: [Int], nulls: Double, spread: Spread,
        compression: ParquetOptions.Compression = .gzip(level: 6), seed: UInt64
    ) -> TableCase {
        var random = SplitMix(state: seed)
        var columns =
            Self.columns(nulls == 0 ? .required : .optional)
        columns.append(ParquetColumn("list", .string, .list))
        columns.append(ParquetColumn("maybe_list", .string, .optionalList))
        var options = ParquetOptions()
        options.compression = compression
        options.createdBy = "winnow version 0.0.0 (build test)"
        let batches = rows.map { count in
            columns.map {
                generate($0, rowCount: count, nulls: nulls, spread: spread, using: &random)
            }
        }
        return TableCase(name: name, columns: columns, batches: batches, options: options)
    }

    static var all: [TableCase] {
        var tables: [TableCase] = []
        var seed: UInt64 = 1
        for spread in Spread.allCases {
            for (label, nulls) in [("required", 0.0), ("some", 0.3), ("most", 0.97), ("null", 1.0)]
            {
                for rows in [[0], [1], [7, 1, 0, 30], [3000]] {
                    let total = rows.reduce(0, +)
                    // Batches that are sorted each are not sorted together, which is fine.
                    tables.append(
                        table(
                            "\(spread)_\(label)_\(total)", rows: rows, nulls: nulls, spread: spread,
                            seed: seed))
                    seed += 1
                }
            }
        }
        for (label, compression) in [
            ("none", ParquetOptions.Compression.none), ("gzip1", .gzip(level: 1)),
            ("gzip9", .gzip(level: 9)),
        ] {
            tables.append(
                table(
                    "codec_\(label)", rows: [500], nulls: 0.2, spread: .few,
                    compression: compression, seed: seed))
            seed += 1
        }
        for spread in Spread.allCases {
            for (label, nulls) in [("required", 0.0), ("some", 0.3), ("null", 1.0)] {
                var compact = table(
                    "compact_\(spread)_\(label)", rows: [300, 1, 2700], nulls: nulls,
                    spread: spread, compression: nulls == 0 ? .none : .gzip(level: 6), seed: seed)
                compact.options.hasDeltaEncodings = true
                compact.options.pageRows = 1100
                tables.append(compact)
                seed += 1
            }
        }
        var small = table(
            "pages_and_groups", rows: [4000, 4000], nulls: 0.2, spread: .many, seed: seed)
        small.options.rowGroupRows = 3000
        small.options.pageRows = 700
        small.options.pageBytes = 4096
        tables.append(small)
        tables.append(sorted)
        tables.append(wide)
        tables.append(bounds)
        tables.append(hugeCell)
        tables.append(large)
        return tables
    }

    /// A small table of some type, spread and size by chance.
    static func random(_ number: Int, using random: inout SplitMix) -> TableCase {
        var table = Matrix.table(
            "random_\(number)",
            rows: (0..<Int.random(in: 1...3, using: &random)).map { _ in
                Int.random(in: 0...60, using: &random)
            },
            nulls: [0, 0.1, 0.5, 1].randomElement(using: &random) ?? 0,
            spread: Spread.allCases.randomElement(using: &random) ?? .few,
            compression: Bool.random(using: &random) ? .none : .gzip(level: 1),
            seed: random.next())
        table.options.rowGroupRows = Int.random(in: 1...80, using: &random)
        table.options.pageRows = Int.random(in: 1...40, using: &random)
        table.options.hasDeltaEncodings = Bool.random(using: &random)
        table.options.threads = Int.random(in: 1...3, using: &random)
        return table
    }

    /// More rows than a row group holds by default.
    static var large: TableCase {
        var random = SplitMix(state: 99)
        let columns = [
            ParquetColumn("id", .string, hasBloomFilter: true),
            ParquetColumn("n", .int64, .optional), ParquetColumn("list", .string, .list),
        ]
        var options = ParquetOptions()
        options.createdBy = "winnow version 0.0.0 (build test)"
        let batch = columns.map {
            generate($0, rowCount: 130_000, nulls: 0.1, spread: .many, using: &random)
        }
        return TableCase(name: "large", columns: columns, batches: [batch], options: options)
    }

    /// Sorted by its identifier, as published tables are.
    static var sorted: TableCase {
        var random = SplitMix(state: 77)
        let columns = [
            ParquetColumn("id", .string, hasBloomFilter: true),
            ParquetColumn("n", .int32, .optional),
        ]
        var options = ParquetOptions()
        options.createdBy = "winnow version 0.0.0 (build test)"
        options.sortingColumns = [.init(column: 0)]
        options.metadata = [("winnow.title", "排序 · Sorted")]
        options.pageRows = 1000
        let batch = columns.map {
            generate($0, rowCount: 50_000, nulls: 0.5, spread: .sorted, using: &random)
        }
        return TableCase(name: "sorted", columns: columns, batches: [batch], options: options)
    }

    /// Strings around the length at which statistics are cut, and without an upper bound.
    static var bounds: TableCase {
        let texts = [
            String(repeating: "a", count: 63), String(repeating: "a", count: 64),
            String(repeating: "a", count: 65), String(repeating: "江", count: 22),
            String(repeating: "\u{10FFFF}", count: 20),
            "x\u{D7FF}" + String(repeating: "\u{10FFFF}", count: 20),
            String(repeating: "z", count: 61) + "江苏",
        ]
        var options = ParquetOptions()
        options.createdBy = "winnow version 0.0.0 (build test)"
        options.rowGroupRows = 1
        var strings = ByteStrings()
        for text in texts { strings.append(text) }
        return TableCase(
            name: "bounds", columns: [ParquetColumn("text", .string)],
            batches: [[ColumnBatch(rowCount: texts.count, values: .byteStrings(strings))]],
            options: options)
    }

    /// More than 15 columns and rows with NaN.
    static var wide: TableCase {
        var options = ParquetOptions()
        options.createdBy = "winnow version 0.0.0 (build test)"
        let columns = (0..<40).map { ParquetColumn("c\($0)", .double, .optional) }
        let batch = columns.indices.map { index in
            ColumnBatch(
                rowCount: 3,
                values: .doubles(index % 2 == 0 ? [.nan, Double(index), .nan] : [.nan, .nan]),
                validity: index % 2 == 0 ? nil : [true, false, true])
        }
        return TableCase(name: "wide_nan", columns: columns, batches: [batch], options: options)
    }

    static var hugeCell: TableCase {
        var strings = ByteStrings()
        strings.append("短")
        strings.append([UInt8](repeating: 0x61, count: 16 << 20))
        strings.append("")
        var options = ParquetOptions()
        options.createdBy = "winnow version 0.0.0 (build test)"
        return TableCase(
            name: "huge_cell", columns: [ParquetColumn("text", .string)],
            batches: [[ColumnBatch(rowCount: 3, values: .byteStrings(strings))]], options: options)
    }
}
