import ArgumentParser
import Pipeline

/// Which output folder a command looks at.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .customLong("configuration"),
        help: ArgumentHelp("The configuration whose output is meant.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var file = "pipeline.json"

    @Option(
        help: ArgumentHelp(
            "The output folder itself; no configuration is read.", valueName: "folder"),
        completion: .directory)
    var output: String?

    /// The folder, or a message on stderr and exit code 78.
    func folder() throws -> OutputFolder {
        if let output { return OutputFolder(output) }
        return OutputFolder(try ConfigurationOptions.read(file).load.output)
    }

    /// The run of a name; the published one where none is told.
    static func run(_ name: String?, of output: OutputFolder) throws -> RunIdentifier {
        guard let name, name != "current" else {
            guard let published = output.published else {
                throw RunFailure(
                    .noInput,
                    "nothing is published in \(output.path); run winnow run first, or name the folder with --output"
                )
            }
            return published
        }
        guard let run = RunIdentifier(name) else {
            throw ValidationError(
                "\(EscapedText.oneLine(name)) is no run; one looks like 20261121T140509Z-000, and winnow runs tells which there are"
            )
        }
        return run
    }

    /// Ends the program with a failure's message and exit code.
    static func reported<Value>(_ command: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as RunFailure {
            StandardError.write(EscapedText.oneLine("winnow \(command): \(failure)"))
            throw ExitCode(failure.status.rawValue)
        }
    }
}

extension RunIdentifier {
    static let help = "A run such as 20261121T140509Z-000; the published one if none is named."
}
