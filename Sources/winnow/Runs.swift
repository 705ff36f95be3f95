import ArgumentParser
import Pipeline

/// `winnow runs`
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the finished runs, newest first; the published one is marked.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var output: OutputOptions

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
        let folder = try output.folder()
        let listing = try OutputOptions.reported("runs") { try RunListing(folder) }
        switch format {
        case .json: try StandardOutput.write(JSONWriter.pretty(listing.json))
        case .text:
            let lines = listing.entries.map { entry in
                let told = ["articles", "partners", "projects", "investments", "events"].compactMap
                {
                    name in
                    entry.rows.first { $0.table == name }.map { "\(name) \($0.rows)" }
                }
                return "\(entry.isPublished ? "*" : " ") \(entry.run)  \(entry.bytes >> 10) KiB  "
                    + told.joined(separator: ", ") + "\n"
            }
            try StandardOutput.write(lines.joined())
        }
    }
}
