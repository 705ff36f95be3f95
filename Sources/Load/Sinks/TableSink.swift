import Model

/// Writes tables in one format into one folder of the run.
protocol TableSink: Sendable {
    /// Folder below the run's folder, and the extension of its files.
    var format: String { get }

    /// Writes all rows of a table into a new file.
    func write(_ table: Table, of dataset: Dataset, to file: OutputFile) throws(LoadError)
}

extension Table {
    /// How many rows are read at a time: enough to amortize calls, little enough to stay in cache.
    static let batchRows = 4096

    /// The row ranges of the batches of `rowCount` rows.
    static func batches(of rowCount: Int) -> [Range<Int>] {
        stride(from: 0, to: rowCount, by: batchRows).map { $0..<min($0 + batchRows, rowCount) }
    }
}
