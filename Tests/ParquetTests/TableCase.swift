@testable import Parquet

/// A generated table of the conformance matrix.
struct TableCase: Sendable {
    let name: String
    var columns: [ParquetColumn]
    var batches: [[ColumnBatch]]
    var options = ParquetOptions()

    /// The bytes of the file.
    func file() throws -> [UInt8] {
        let file = Collector()
        var writer = try ParquetWriter(columns: columns, options: options) { file.bytes += $0 }
        for batch in batches { try writer.append(batch) }
        try writer.finish()
        return file.bytes
    }
}

final class Collector {
    var bytes: [UInt8] = []
}

/// splitmix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// How the values of a generated column are spread.
enum Spread: CaseIterable {
    /// Few values, often repeated: a dictionary pays.
    case few
    /// Hardly any value twice.
    case many
    /// One value only.
    case one
    /// Ascending.
    case sorted
}

/// Fills a column with `rowCount` rows.
func generate(
    _ column: ParquetColumn, rowCount: Int, nulls: Double, spread: Spread,
    using random: inout SplitMix
) -> ColumnBatch {
    let isOptional = column.repetition == .optional || column.repetition == .optionalList
    var validity: [Bool]?
    if isOptional {
        validity = (0..<rowCount).map { _ in Double.random(in: 0..<1, using: &random) >= nulls }
    }
    var listEnds: [Int]?
    var count = validity?.count { $0 } ?? rowCount
    if column.isList {
        var end = 0
        listEnds = (0..<rowCount).map { row in
            if validity?[row] ?? true { end += Int.random(in: 0...3, using: &random) }
            return end
        }
        count = end
    }
    var values: ColumnBatch.Values
    func number(_ place: Int) -> Int64 {
        switch spread {
        case .few: Int64.random(in: -3...3, using: &random)
        case .many: Int64.random(in: -9_999_999_999...9_999_999_999, using: &random)
        case .one: 42
        case .sorted: Int64(place) * 7 - 1000
        }
    }
    let words = ["无锡", "", "苏州市", "project", "a,b", "😀", "é", String(repeating: "长江", count: 30)]
    switch column.type.physical {
    case .boolean: values = .booleans((0..<count).map { number($0) % 2 == 0 })
    case .int32:
        let limit: Int64 =
            switch column.type {
            case .decimal(let precision, _): Int64(FixedPower.ten(precision))
            case .integer(let width): width == 32 ? 1 << 31 : 1 << Int64(width - 1)
            // Readers in Python know the years 1678 to 2261 only.
            case .date: 80_000
            default: 1 << 31
            }
        values = .int32s((0..<count).map { Int32(number($0) % limit) })
    case .int64:
        values = .int64s(
            (0..<count).map {
                number($0) &* (spread == .many ? 50_000_000 : 1) % 999_999_999_999_999_999
            })
        if column.type == .timestamp {
            values = .int64s((0..<count).map { number($0) % 4_000_000_000 * 1_000_003 })
        }
    case .double:
        let special = [
            0.0, -0.0, 1.5, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
        ]
        values = .doubles(
            (0..<count).map {
                spread == .few
                    ? special[Int(number($0) + 3) % special.count] : Double(number($0)) / 7
            })
    case .fixedLengthByteArray:
        values = .int128s(
            (0..<count).map {
                Int128(number($0)) * (spread == .many ? 1_000_000_000_000_000_000_000_000 : 1)
            })
    case .byteArray:
        var strings = ByteStrings()
        for place in 0..<count {
            switch spread {
            case .few: strings.append(words[Int(number(place) + 3)])
            case .many:
                strings.append(words[Int.random(in: 0..<8, using: &random)] + String(number(place)))
            case .one: strings.append("同一")
            case .sorted:
                let digits = String(place)
                strings.append("art_" + String(repeating: "0", count: 8 - digits.count) + digits)
            }
        }
        values = .byteStrings(strings)
    }
    return ColumnBatch(
        rowCount: rowCount, values: values, validity: validity, listEnds: listEnds)
}

enum FixedPower {
    static func ten(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
