import Model

/// What a column holds, in the words every sink translates: `decimal(18,2)` is NUMERIC(18,2) in SQL,
/// DECIMAL in an INT64 in Parquet and a `number` in the data package.
package enum ColumnType: Sendable, Equatable, CustomStringConvertible {
    case string
    case int32
    case int64
    /// A binary float; no published table has one.
    case double
    case boolean
    case date
    /// Microseconds since 1970 in UTC; no published table has one.
    case timestamp
    /// Exact decimal with at most `precision` digits, `scale` of them after the point.
    case decimal(precision: Int, scale: Int)
    /// A list of strings, never null: no element is an empty list.
    case list

    /// The name used in `DATA_MODEL` and in the data dictionary: `decimal(18,2)`, `list<string>`.
    package var description: String {
        switch self {
        case .string: "string"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .boolean: "bool"
        case .date: "date"
        case .timestamp: "timestamp"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .list: "list<string>"
        }
    }

    /// Money in whole currency units and areas: exact to the fen.
    package static let amount = ColumnType(DecimalFormat.amount)
    /// Figures of any unit.
    package static let figure = ColumnType(DecimalFormat.figure)
    /// A score from 0 to 1.
    package static let score = ColumnType.decimal(precision: 3, scale: 2)

    private init(_ format: DecimalFormat) {
        self = .decimal(precision: format.precision, scale: format.scale)
    }
}
