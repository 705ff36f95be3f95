import Model
import Parquet

/// Writes tables in one format into one folder of the run.
protocol TableSink: Sendable {
    /// Folder below the run's folder, and the extension of its files.
    var format: String { get }

    /// Begins the file of a table.
    func begin(_ table: Table, in file: OutputFile) throws(LoadError) -> any TableWriter
}

/// Writes the rows of one table into its file.
protocol TableWriter {
    /// Appends rows: one batch a column, all with the same rows.
    mutating func append(_ batches: [ColumnBatch]) throws(LoadError)

    /// Writes what is still held. The file is synced and closed by the caller.
    mutating func finish() throws(LoadError)
}

extension Table {
    /// How many rows are read at a time: enough to amortize calls, little enough to stay in cache.
    static let batchRows = 4096

    /// The row ranges of the batches of `rowCount` rows.
    static func batches(of rowCount: Int) -> [Range<Int>] {
        stride(from: 0, to: rowCount, by: batchRows).map { $0..<min($0 + batchRows, rowCount) }
    }
}
