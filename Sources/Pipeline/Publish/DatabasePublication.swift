import Load
import Model

/// The PostgreSQL schema that is published together with a run's files.
///
/// The order is: files staged and synced, tables staged in the database, schema swapped, files renamed. If the rename
/// fails the swap is taken back. A process that dies between the two leaves the database one run ahead; the next run
/// publishes both, or finds them equal.
struct DatabasePublication {
    let target: PostgreSQLTarget
    let content: PostgreSQLContent
    private let load: PostgreSQLLoad

    /// `nil` if no sink is a database.
    init?(_ configuration: Configuration, _ dataset: Dataset) throws(RunFailure) {
        var found: PostgreSQLTarget?
        for case .postgresql(let connection, let schema, let readers) in configuration.load.sinks {
            found = PostgreSQLTarget(connection: connection, schema: schema, readers: readers)
        }
        guard let target = found else { return nil }
        self.target = target
        do {
            content = try PostgreSQLContent(dataset, readers: target.readers)
        } catch {
            throw RunFailure(error)
        }
        load = PostgreSQLLoad(target, content)
    }

    /// As `manifest.json` tells it.
    var json: JSON {
        .object([
            ("type", .string("postgresql")), ("schema", .string(target.schema)),
            ("sha256", .string(content.digest.hexadecimal)),
        ])
    }

    /// Whether there is anything to swap in.
    func stage(_ dataset: Dataset) throws(RunFailure) -> Bool {
        try attempt { () throws(LoadError) in try load.stage(dataset) }
    }

    func swap() throws(RunFailure) {
        try attempt { () throws(LoadError) in try load.swap() }
    }

    func revert() throws(RunFailure) {
        try attempt { () throws(LoadError) in try load.revert() }
    }

    /// The reason if the tables of the last run could not be dropped.
    func finish() -> String? {
        do {
            try load.finish()
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func attempt<Value>(
        _ body: () throws(LoadError) -> Value
    ) throws(RunFailure) -> Value {
        do {
            return try body()
        } catch {
            throw RunFailure(error)
        }
    }
}
