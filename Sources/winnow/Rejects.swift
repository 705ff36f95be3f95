import ArgumentParser
import Model
import Pipeline
import Text

/// `winnow rejects [RUN_ID]`
struct Rejects: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the pages that a run could not use, why, and what to do.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: ArgumentHelp(RunIdentifier.help, valueName: "run-id"))
    var name: String?

    @OptionGroup var output: OutputOptions

    @Option(help: "text or json.")
    var format = Format.text

    @Option(help: "Only this code; docs/reject-codes.md has them all.")
    var code: String?

    func run() throws {
        let folder = try output.folder()
        let reason = try chosenReason()
        var listing = try OutputOptions.reported("rejects") {
            try RejectListing(try OutputOptions.run(name, of: folder), of: folder)
        }
        if let reason { listing.keep(reason) }
        switch format {
        case .json: try StandardOutput.write(JSONWriter.pretty(listing.json))
        case .text:
            let lines = listing.entries.map {
                EscapedText.oneLine("\($0.source): \($0.code): \($0.message)")
                    + (($0.remedy.isEmpty) ? "\n" : "\n    → \($0.remedy)\n")
            }
            try StandardOutput.write(lines.joined())
        }
    }

    private func chosenReason() throws -> Reject.Reason? {
        guard let code else { return nil }
        if let known = Reject.Reason(rawValue: code) { return known }
        let codes = Reject.Reason.allCases.map(\.rawValue)
        let nearest = NearestName.of(code, among: codes)
        throw ValidationError(
            "--code \(EscapedText.oneLine(code)): "
                + (nearest.map { "the nearest known code is \($0)" }
                    ?? "known are \(codes.joined(separator: ", "))"))
    }
}
