import Load
import Model

/// Whether a finished run is what its manifest says: hashes, rows, keys, evidence.
package struct RunVerification {
    /// What is wrong, a line each; at most 20 of a kind.
    package private(set) var problems: [String] = []
    /// What is worth knowing and no fault of the run.
    package private(set) var notes: [String] = []
    package private(set) var checkedFiles = 0
    package private(set) var checkedRows = 0

    private let run: RunIdentifier
    private let output: OutputFolder
    private var folder: String { output.folder(of: run) }

    package init(_ run: RunIdentifier, of output: OutputFolder) throws(RunFailure) {
        self.run = run
        self.output = output
        guard FileSystem.kind(of: Array(output.folder(of: run).utf8)) == .folder else {
            throw RunFailure(
                .noInput,
                "there is no run \(run) in \(output.path); winnow runs tells which there are")
        }
        let rows = verifyFiles()
        if FileSystem.kind(of: Array((folder + "/csv").utf8)) == .folder {
            try verifyTables(rows)
        } else {
            notes.append("no CSV files: keys and evidence were not checked")
        }
    }

    private mutating func report(_ problem: String, _ kind: inout Int) {
        kind += 1
        if kind <= 20 { problems.append(problem) }
        if kind == 21 { problems.append("… and more of the same kind") }
    }

    // MARK: Files

    /// The rows of each CSV file as the manifest tells them.
    private mutating func verifyFiles() -> [String: Int] {
        guard let bytes = try? FileSystem.read(folder + "/manifest.json"),
            let manifest = try? JSONParser.parse(bytes)
        else {
            problems.append("manifest.json is missing or no JSON")
            return [:]
        }
        var rows: [String: Int] = [:]
        var told: Set<String> = ["manifest.json", "run_results.json"]
        for file in manifest["files"]?.elements ?? [] {
            guard let path = file["path"]?.string else { continue }
            told.insert(path)
            if path.hasPrefix("csv/"), let table = file["table"]?.string {
                rows[table] = file["rows"]?.integer
            }
            verify(path, sha256: file["sha256"]?.string, byteCount: file["bytes"]?.integer)
        }
        for path in (try? files(below: "")) ?? [] where !told.contains(path) {
            notes.append("\(EscapedText.oneLine(path)) is not of this run")
        }
        return rows
    }

    private mutating func verify(_ path: String, sha256: String?, byteCount: Int?) {
        checkedFiles += 1
        do {
            let pieces = try FilePieces("\(folder)/\(path)")
            var hasher = ContentHasher()
            var count = 0
            while let piece = try pieces.next() {
                hasher.update(piece)
                count += piece.count
            }
            if count != byteCount {
                problems.append("\(path): \(count) bytes instead of \(byteCount ?? 0)")
            } else if hasher.finalize().hexadecimal != sha256 {
                problems.append("\(path): its bytes are not those that were written")
            }
        } catch {
            problems.append("\(path): \(error)")
        }
    }

    private func files(below path: String) throws(SystemError) -> [String] {
        var found: [String] = []
        for name in try FileSystem.names(in: Array("\(folder)/\(path)".utf8)) {
            let below = (path.isEmpty ? "" : path + "/") + String(decoding: name, as: UTF8.self)
            if FileSystem.kind(of: Array("\(folder)/\(below)".utf8)) == .folder {
                found += try files(below: below)
            } else {
                found.append(below)
            }
        }
        return found
    }

    // MARK: Tables

    private mutating func verifyTables(_ rows: [String: Int]) throws(RunFailure) {
        let tables = try RunTables(run, of: output)
        /// The keys that other tables refer to, and the texts that evidence points into.
        var keys: [String: Set<[UInt8]>] = [:]
        var texts: [[UInt8]: [UInt8]] = [:]
        var proven: Set<[UInt8]> = []
        // Evidence refers to everything else.
        let ordered =
            Schema.tables.filter { $0.name != "evidence" }
            + Schema.tables.filter { $0.name == "evidence" }
        for table in ordered where table.primaryKey.count == 1 {
            guard let column = table.index(of: table.primaryKey[0]) else { continue }
            let text = table.name == "articles" ? table.index(of: "text") : nil
            let reader = try tables.rows(of: table)
            var found: Set<[UInt8]> = []
            try tables.attempt {
                while let row = try reader.next() {
                    guard let key = row[column] else { continue }
                    found.insert(key)
                    if let text { texts[key] = row[text] ?? [] }
                }
            }
            keys[table.name] = found
        }
        for table in ordered {
            var (order, references, quotes, number) = (0, 0, 0, 0)
            let reader = try tables.rows(of: table)
            let difference = TableDifference(table)
            let foreign = table.foreignKeys.compactMap { key in
                table.index(of: key.column).map { ($0, key) }
            }
            let span = [
                "article_id", "start_offset", "end_offset", "quote", "table_name", "row_id",
            ]
            .compactMap { table.index(of: $0) }
            var previous: TableRows.Row?
            try tables.attempt {
                while let row = try reader.next() {
                    number += 1
                    if let previous, !table.primaryKey.isEmpty,
                        !difference.ascends(previous, row)
                    {
                        report(
                            "\(table.name): the key of row \(number) is not above the one before: \(difference.key(of: row))",
                            &order)
                    }
                    previous = row
                    for (column, key) in foreign {
                        guard let value = row[column], let known = keys[key.table],
                            table.columns[column].type != .list, !known.contains(value)
                        else { continue }
                        report(
                            "\(table.name).\(key.column): \(String(decoding: value, as: UTF8.self)) is not in \(key.table)",
                            &references)
                    }
                    guard table.name == "evidence", span.count == 6 else { continue }
                    proven.insert(row[span[5]] ?? [])
                    let cut = row[span[0]].flatMap { texts[$0] }.flatMap {
                        Self.cut($0, row[span[1]], row[span[2]])
                    }
                    if cut.map({ !$0.elementsEqual(row[span[3]] ?? []) }) ?? true {
                        report(
                            "evidence row \(number): the quote of \(String(decoding: row[span[5]] ?? [], as: UTF8.self)) is not what stands in its article",
                            &quotes)
                    }
                }
            }
            checkedRows += number
            if let told = rows[table.name], told != number {
                problems.append("\(table.name): \(number) rows instead of \(told)")
            }
        }
        var unproven = 0
        for name in ["partners", "projects", "investments", "events", "metrics"] {
            for key in (keys[name] ?? []).subtracting(proven).sorted(by: {
                $0.lexicographicallyPrecedes($1)
            }) {
                report(
                    "\(name): no evidence for \(String(decoding: key, as: UTF8.self))", &unproven)
            }
        }
    }

    /// The bytes between two code points of a text.
    private static func cut(
        _ text: [UInt8], _ start: CSVReader.Cell, _ end: CSVReader.Cell
    ) -> ArraySlice<UInt8>? {
        guard let first = start.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }),
            let last = end.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }), first <= last
        else { return nil }
        var place = 0
        var from: Int?
        for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
            if place == first { from = offset }
            if place == last { return from.map { text[$0..<offset] } }
            place += 1
        }
        if place == first { from = text.count }
        return place == last ? from.map { text[$0...] } : nil
    }
}
