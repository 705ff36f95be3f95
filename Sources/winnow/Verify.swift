import ArgumentParser
import Pipeline

/// `winnow verify [RUN_ID]`
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a finished run: hashes, rows, keys, and evidence against the articles.",
        discussion: "Exit code 65 if something is wrong; what it is stands on stdout.")

    @Argument(help: ArgumentHelp(RunIdentifier.help, valueName: "run-id"))
    var name: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let folder = try output.folder()
        let verification = try OutputOptions.reported("verify") {
            try RunVerification(try OutputOptions.run(name, of: folder), of: folder)
        }
        let lines =
            verification.problems.map { "wrong: \($0)" } + verification.notes.map { "note: \($0)" }
            + [
                "\(verification.checkedFiles) files, \(verification.checkedRows) rows: \(verification.problems.isEmpty ? "all well" : "\(verification.problems.count) problems")"
            ]
        try StandardOutput.write(lines.map { EscapedText.oneLine($0) + "\n" }.joined())
        if !verification.problems.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
    }
}
