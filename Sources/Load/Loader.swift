import Model
import Parquet

/// Writes a dataset into a staged run folder: one file a table and sink, and `datapackage.json`.
///
/// The folder must exist and be empty but for what others put beside `csv/`, `parquet/` and
/// `datapackage.json`. Files and folders are on the disk when `load` returns; publishing is the caller's.
/// Rows are written as they come: a table out of its order is an error, never silently sorted.
package struct Loader: Sendable {
    package struct Configuration: Sendable, Equatable {
        package enum Sink: Sendable, Equatable {
            case csv(flavour: CSVFlavour)
            /// `level` is zlib's, 1 (fast) to 9 (small); it means nothing without compression.
            case parquet(compression: Compression, level: Int)
        }

        package enum Compression: String, Sendable, CaseIterable {
            case gzip, none
        }

        package var sinks: [Sink]
        /// Name of the data package: the pipeline's name.
        package var name: String
        /// Version of the program, as Parquet files name it: `winnow version 0.1.0 (build schema-1)`.
        package var programVersion: String

        package init(
            sinks: [Sink] = [.csv(flavour: .spreadsheet), .parquet(compression: .gzip, level: 6)],
            name: String = "winnow", programVersion: String = "0.1.0"
        ) {
            self.sinks = sinks
            self.name = name
            self.programVersion = programVersion
        }
    }

    private let configuration: Configuration

    package init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    /// Writes every table with every sink; the files made, sorted by path.
    package func load(
        _ dataset: Dataset, into folder: String
    ) throws(LoadError) -> [LoadedFile] {
        let sinks = try makeSinks(in: folder)
        var files: [LoadedFile] = []
        for table in Schema.tables {
            files += try write(table, of: dataset, with: sinks, into: folder)
        }
        return try finish(files, sinks, folder)
    }

    /// The same with `workers` tables at a time; the files are the same bytes.
    package func load(
        _ dataset: Dataset, into folder: String, workers: Int
    ) async throws(LoadError) -> [LoadedFile] {
        let sinks = try makeSinks(in: folder)
        // The longest first, so that no core waits for one that began late.
        let tables = Schema.tables.sorted { $0.rowCount(in: dataset) > $1.rowCount(in: dataset) }
        typealias Written = Result<[LoadedFile], LoadError>
        let results = await withTaskGroup(of: Written.self) { group in
            var next = 0
            func begin() {
                guard next < tables.count else { return }
                let table = tables[next]
                next += 1
                group.addTask {
                    do throws(LoadError) {
                        return .success(
                            try write(table, of: dataset, with: sinks, into: folder))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            for _ in 0..<max(1, workers) { begin() }
            var results: [Written] = []
            while let result = await group.next() {
                results.append(result)
                if case .success = result { begin() }
            }
            return results
        }
        var files: [LoadedFile] = []
        for result in results { files += try result.get() }
        return try finish(files, sinks, folder)
    }

    /// Writes one table with every sink; its columns are read once for all of them.
    private func write(
        _ table: Table, of dataset: Dataset, with sinks: [any TableSink], into folder: String
    ) throws(LoadError) -> [LoadedFile] {
        var files: [(path: String, file: OutputFile)] = []
        var writers: [any TableWriter] = []
        for sink in sinks {
            let path = "\(sink.format)/\(table.name).\(sink.format)"
            let file = try OutputFile(creating: "\(folder)/\(path)")
            files.append((path, file))
            writers.append(try sink.begin(table, in: file))
        }
        var order = BatchOrder(of: table)
        let rowCount = table.rowCount(in: dataset)
        for rows in Table.batches(of: rowCount) {
            var batches: [ColumnBatch] = []
            batches.reserveCapacity(table.columns.count)
            for index in table.columns.indices {
                batches.append(try table.read(column: index, of: dataset, rows: rows))
            }
            if let row = order.firstMisplacedRow(in: batches) {
                throw LoadError.rowsOutOfOrder(
                    table: table.name, row: rows.lowerBound + row, key: table.sortKey)
            }
            for index in writers.indices { try writers[index].append(batches) }
        }
        var loaded: [LoadedFile] = []
        for index in writers.indices {
            try writers[index].finish()
            let digest = try files[index].file.finish()
            loaded.append(
                LoadedFile(
                    path: files[index].path, byteCount: files[index].file.byteCount,
                    sha256: digest.hexadecimal, table: table.name, rowCount: rowCount))
        }
        return loaded
    }

    private func finish(
        _ tables: [LoadedFile], _ sinks: [any TableSink], _ folder: String
    ) throws(LoadError) -> [LoadedFile] {
        for sink in sinks { try OutputFolder.sync("\(folder)/\(sink.format)") }
        // In the order of the sinks and the schema, as the data package tells them.
        let place = Dictionary(
            uniqueKeysWithValues: Schema.tables.enumerated().map { ($1.name, $0) })
        let formats = Dictionary(uniqueKeysWithValues: sinks.enumerated().map { ($1.format, $0) })
        func rank(_ file: LoadedFile) -> (Int, Int) {
            let format = String(file.path.prefix { $0 != "/" })
            return (formats[format] ?? 0, file.table.flatMap { place[$0] } ?? 0)
        }
        var files = tables.sorted { rank($0) < rank($1) }
        let package = DataPackage(configuration: configuration, files: files)
        let file = try OutputFile(creating: "\(folder)/datapackage.json")
        try file.write(package.bytes)
        let digest = try file.finish()
        files.append(
            LoadedFile(
                path: "datapackage.json", byteCount: file.byteCount, sha256: digest.hexadecimal,
                table: nil, rowCount: nil))
        try OutputFolder.sync(folder)
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The sinks, each with its folder.
    private func makeSinks(in folder: String) throws(LoadError) -> [any TableSink] {
        let sinks = try makeSinks()
        for sink in sinks { try OutputFolder.make("\(folder)/\(sink.format)") }
        return sinks
    }

    private func makeSinks() throws(LoadError) -> [any TableSink] {
        var sinks: [any TableSink] = []
        for sink in configuration.sinks {
            let made: any TableSink =
                switch sink {
                case .csv(let flavour): CSVSink(flavour: flavour)
                case .parquet(let compression, let level):
                    ParquetSink(
                        compression: compression, level: level,
                        programVersion: configuration.programVersion)
                }
            guard !sinks.contains(where: { $0.format == made.format }) else {
                throw LoadError.duplicateSink(folder: made.format)
            }
            sinks.append(made)
        }
        return sinks
    }
}

/// A file that a loader has written.
package struct LoadedFile: Sendable, Equatable {
    /// Relative to the run's folder: `csv/projects.csv`.
    package let path: String
    package let byteCount: Int
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    /// The table it holds and its rows; `nil` for `datapackage.json`.
    package let table: String?
    package let rowCount: Int?
}
