import Model
import Parquet

/// One Parquet file a table: `parquet/projects.parquet`.
struct ParquetSink: TableSink {
    let compression: Loader.Configuration.Compression
    let level: Int
    let programVersion: String

    let format = "parquet"

    func write(_ table: Table, of dataset: Dataset, to file: OutputFile) throws(LoadError) {
        do {
            var writer = try ParquetWriter(
                columns: table.columns.map { Self.column($0, of: table) },
                options: options(for: table)
            ) { try file.write($0) }
            for rows in Table.batches(of: table.rowCount(in: dataset)) {
                var batches: [ColumnBatch] = []
                for index in table.columns.indices {
                    batches.append(try table.read(column: index, of: dataset, rows: rows))
                }
                try writer.append(batches)
            }
            try writer.finish()
        } catch let error as LoadError {
            throw error
        } catch ParquetError.output(let cause as LoadError) {
            throw cause
        } catch {
            throw LoadError.parquet(table: table.name, reason: "\(error)")
        }
    }

    private func options(for table: Table) -> ParquetOptions {
        var options = ParquetOptions()
        options.compression = compression == .gzip ? .gzip(level: level) : .none
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

    private static func type(of column: Column) -> ParquetType {
        switch column.type {
        case .string, .list: .string
        case .int32: .int32
        case .int64: .int64
        case .boolean: .boolean
        case .date: .date
        case .decimal(let precision, let scale): .decimal(precision: precision, scale: scale)
        }
    }
}
