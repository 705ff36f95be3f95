import Model
import Parquet

/// One CSV file a table: `csv/projects.csv`.
struct CSVSink: TableSink {
    let flavour: CSVFlavour

    let format = "csv"
    /// Bytes gathered before a `write`.
    private static let flushBytes = 1 << 18

    func write(_ table: Table, of dataset: Dataset, to file: OutputFile) throws(LoadError) {
        var encoder = CSVEncoder(columns: table.columns, flavour: flavour)
        encoder.appendHeader()
        for rows in Table.batches(of: table.rowCount(in: dataset)) {
            var batches: [ColumnBatch] = []
            for index in table.columns.indices {
                batches.append(try table.read(column: index, of: dataset, rows: rows))
            }
            encoder.append(batches)
            if encoder.bytes.count >= Self.flushBytes {
                try file.write(encoder.bytes)
                encoder.removeAll()
            }
        }
        try file.write(encoder.bytes)
    }
}
