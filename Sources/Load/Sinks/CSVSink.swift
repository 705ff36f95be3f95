import Model
import Parquet

/// One CSV file a table: `csv/projects.csv`.
struct CSVSink: TableSink {
    let flavour: CSVFlavour

    let format = "csv"

    func begin(_ table: Table, in file: OutputFile) -> any TableWriter {
        CSVWriter(table.columns, flavour, file)
    }
}

/// Encodes batches and writes them in large pieces.
struct CSVWriter: TableWriter {
    /// Bytes gathered before a `write`.
    private static let flushBytes = 1 << 18

    private let file: OutputFile
    private var encoder: CSVEncoder

    init(_ columns: [Column], _ flavour: CSVFlavour, _ file: OutputFile) {
        self.file = file
        encoder = CSVEncoder(columns: columns, flavour: flavour)
        encoder.appendHeader()
    }

    mutating func append(_ batches: [ColumnBatch]) throws(LoadError) {
        encoder.append(batches)
        if encoder.bytes.count >= Self.flushBytes { try flush() }
    }

    mutating func finish() throws(LoadError) { try flush() }

    private mutating func flush() throws(LoadError) {
        try file.write(encoder.bytes)
        encoder.removeAll()
    }
}
