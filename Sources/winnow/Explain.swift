import ArgumentParser
import Extract
import Model
import Pipeline

/// `winnow explain ROW_ID` and `winnow explain --source FILE`
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell where a row comes from, or what became of a page.",
        discussion: """
            The pages are worked again with the present words and rules; nothing is written. A link \
            has its key as identifier: 'prj_…|ptr_…|developer'.
            """)

    @Argument(help: "Identifier of a row: inv_…, prj_…, ptr_…, evt_…, met_….")
    var row: String?

    @Option(help: "A page: each sentence, what it gave, and the triggers that gave nothing.")
    var source: String?

    @Option(name: .customLong("configuration"), help: "The configuration of the run.")
    var file: String?

    func validate() throws {
        if (row == nil) == (source == nil) {
            throw ValidationError("either a row's identifier or --source FILE is expected")
        }
    }

    func run() async throws {
        if let source {
            let stages = try stages(try ConfigurationOptions.read(file))
            let preview = Preview(
                [InputFile(absolutePath: source, path: source)], stages: stages, upTo: .enrich)
            for reject in preview.rejects {
                StandardError.write(
                    EscapedText.oneLine("winnow explain: \(reject.source): \(reject.message)"))
            }
            try write(PageExplanation(preview, stages: stages).text)
            if preview.documents.isEmpty { throw ExitCode(ExitStatus.noInput.rawValue) }
        } else if let row {
            try await explain(row)
        }
    }

    private func explain(_ row: String) async throws {
        let configuration = try ConfigurationOptions.read(file ?? "pipeline.json")
        let explainer = Explainer(configuration: configuration, stages: try stages(configuration))
        do {
            guard let found = try await explainer.row(row) else {
                StandardError.write(
                    "winnow explain: the present pages and rules give no row \(EscapedText.oneLine(row)); its page may be gone, or a rule has changed"
                )
                throw ExitCode(ExitStatus.noInput.rawValue)
            }
            try write(found.text)
        } catch let failure as RunFailure {
            StandardError.write(EscapedText.oneLine("winnow explain: \(failure)"))
            throw ExitCode(failure.status.rawValue)
        } catch let error as InputError {
            StandardError.write("winnow explain: \(error)")
            throw ExitCode(ExitStatus.noInput.rawValue)
        }
    }

    private func stages(_ configuration: Configuration) throws -> Stages {
        try LexiconErrors.reported { try Stages(configuration) }
    }

    /// Pages must not send escape sequences to a terminal.
    private func write(_ text: String) throws {
        try StandardOutput.write(StandardOutput.isTerminal ? EscapedText.lines(text) : text)
    }
}
