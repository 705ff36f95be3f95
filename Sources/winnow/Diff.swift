import ArgumentParser
import Load
import Pipeline
import Text

/// `winnow diff RUN_A RUN_B`
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell how the tables of two runs differ, row by row and cell by cell.",
        discussion: """
            Reads the CSV files of both runs. Rows that are gone, but whose evidence proves another row \
            now, are told with that row's identifier (id_redirects).
            """)

    @Argument(help: "The older run, or 'current'.")
    var old: String

    @Argument(help: "The newer run, or 'current'.")
    var new: String

    @OptionGroup var output: OutputOptions

    @Option(help: "text, json or csv.")
    var format = DifferenceWriter.Format.text

    @Option(help: "Only this table; may be repeated. As text evidence is left out unless named.")
    var table: [String] = []

    func run() throws {
        let folder = try output.folder()
        try OutputOptions.reported("diff") {
            let before = try RunTables(try OutputOptions.run(old, of: folder), of: folder)
            let after = try RunTables(try OutputOptions.run(new, of: folder), of: folder)
            var writer: DifferenceWriter? = DifferenceWriter(format) {
                let isText = format == .text && StandardOutput.isTerminal
                try StandardOutput.write(
                    isText ? Array(EscapedText.lines(String(decoding: $0, as: UTF8.self)).utf8) : $0
                )
            }
            let difference = RunDifference(from: before, to: after)
            _ = try difference.compare(try tables(), writer: &writer)
            try writer?.finish(redirects: try difference.redirects())
        }
    }

    private func tables() throws -> [Table] {
        guard !table.isEmpty else {
            return Schema.tables.filter { format != .text || $0.name != "evidence" }
        }
        return try table.map { name in
            if let found = Schema.table(named: name) { return found }
            let nearest = NearestName.of(name, among: Schema.tables.map(\.name))
            throw ValidationError(
                "there is no table \"\(EscapedText.oneLine(name))\""
                    + (nearest.map { "; the nearest is \"\($0)\"" } ?? ""))
        }
    }
}

extension DifferenceWriter.Format: ExpressibleByArgument {}
