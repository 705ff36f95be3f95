/// The finished runs of an output folder, newest first.
package struct RunListing: Sendable {
    package struct Entry: Sendable {
        package let run: RunIdentifier
        package let isPublished: Bool
        /// Pages that were read.
        package let pages: Int?
        /// Rows by table.
        package let rows: [(table: String, rows: Int)]
        /// All files together.
        package let bytes: Int
        package let programVersion: String?
        package let elapsedMilliseconds: Int?
    }

    package let entries: [Entry]

    package init(_ output: OutputFolder) throws(RunFailure) {
        let runs: [RunIdentifier]
        do throws(SystemError) {
            runs = try output.finishedRuns()
        } catch {
            throw RunFailure(.noInput, "\(error)")
        }
        let published = output.published
        entries = runs.reversed().map { run in
            func document(_ name: String) -> JSON? {
                (try? FileSystem.read("\(output.folder(of: run))/\(name)"))
                    .flatMap { try? JSONParser.parse($0) }
            }
            let manifest = document("manifest.json")
            let files = manifest?["files"]?.elements ?? []
            var rows: [(table: String, rows: Int)] = []
            for file in files {
                guard let table = file["table"]?.string, let count = file["rows"]?.integer,
                    !rows.contains(where: { $0.table == table })
                else { continue }
                rows.append((table, count))
            }
            return Entry(
                run: run, isPublished: run == published,
                pages: manifest?["inputs"]?["pages"]?.integer, rows: rows,
                bytes: files.reduce(0) { $0 + ($1["bytes"]?.integer ?? 0) },
                programVersion: manifest?["program"]?["version"]?.string,
                elapsedMilliseconds: document("run_results.json")?["elapsed_ms"]?.integer)
        }
    }

    package var json: JSON {
        .array(
            entries.map { entry in
                .object([
                    ("run_id", .string(entry.run.description)),
                    ("published", .boolean(entry.isPublished)),
                    ("pages", entry.pages.map { .number($0) } ?? .null),
                    ("rows", .object(entry.rows.map { ($0.table, .number($0.rows)) })),
                    ("bytes", .number(entry.bytes)),
                    ("program_version", .string(entry.programVersion)),
                    ("elapsed_ms", entry.elapsedMilliseconds.map { .number($0) } ?? .null),
                ])
            })
    }
}
