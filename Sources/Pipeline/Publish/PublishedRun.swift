/// The run that is published now, as the next one needs it.
package struct PublishedRun: Sendable {
    package let run: RunIdentifier?
    /// Bytes of its manifest.
    package let manifest: [UInt8]?
    /// Rows of each table.
    package var rows: [String: Int] { Dictionary(tables.map { ($0.name, $0.rows) }) { $1 } }
    /// The same in the order of the manifest.
    package let tables: [(name: String, rows: Int)]

    /// Reads what is published; nothing, or nothing readable, is no error.
    package init(_ output: OutputFolder) {
        run = output.published
        manifest = run.flatMap { try? FileSystem.read(output.folder(of: $0) + "/manifest.json") }
        var rows: [String: Int] = [:]
        var names: [String] = []
        if let manifest, let json = try? JSONParser.parse(manifest) {
            for file in json["files"]?.elements ?? [] {
                guard let table = file["table"]?.string else { continue }
                if rows[table] == nil { names.append(table) }
                rows[table] = file["rows"]?.integer
            }
        }
        tables = names.compactMap { name in rows[name].map { (name, $0) } }
    }
}
