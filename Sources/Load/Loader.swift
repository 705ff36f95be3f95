import Model

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
        let sinks = try makeSinks()
        for table in Schema.tables {
            let order = try RowOrder(of: table, in: dataset)
            if let row = order.firstMisplacedRow(allowingEqual: table.primaryKey.isEmpty) {
                throw LoadError.rowsOutOfOrder(table: table.name, row: row, key: table.sortKey)
            }
        }
        var files: [LoadedFile] = []
        for sink in sinks {
            let subfolder = "\(folder)/\(sink.format)"
            try OutputFolder.make(subfolder)
            for table in Schema.tables {
                let path = "\(sink.format)/\(table.name).\(sink.format)"
                let file = try OutputFile(creating: "\(folder)/\(path)")
                try sink.write(table, of: dataset, to: file)
                let digest = try file.finish()
                files.append(
                    LoadedFile(
                        path: path, byteCount: file.byteCount, sha256: digest.hexadecimal,
                        table: table.name, rowCount: table.rowCount(in: dataset)))
            }
            try OutputFolder.sync(subfolder)
        }
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
