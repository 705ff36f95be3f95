import GRDB
import Model
import Parquet

/// One table of any columns in one file, written as the sinks write theirs: what the benchmarks time.
///
/// Rows are asked for batch by batch, so that memory stays bounded.
package enum ColumnFile {
    package enum Format: Sendable {
        case csv(CSVFlavour)
        case parquet(ParquetOptions)
        case xlsx
        /// `indexes`: the columns that get an index after the rows.
        case sqlite(indexes: [String])
    }

    /// Writes the file, which must not exist; `next` gives batches until it gives none.
    package static func write(
        _ format: Format, _ columns: [Column], to path: String,
        from next: () throws(LoadError) -> [ColumnBatch]?
    ) throws(LoadError) {
        switch format {
        case .csv(let flavour):
            let file = try OutputFile(creating: path)
            var writer = CSVWriter(columns, flavour, file)
            while let batches = try next() { try writer.append(batches) }
            try writer.finish()
            _ = try file.finish()
        case .parquet(let options):
            let file = try OutputFile(creating: path)
            do {
                var writer = try ParquetWriter(
                    columns: columns.map {
                        ParquetColumn(
                            $0.name, ParquetSink.type(of: $0),
                            $0.isNullable ? .optional : .required)
                    }, options: options
                ) { try file.write($0) }
                while let batches = try next() { try writer.append(batches) }
                try writer.finish()
            } catch let error as ParquetError {
                throw LoadError.parquet(table: path, reason: "\(error)")
            } catch let error as LoadError {
                throw error
            } catch {
                throw LoadError.parquet(table: path, reason: "\(error)")
            }
            _ = try file.finish()
        case .xlsx:
            let workbook = try Workbook(creating: path, title: "table", isLarge: false)
            var writer = try SheetWriter(
                workbook, try SheetFormats(workbook), columns, headings: columns.map(\.name),
                links: columns.map { _ in nil },
                name: SheetName(name: "table", rowsPerSheet: WorkbookSink.lineLimit - 1),
                language: .en, linksLeft: 0)
            while let batches = try next() { try writer.append(batches) }
            try writer.finish()
            try workbook.close()
            _ = try WrittenFile(syncing: path)
        case .sqlite(let indexes):
            do {
                let database = try SQLiteDatabase.open(path)
                try database.writeWithoutTransaction { connection in
                    try connection.inTransaction {
                        try connection.execute(
                            sql: SQLDefinition(dialect: .sqlite).createTable("m", columns))
                        var rows = try SQLiteRows(of: "m", columns, in: connection)
                        while let batches = try next() { try rows.append(batches) }
                        for index in indexes {
                            try connection.execute(
                                sql: "CREATE INDEX m_by_\(index) ON m (\(index))")
                        }
                        return .commit
                    }
                }
                try database.close()
            } catch {
                throw LoadError(error, writing: path)
            }
            _ = try WrittenFile(syncing: path)
        }
    }
}
