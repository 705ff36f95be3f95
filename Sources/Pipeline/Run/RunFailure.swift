import Lexicon
import Load

/// Why a run ended without publishing: the exit code, and what, where and what to do.
package struct RunFailure: Error, CustomStringConvertible {
    package let status: ExitStatus
    package let description: String

    package init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }

    package init(_ error: InputError) {
        self.init(.noInput, error.description)
    }

    package init(_ error: LexiconError) {
        self.init(.configuration, error.description)
    }

    /// A failed call below the output folder.
    package init(_ error: SystemError) {
        self.init(
            error.isPermission ? .noPermission : .outputFailed,
            "\(error)\(error.remedy == nil ? ";" : ", or") choose another load.output; what was published before is unchanged"
        )
    }

    package init(_ error: LoadError) {
        switch error {
        case .fileSystem(let operation, let path, let code):
            self.init(SystemError(operation, path, code: code))
        case .duplicateSink:
            self.init(.configuration, "load.sinks: \(error)")
        case .database(let sqlState, _):
            // 28: who one is; 42501: what one may do.
            let isPermission = sqlState?.hasPrefix("28") == true || sqlState == "42501"
            self.init(
                isPermission ? .noPermission : .outputFailed,
                "\(error); what was published before is unchanged")
        case .workbook, .sqlite:
            self.init(.outputFailed, "\(error)")
        case .valueOutOfRange, .rowsOutOfOrder, .parquet:
            self.init(.internalError, "\(error)")
        }
    }
}
