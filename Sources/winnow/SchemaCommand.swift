import ArgumentParser
import Load
import Pipeline
import Text

/// `winnow schema [TABLE] [--format text|json|markdown|sql]`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the data dictionary of the published tables.")

    @Argument(help: "One table; all of them if none is named.")
    var table: String?

    @Option(help: "text, json, markdown or sql.")
    var format = SchemaDocument.Format.text

    func run() throws {
        guard let document = SchemaDocument(table: table) else {
            let known = Schema.tables.map(\.name)
            let name = table ?? ""
            let nearest = NearestName.of(name, among: known)
            throw ValidationError(
                "there is no table \"\(EscapedText.oneLine(name))\"; "
                    + (nearest.map { "the nearest is \"\($0)\"" }
                        ?? "known are \(known.joined(separator: ", "))"))
        }
        try StandardOutput.write(document.render(format))
    }
}

extension SchemaDocument.Format: ExpressibleByArgument {}
