import Model
import Parquet

/// Rows of a table as the plain flavour of CSV, without header: to compare them with published ones.
package enum CSVText {
    package static func rows(
        _ range: Range<Int>, of table: Table, in dataset: Dataset
    ) throws(LoadError) -> [UInt8] {
        var encoder = CSVEncoder(columns: table.columns, flavour: .plain)
        var batches: [ColumnBatch] = []
        for index in table.columns.indices {
            batches.append(try table.read(column: index, of: dataset, rows: range))
        }
        encoder.append(batches)
        return encoder.bytes
    }

    /// How many rows are asked for at a time.
    package static var batchRows: Int { Table.batchRows }
}
