import Load
import Model

/// The tables of a finished run, or of one that would be published now.
package struct RunTables {
    /// As people call it: the run's name, or `now`.
    package let name: String
    private let rows: (Table) throws -> TableRows

    /// Reads the CSV files of a run.
    package init(_ run: RunIdentifier, of output: OutputFolder) throws(RunFailure) {
        name = run.description
        let folder = output.folder(of: run)
        guard FileSystem.kind(of: Array(folder.utf8)) == .folder else {
            throw RunFailure(
                .noInput,
                "there is no run \(run) in \(output.path); winnow runs tells which there are")
        }
        guard FileSystem.kind(of: Array((folder + "/csv").utf8)) == .folder else {
            throw RunFailure(
                .noInput,
                "run \(run) has no CSV files, which this command reads; add {\"type\":\"csv\"} to load.sinks"
            )
        }
        rows = { try TableRows($0, file: "\(folder)/csv/\($0.name).csv") }
    }

    package init(_ dataset: Dataset) {
        name = "now"
        rows = { TableRows($0, of: dataset) }
    }

    func rows(of table: Table) throws(RunFailure) -> TableRows {
        try attempt { try rows(table) }
    }

    /// Calls `body`, and tells where the rows of a table could not be read.
    func attempt<Value>(_ body: () throws -> Value) throws(RunFailure) -> Value {
        do {
            return try body()
        } catch let failure as RunFailure {
            throw failure
        } catch let error as CSVReader.Damage {
            throw RunFailure(
                .noInput,
                "run \(name): a CSV file is damaged at record \(error.record); winnow verify tells more"
            )
        } catch let error as SystemError {
            throw RunFailure(.noInput, "run \(name): \(error)")
        } catch {
            throw RunFailure(.internalError, "run \(name): \(error)")
        }
    }
}
