import ArgumentParser
import Extract
import Load
import Model
import Pipeline

/// `winnow preview FILE… [--stage extract|clean|enrich] [--format text|json|html] [--rows N]`
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what the stages make of single pages, or the first rows of Parquet files.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    @Argument(help: "Files with pages, or Parquet files.", completion: .file())
    var files: [String]

    @Option(help: "The last stage: extract, clean or enrich.")
    var stage = Preview.Stage.enrich

    @Option(help: "text, json or html.")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "Stages as this configuration tells; otherwise as the defaults do.", valueName: "file"))
    var configuration: String?

    @Option(help: "How many rows of a Parquet file are shown.")
    var rows = 20

    func validate() throws {
        if rows < 0 { throw ValidationError("--rows must be 0 or more, not \(rows)") }
    }

    func run() throws {
        let tables = files.filter(PreviewTable.isOne)
        for path in tables { try StandardOutput.write(try table(path)) }
        let files = files.filter { !tables.contains($0) }
        guard !files.isEmpty else { return }
        let stages = try makeStages()
        let inputs = files.map { InputFile(absolutePath: $0, path: $0) }
        let preview = Preview(inputs, stages: stages, upTo: stage)
        for reject in preview.rejects {
            StandardError.write(
                EscapedText.oneLine(
                    "winnow preview: \(reject.source): \(reject.reason.rawValue): \(reject.message)"
                ))
        }
        try StandardOutput.write(try content(preview))
        let unread = preview.rejects.count { [.unreadable, .notRegularFile].contains($0.reason) }
        if unread > 0, preview.documents.isEmpty {
            throw ExitCode(ExitStatus.noInput.rawValue)
        }
    }

    private func table(_ path: String) throws -> [UInt8] {
        do {
            switch format {
            case .json: return JSONWriter.pretty(try PreviewTable.json(path, rowLimit: rows))
            case .text, .html: return readable(try PreviewTable.text(path, rowLimit: rows))
            }
        } catch {
            StandardError.write(EscapedText.oneLine("winnow preview: \(error)"))
            throw ExitCode(ExitStatus.noInput.rawValue)
        }
    }

    private func content(_ preview: Preview) throws -> [UInt8] {
        switch (format, stage) {
        case (.json, .extract): return JSONWriter.pretty(PreviewJSON.extract(preview))
        case (.json, .clean): return JSONWriter.pretty(PreviewJSON.clean(preview))
        case (.json, .enrich): return JSONWriter.pretty(try PreviewJSON.enrich(preview))
        case (.html, _): return Array(try PreviewHTML.page(preview, stage: stage).utf8)
        case (.text, .extract): return readable(PreviewText.extract(preview))
        case (.text, .clean): return readable(PreviewText.clean(preview))
        case (.text, .enrich): return readable(try PreviewText.enrich(preview))
        }
    }

    /// Pages must not send escape sequences to a terminal.
    private func readable(_ text: String) -> [UInt8] {
        Array((StandardOutput.isTerminal ? EscapedText.lines(text) : text).utf8)
    }

    private func makeStages() throws -> Stages {
        let told = try ConfigurationOptions.read(configuration)
        return try LexiconErrors.reported { try Stages(told) }
    }
}

extension Preview.Stage: ExpressibleByArgument {}
