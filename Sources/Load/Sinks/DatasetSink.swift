import Model
import Parquet

/// Writes all tables into one file: a workbook, a database.
protocol DatasetSink: Sendable {
    /// The file, relative to the run's folder: `winnow.xlsx`. No two sinks of a run share it.
    var path: String { get }

    /// Writes the file, which must not exist yet, and brings it to the disk.
    func write(_ dataset: Dataset, into folder: String) throws(LoadError) -> LoadedFile
}

extension Table {
    /// Hands on the rows in batches, all columns of a batch at once; refuses rows that are out of order.
    func forEachBatch(
        of dataset: Dataset, _ body: ([ColumnBatch]) throws(LoadError) -> Void
    ) throws(LoadError) {
        var order = BatchOrder(of: self)
        for rows in Table.batches(of: rowCount(in: dataset)) {
            var batches: [ColumnBatch] = []
            batches.reserveCapacity(columns.count)
            for index in columns.indices {
                batches.append(try read(column: index, of: dataset, rows: rows))
            }
            if let row = order.firstMisplacedRow(in: batches) {
                throw LoadError.rowsOutOfOrder(
                    table: name, row: rows.lowerBound + row, key: sortKey)
            }
            try body(batches)
        }
    }
}
