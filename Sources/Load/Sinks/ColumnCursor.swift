import Parquet

/// Walks down one column of a batch, for sinks that write row by row.
///
///     values 无锡, ""   validity 1 0 1     →  value(0), null, value(1)
struct ColumnCursor {
    /// Where the values of a row lie among the present ones of its batch.
    enum Place: Equatable {
        case null
        case value(Int)
        case list(Range<Int>)
    }

    let values: ColumnBatch.Values
    private let validity: [Bool]?
    private let listEnds: [Int]?
    private var row = 0
    private var next = 0

    init(_ batch: ColumnBatch) {
        values = batch.values
        validity = batch.validity
        listEnds = batch.listEnds
    }

    /// The place of the next row; must be asked once a row.
    mutating func advance() -> Place {
        defer { row += 1 }
        let isPresent = validity?[row] ?? true
        if let listEnds {
            let elements = (row == 0 ? 0 : listEnds[row - 1])..<listEnds[row]
            return isPresent ? .list(elements) : .null
        }
        guard isPresent else { return .null }
        defer { next += 1 }
        return .value(next)
    }
}
