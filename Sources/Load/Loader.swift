import Model
import Parquet

/// Writes a dataset into a staged run folder: one file a table for CSV and Parquet, one file of all tables for
/// a workbook or a database, and `datapackage.json`.
///
/// The folder must exist and be empty but for what others put beside `csv/`, `parquet/` and
/// `datapackage.json`. Files and folders are on the disk when `load` returns; publishing is the caller's.
/// Rows are written as they come: a table out of its order is an error, never silently sorted.
package struct Loader: Sendable {
    package struct Configuration: Sendable, Equatable {
        package enum Sink: Sendable, Equatable {
            case csv(flavour: CSVFlavour)
            /// `level` is zlib's, 1 (fast) to 9 (small); it means nothing without compression.
            /// `isCompact` takes the delta encodings.
            case parquet(compression: Compression, level: Int, isCompact: Bool = false)
            /// One workbook with a sheet a table: `winnow.xlsx`.
            case xlsx(language: WorkbookLanguage)
            /// One database with all tables: `winnow.sqlite`.
            case sqlite
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
        for job in jobs(for: dataset, sinks) { files += try run(job, dataset, sinks, folder) }
        return try finish(files, sinks.tables, folder)
    }

    /// The same with `workers` files, and pages of Parquet, at a time; they are the same bytes.
    package func load(
        _ dataset: Dataset, into folder: String, workers: Int
    ) async throws(LoadError) -> [LoadedFile] {
        let sinks = try makeSinks(in: folder, threads: max(1, workers))
        let jobs = jobs(for: dataset, sinks)
        typealias Written = Result<[LoadedFile], LoadError>
        let results = await withTaskGroup(of: Written.self) { group in
            var next = 0
            func begin() {
                guard next < jobs.count else { return }
                let job = jobs[next]
                next += 1
                group.addTask {
                    do throws(LoadError) {
                        return .success(try run(job, dataset, sinks, folder))
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
        return try finish(files, sinks.tables, folder)
    }

    /// Begins to write tables that come chunk by chunk, with the same bytes. Sinks that write one file of all tables take
    /// no part in it.
    package func begin(into folder: String, workers: Int) throws(LoadError) -> LoadSession {
        let sinks = try makeSinks(in: folder, threads: max(1, workers))
        return LoadSession(self, sinks.tables, folder, workers: workers)
    }

    /// One piece of work: a file of all tables, or the files of one table.
    private enum Job: Sendable {
        case dataset(any DatasetSink)
        case table(Table)
    }

    /// What there is to do, the longest first, so that no core waits for one that began late.
    private func jobs(for dataset: Dataset, _ sinks: Sinks) -> [Job] {
        let tables = sinks.tables.isEmpty ? [] : Schema.tables
        return sinks.datasets.map { .dataset($0) }
            + tables.sorted { $0.rowCount(in: dataset) > $1.rowCount(in: dataset) }
            .map { .table($0) }
    }

    private func run(
        _ job: Job, _ dataset: Dataset, _ sinks: Sinks, _ folder: String
    ) throws(LoadError) -> [LoadedFile] {
        switch job {
        case .dataset(let sink): [try sink.write(dataset, into: folder)]
        case .table(let table): try write(table, of: dataset, with: sinks.tables, into: folder)
        }
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
        try table.forEachBatch(of: dataset) { batches throws(LoadError) in
            for index in writers.indices { try writers[index].append(batches) }
        }
        var loaded: [LoadedFile] = []
        for index in writers.indices {
            try writers[index].finish()
            let digest = try files[index].file.finish()
            loaded.append(
                LoadedFile(
                    path: files[index].path, byteCount: files[index].file.byteCount,
                    sha256: digest.hexadecimal, table: table.name,
                    rowCount: table.rowCount(in: dataset)))
        }
        return loaded
    }

    func finish(
        _ tables: [LoadedFile], _ sinks: [any TableSink], _ folder: String
    ) throws(LoadError) -> [LoadedFile] {
        for sink in sinks { try OutputFolder.sync("\(folder)/\(sink.format)") }
        // In the order of the sinks and the schema, as the data package tells them.
        let place = Dictionary(
            uniqueKeysWithValues: Schema.tables.enumerated().map { ($1.name, $0) })
        let formats = Dictionary(uniqueKeysWithValues: sinks.enumerated().map { ($1.format, $0) })
        func rank(_ file: LoadedFile) -> (Int, Int, String) {
            // Files of all tables come last, by their names: which is finished first is chance.
            guard let table = file.table else { return (formats.count, 0, file.path) }
            let format = String(file.path.prefix { $0 != "/" })
            return (formats[format] ?? 0, place[table] ?? 0, file.path)
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

    /// The sinks; those that write a file a table with their folders.
    private func makeSinks(
        in folder: String, threads: Int = 1
    ) throws(LoadError) -> Sinks {
        var tables: [any TableSink] = []
        var datasets: [any DatasetSink] = []
        for sink in configuration.sinks {
            switch sink {
            case .csv(let flavour): tables.append(CSVSink(flavour: flavour))
            case .parquet(let compression, let level, let isCompact):
                tables.append(
                    ParquetSink(
                        compression: compression, level: level, isCompact: isCompact,
                        programVersion: configuration.programVersion, threads: threads))
            case .xlsx(let language):
                datasets.append(WorkbookSink(language: language, name: configuration.name))
            case .sqlite: datasets.append(SQLiteSink())
            }
        }
        let places = tables.map(\.format) + datasets.map(\.path)
        for (index, place) in places.enumerated() where places[..<index].contains(place) {
            throw LoadError.duplicateSink(place: place)
        }
        for sink in tables { try OutputFolder.make("\(folder)/\(sink.format)") }
        return Sinks(tables: tables, datasets: datasets)
    }

    private struct Sinks: Sendable {
        let tables: [any TableSink]
        let datasets: [any DatasetSink]
    }
}

/// A file that a loader has written.
package struct LoadedFile: Sendable, Equatable {
    /// Relative to the run's folder: `csv/projects.csv`.
    package let path: String
    package let byteCount: Int
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    /// The table it holds and its rows; `nil` for a file of all tables and for `datapackage.json`.
    package let table: String?
    package let rowCount: Int?
}
