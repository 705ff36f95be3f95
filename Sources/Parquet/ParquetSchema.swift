/// What a column holds: the logical type of the Parquet specification with its physical type.
///
/// | type | physical | notes |
/// |---|---|---|
/// | `decimal` | INT32 to 9 digits, INT64 to 18, else FIXED_LEN_BYTE_ARRAY(16) | old readers refuse an INT64 of fewer than 10 digits (SPARK-34167) |
/// | `date` | INT32 | days since 1970-01-01 |
/// | `timestamp` | INT64 | microseconds since 1970-01-01T00:00:00Z |
/// | `integer` | INT32 to 32 bits, else INT64 | signed |
package enum ParquetType: Sendable, Equatable {
    case boolean
    case int32
    case int64
    case double
    case binary
    case string
    case date
    case timestamp
    case decimal(precision: Int, scale: Int)
    case integer(bitWidth: Int)

    /// Physical types, with their codes in the file format.
    enum Physical: Int32, Sendable {
        case boolean = 0
        case int32 = 1
        case int64 = 2
        case double = 5
        case byteArray = 6
        case fixedLengthByteArray = 7
    }

    var physical: Physical {
        switch self {
        case .boolean: .boolean
        case .int32, .date: .int32
        case .int64, .timestamp: .int64
        case .double: .double
        case .binary, .string: .byteArray
        case .decimal(let precision, _):
            precision <= 9 ? .int32 : precision <= 18 ? .int64 : .fixedLengthByteArray
        case .integer(let bitWidth): bitWidth <= 32 ? .int32 : .int64
        }
    }
}

/// A column of a file. Lists have three levels, `name.list.element`, and elements are never null.
package struct ParquetColumn: Sendable, Equatable {
    package enum Repetition: Sendable, Equatable {
        case required, optional, list, optionalList
    }

    package let name: String
    package let type: ParquetType
    package let repetition: Repetition
    /// Write a bloom filter where the column is not dictionary-encoded; for identifiers (string, binary).
    package let hasBloomFilter: Bool

    package init(
        _ name: String, _ type: ParquetType, _ repetition: Repetition = .required,
        hasBloomFilter: Bool = false
    ) {
        self.name = name
        self.type = type
        self.repetition = repetition
        self.hasBloomFilter = hasBloomFilter
    }

    var isList: Bool { repetition == .list || repetition == .optionalList }
    var maximumDefinitionLevel: Int {
        switch repetition {
        case .required: 0
        case .optional, .list: 1
        case .optionalList: 2
        }
    }
    var path: [String] { isList ? [name, "list", "element"] : [name] }

    /// Why the column cannot be written, if so.
    var fault: String? {
        if name.isEmpty { return "a column has no name" }
        switch type {
        case .decimal(let precision, let scale):
            guard (1...38).contains(precision), (0...precision).contains(scale) else {
                return "column \(name): decimal(\(precision),\(scale)) is out of range"
            }
        case .integer(let bitWidth) where ![8, 16, 32, 64].contains(bitWidth):
            return "column \(name): no integer has \(bitWidth) bits"
        default: break
        }
        if hasBloomFilter, type.physical != .byteArray {
            return "column \(name): bloom filters are for strings"
        }
        return nil
    }
}
