import Dispatch
import Model
import Parquet
import Synchronization

/// Writes tables chunk by chunk with the sinks that write a file a table.
///
/// Chunks of one table come in its order; tables may take turns. The files are the same bytes as if ``Loader`` had
/// written each table at once. A table's buffers are let go when it is finished.
package struct LoadSession {
    private let loader: Loader
    private let sinks: [any TableSink]
    private let folder: String
    private let workers: Int
    private var open: [String: OpenTable] = [:]
    private var files: [LoadedFile] = []
    /// Rows of all tables so far.
    package private(set) var rows: [String: Int] = [:]

    private struct OpenTable {
        var order: BatchOrder
        let outputs: [TableOutput]
    }

    init(_ loader: Loader, _ sinks: [any TableSink], _ folder: String, workers: Int) {
        self.loader = loader
        self.sinks = sinks
        self.folder = folder
        self.workers = max(1, workers)
    }

    /// Writes chunks of different tables.
    package mutating func append(_ chunks: [TableChunk]) throws(LoadError) {
        var jobs: [(output: TableOutput, chunk: TableChunk)] = []
        for chunk in chunks {
            let outputs = try begin(chunk.table)
            for (number, batches) in chunk.batches.enumerated() {
                let place = (rows[chunk.table.name] ?? 0) + number * Table.batchRows
                if let row = open[chunk.table.name]?.order.firstMisplacedRow(in: batches) {
                    throw LoadError.rowsOutOfOrder(
                        table: chunk.table.name, row: place + row, key: chunk.table.sortKey)
                }
            }
            rows[chunk.table.name, default: 0] += chunk.rowCount
            jobs += outputs.map { ($0, chunk) }
        }
        guard workers > 1, jobs.count > 1 else {
            for job in jobs { try job.output.append(job.chunk) }
            return
        }
        let failure = Mutex<LoadError?>(nil)
        let all = jobs
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: min(workers, jobs.count)) { _ in
            while true {
                let place = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard place < all.count else { return }
                do throws(LoadError) {
                    try all[place].output.append(all[place].chunk)
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    private mutating func begin(_ table: Table) throws(LoadError) -> [TableOutput] {
        if let known = open[table.name] { return known.outputs }
        var outputs: [TableOutput] = []
        for sink in sinks { outputs.append(try TableOutput(table, sink, folder)) }
        open[table.name] = OpenTable(order: BatchOrder(of: table), outputs: outputs)
        return outputs
    }

    /// Writes the rest of some tables, also of those that have no rows.
    package mutating func finish(_ tables: [String]) throws(LoadError) {
        for name in tables {
            guard let table = Schema.table(named: name) else { continue }
            for output in try begin(table) {
                files.append(try output.finish(rows: rows[name] ?? 0))
            }
            open[name] = nil
        }
    }

    /// Writes `datapackage.json`; the files made, sorted by path. All tables must be finished.
    package func finish() throws(LoadError) -> [LoadedFile] {
        try loader.finish(files, sinks, folder)
    }
}

/// The file of a table in one format.
private final class TableOutput: Sendable {
    private struct State {
        let file: OutputFile
        var writer: any TableWriter
    }

    private let table: String
    private let path: String
    private let state: Mutex<State>

    init(_ table: Table, _ sink: any TableSink, _ folder: String) throws(LoadError) {
        self.table = table.name
        path = "\(sink.format)/\(table.name).\(sink.format)"
        let file = try OutputFile(creating: "\(folder)/\(path)")
        state = Mutex(State(file: file, writer: try sink.begin(table, in: file)))
    }

    func append(_ chunk: TableChunk) throws(LoadError) {
        try state.withLock { state throws(LoadError) in
            for batches in chunk.batches { try state.writer.append(batches) }
        }
    }

    func finish(rows: Int) throws(LoadError) -> LoadedFile {
        try state.withLock { state throws(LoadError) in
            try state.writer.finish()
            let digest = try state.file.finish()
            return LoadedFile(
                path: path, byteCount: state.file.byteCount, sha256: digest.hexadecimal,
                table: table, rowCount: rows)
        }
    }
}
