import Load
import Model

/// `manifest.json`: what a run's result is and what it depends on; equal input gives equal bytes.
package struct Manifest: Sendable {
    /// Every file of the run but `manifest.json` and `run_results.json`.
    package let files: [LoadedFile]
    /// What was published into a database beside the files, and its digest.
    package let database: JSON?
    package let inputs: Inputs
    package let configuration: ContentDigest
    package let lexicons: ContentDigest

    package struct Inputs: Sendable, Hashable {
        package let files: Int
        package let pages: Int
        package let bytes: Int
        /// Digest and size of `inputs.tsv`.
        package let digest: ContentDigest
        package let listBytes: Int

        package init(files: Int, pages: Int, bytes: Int, list: RunInputs) {
            self.files = files
            self.pages = pages
            self.bytes = bytes
            digest = list.digest
            listBytes = list.bytes.count
        }
    }

    package init(
        files: [LoadedFile], database: JSON? = nil, inputs: Inputs, configuration: ContentDigest,
        lexicons: ContentDigest
    ) {
        self.files = files
        self.database = database
        self.inputs = inputs
        self.configuration = configuration
        self.lexicons = lexicons
    }

    package var bytes: [UInt8] {
        JSONWriter.pretty(
            .object(
                [
                    ("manifest_version", .number(1)),
                    (
                        "program",
                        .object([
                            ("name", .string("winnow")), ("version", .string(Version.current)),
                            ("schema_version", .string(Schema.version)),
                        ])
                    ),
                    ("configuration_sha256", .string(configuration.hexadecimal)),
                    ("lexicons_sha256", .string(lexicons.hexadecimal)),
                    (
                        "inputs",
                        .object([
                            ("files", .number(inputs.files)), ("pages", .number(inputs.pages)),
                            ("bytes", .number(inputs.bytes)),
                            ("sha256", .string(inputs.digest.hexadecimal)),
                        ])
                    ),
                    ("files", .array(allFiles)),
                ] + (database.map { [("databases", .array([$0]))] } ?? [])))
    }

    /// By their paths.
    private var allFiles: [JSON] {
        let list = RunInputs.fileName
        let before = files.prefix { $0.path.utf8.lexicographicallyPrecedes(list.utf8) }
        let entry = JSON.object([
            ("path", .string(list)), ("bytes", .number(inputs.listBytes)),
            ("sha256", .string(inputs.digest.hexadecimal)),
        ])
        return before.map(Self.json) + [entry] + files.dropFirst(before.count).map(Self.json)
    }

    private static func json(_ file: LoadedFile) -> JSON {
        var members: [(String, JSON)] = [
            ("path", .string(file.path)), ("bytes", .number(file.byteCount)),
            ("sha256", .string(file.sha256)),
        ]
        if let table = file.table { members.append(("table", .string(table))) }
        if let rows = file.rowCount { members.append(("rows", .number(rows))) }
        return .object(members)
    }
}
