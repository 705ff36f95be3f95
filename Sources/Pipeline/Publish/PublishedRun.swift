/// The run that is published now, as the next one needs it.
package struct PublishedRun: Sendable {
    package let run: RunIdentifier?
    /// Bytes of its manifest.
    package let manifest: [UInt8]?
    /// Rows of each table.
    package let rows: [String: Int]

    /// Reads what is published; nothing, or nothing readable, is no error.
    package init(_ output: OutputFolder) {
        run = output.published
        manifest = run.flatMap { try? FileSystem.read(output.folder(of: $0) + "/manifest.json") }
        var rows: [String: Int] = [:]
        if let manifest, let json = try? JSONParser.parse(manifest) {
            for file in json["files"]?.elements ?? [] {
                guard let table = file["table"]?.string else { continue }
                rows[table] = file["rows"]?.integer
            }
        }
        self.rows = rows
    }
}
