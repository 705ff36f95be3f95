/// The values of one column for some rows: what a writer appends.
///
/// Values are stored densely: only those that are present, in row order. `validity` has one flag a
/// row and is `nil` when no row is null. A list column also has `listEnds`: how many values all rows
/// up to and with each row hold, so that a row may be null, an empty list, or have elements.
///
///     ["无锡", null, ""]              values 无锡, ""      validity 1 0 1
///     [["a", "b"], null, []]         values a, b          validity 1 0 1   listEnds 2 2 2
package struct ColumnBatch: Sendable, Equatable {
    /// The present values in the column's physical type.
    package enum Values: Sendable, Equatable {
        case booleans([Bool])
        case int32s([Int32])
        case int64s([Int64])
        case doubles([Double])
        case int128s([Int128])
        case byteStrings(ByteStrings)

        package var count: Int {
            switch self {
            case .booleans(let values): values.count
            case .int32s(let values): values.count
            case .int64s(let values): values.count
            case .doubles(let values): values.count
            case .int128s(let values): values.count
            case .byteStrings(let values): values.count
            }
        }

        /// Bytes in the PLAIN encoding, or for booleans, which take bits of several pages, no less than these.
        var plainBytes: Int {
            switch self {
            case .booleans(let values): values.count
            case .int32s(let values): values.count * 4
            case .int64s(let values): values.count * 8
            case .doubles(let values): values.count * 8
            case .int128s(let values): values.count * 16
            case .byteStrings(let values): values.bytes.count + values.count * 4
            }
        }
    }

    package var rowCount: Int
    package var values: Values
    package var validity: [Bool]?
    package var listEnds: [Int]?

    package init(
        rowCount: Int, values: Values, validity: [Bool]? = nil, listEnds: [Int]? = nil
    ) {
        self.rowCount = rowCount
        self.values = values
        self.validity = validity
        self.listEnds = listEnds
    }

    /// How many rows are null.
    package var nullCount: Int {
        guard let validity else { return 0 }
        return validity.count - validity.countSet(in: validity.indices)
    }
}

extension [Bool] {
    /// How many flags of `range` are set.
    func countSet(in range: Range<Int>) -> Int {
        // The bytes are 0 and 1; summed without branches, many at a time.
        self[range].withUnsafeBytes { $0.reduce(0) { $0 &+ Int($1) } }
    }
}
