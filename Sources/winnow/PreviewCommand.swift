import ArgumentParser
import Extract
import Load
import Model
import Pipeline

/// `winnow preview FILE… [--stage extract|clean|enrich] [--format text|json|html]`
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what the stages make of single pages, without writing anything.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    @Argument(help: "Files with pages.", completion: .file())
    var files: [String]

    @Option(help: "The last stage: extract, clean or enrich.")
    var stage = Preview.Stage.enrich

    @Option(help: "text, json or html.")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "Stages as this configuration tells; otherwise as the defaults do.", valueName: "file"))
    var configuration: String?

    func run() throws {
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
