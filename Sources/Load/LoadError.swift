import Model

/// Why tables could not be written. Nothing is published when one is thrown.
package enum LoadError: Error, Equatable, CustomStringConvertible {
    /// A system call failed: `open`, `write`, `fsync`, `close`, `mkdir`. `code` is errno.
    case fileSystem(operation: String, path: String, code: Int32)
    /// A value does not fit its column, for example an amount of more than 18 digits.
    case valueOutOfRange(table: String, column: String, row: Int, value: String, type: ColumnType)
    /// Row `row` (from 0) of a table does not come after the row before it.
    case rowsOutOfOrder(table: String, row: Int, key: [String])
    /// Two sinks would write the same files.
    case duplicateSink(place: String)
    /// The Parquet writer refused the table or the compression failed.
    case parquet(table: String, reason: String)
    /// The workbook could not be written or is not whole.
    case workbook(path: String, reason: String)
    /// SQLite refused a statement; `code` is its result code.
    case sqlite(path: String, code: Int32, reason: String)
    /// PostgreSQL refused something, or could not be reached; `sqlState` is its five-character code.
    case database(sqlState: String?, reason: String)

    package var description: String {
        switch self {
        case .fileSystem(let operation, let path, let code):
            "\(operation) failed on \(path): \(ErrorNumber(code)) (errno \(code)); "
                + (ErrorNumber(code).remedy ?? "nothing was published")
        case .valueOutOfRange(let table, let column, let row, let value, let type):
            "row \(row) of \(table): \(column) = \(value) does not fit \(type); "
                + "the rule that made the row must reject the value"
        case .rowsOutOfOrder(let table, let row, let key):
            "row \(row) of \(table) does not come after the row before it in the order of "
                + "\(key.joined(separator: ", ")); rows must be unique and sorted by bytes"
        case .duplicateSink(let place):
            "two sinks write to \(place); keep one of each type in load.sinks"
        case .parquet(let table, let reason):
            "\(table).parquet: \(reason)"
        case .workbook(let path, let reason):
            "\(path): \(reason); nothing was published"
        case .sqlite(let path, let code, let reason):
            "\(path): \(reason) (SQLite result \(code)); nothing was published"
        case .database(let sqlState, let reason):
            "PostgreSQL: \(reason)" + (sqlState.map { " (SQLSTATE \($0))" } ?? "")
        }
    }
}
