import Model
import Parquet

/// One Parquet file a table: `parquet/projects.parquet`.
struct ParquetSink: TableSink {
    let compression: Loader.Configuration.Compression
    let level: Int
    let isCompact: Bool
    let programVersion: String
    /// How many of them make the pages of a file.
    let threads: Int

    let format = "parquet"

    func begin(_ table: Table, in file: OutputFile) throws(LoadError) -> any TableWriter {
        do {
            return ParquetTableWriter(
                table: table.name,
                writer: try ParquetWriter(
                    columns: table.columns.map { Self.column($0, of: table) },
                    options: options(for: table)
                ) { try file.write($0) })
        } catch {
            throw LoadError(error, writing: table.name)
        }
    }

    private func options(for table: Table) -> ParquetOptions {
        var options = ParquetOptions()
        options.compression = compression == .gzip ? .gzip(level: level) : .none
        options.hasDeltaEncodings = isCompact
        options.threads = threads
        options.createdBy = "winnow version \(programVersion) (build schema-\(Schema.version))"
        options.metadata = [
            ("winnow.table", table.name),
            ("winnow.title", "\(table.titleZH) · \(table.titleEN)"),
            ("winnow.schema_version", Schema.version),
        ]
        // The leading column only: the others ascend within its equal values, which readers that look at
        // each column alone would take for a fault.
        options.sortingColumns = table.sortKey.prefix(1).compactMap { table.index(of: $0) }.map {
            .init(column: $0, nullsFirst: true)
        }
        return options
    }

    /// Columns that name rows of this or another table get a bloom filter.
    private static func column(_ column: Column, of table: Table) -> ParquetColumn {
        let isKey =
            table.primaryKey.contains(column.name)
            || table.foreignKeys.contains { $0.column == column.name }
            || table.namedForeignKeys.contains { $0.column == column.name }
        return ParquetColumn(
            column.name, type(of: column),
            column.type == .list ? .list : column.isNullable ? .optional : .required,
            hasBloomFilter: isKey && column.type == .string)
    }

    static func type(of column: Column) -> ParquetType {
        switch column.type {
        case .string, .list: .string
        case .int32: .int32
        case .int64: .int64
        case .double: .double
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        case .decimal(let precision, let scale): .decimal(precision: precision, scale: scale)
        }
    }
}

/// Hands batches to the writer of the format and tells its errors as those of the load.
private struct ParquetTableWriter: TableWriter {
    let table: String
    var writer: ParquetWriter

    mutating func append(_ batches: [ColumnBatch]) throws(LoadError) {
        do {
            try writer.append(batches)
        } catch {
            throw LoadError(error, writing: table)
        }
    }

    mutating func finish() throws(LoadError) {
        do {
            try writer.finish()
        } catch {
            throw LoadError(error, writing: table)
        }
    }
}

extension LoadError {
    /// The failure of a system call where there is one behind it.
    fileprivate init(_ error: ParquetError, writing table: String) {
        if case .output(let cause as LoadError) = error {
            self = cause
        } else {
            self = .parquet(table: table, reason: "\(error)")
        }
    }
}
