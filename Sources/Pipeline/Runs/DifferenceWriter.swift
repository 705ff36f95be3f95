import Load

/// Writes differences as text, JSON or CSV while they are found.
package struct DifferenceWriter {
    package enum Format: String, Sendable, CaseIterable {
        case text, json, csv
    }

    private let format: Format
    private let write: (([UInt8]) throws -> Void)?
    private var bytes: [UInt8] = []
    /// What is not written yet.
    package var output: [UInt8] { bytes }
    private var isFirstTable = true
    private var isFirstRow = true

    /// Longer cells are cut in text, which is for reading.
    private static let longestCell = 60

    /// `write` takes the output piece by piece; without it ``output`` has all of it.
    package init(_ format: Format, write: (([UInt8]) throws -> Void)? = nil) {
        self.format = format
        self.write = write
    }

    mutating func begin(from old: String, to new: String) {
        switch format {
        case .text: append("--- \(old)\n+++ \(new)\n")
        case .json: append("{\"from\":\(json(old)),\"to\":\(json(new)),\"tables\":[")
        case .csv: append("table,change,key,column,old,new\r\n")
        }
    }

    mutating func begin(_ table: Table) {
        isFirstRow = true
        guard format == .json else { return }
        append("\(isFirstTable ? "" : ",")\n{\"table\":\(json(table.name)),\"rows\":[")
        isFirstTable = false
    }

    mutating func end(_ table: Table, _ counts: RunDifference.Counts) {
        switch format {
        case .text:
            guard !counts.isEmpty else { return }
            append(
                "\(table.name): \(counts.added) added, \(counts.removed) removed, \(counts.changed) changed\n"
            )
        case .json:
            append(
                "],\"added\":\(counts.added),\"removed\":\(counts.removed),\"changed\":\(counts.changed)}"
            )
        case .csv: break
        }
    }

    mutating func add(_ change: TableDifference.Change, _ difference: TableDifference) throws {
        let (sign, name, row): (String, String, TableRows.Row)
        var cells: [(column: Int, old: CSVReader.Cell, new: CSVReader.Cell)] = []
        let columns = difference.table.columns.indices.filter { !difference.isKey($0) }
        switch change {
        case .added(let added):
            (sign, name, row) = ("+", "added", added)
            cells = columns.filter { added[$0] != nil }.map { ($0, nil, added[$0]) }
        case .removed(let removed):
            (sign, name, row) = ("-", "removed", removed)
            cells = columns.filter { removed[$0] != nil }.map { ($0, removed[$0], nil) }
        case .changed(let old, let new, let changed):
            (sign, name, row) = ("~", "changed", new)
            cells = changed.map { ($0, old[$0], new[$0]) }
        }
        let key = difference.key(of: row)
        func column(_ index: Int) -> String { difference.table.columns[index].name }
        switch format {
        case .text:
            var line = "\(sign) \(difference.table.name) \(EscapedText.oneLine(key))"
            if case .changed = change {
                for cell in cells {
                    line += "\n    \(column(cell.column)): \(short(cell.old)) → \(short(cell.new))"
                }
            } else {
                let told = cells.prefix(4).map { "\(column($0.column))=\(short($0.old ?? $0.new))" }
                line += "  " + told.joined(separator: " ")
            }
            append(line + "\n")
        case .json:
            let list = cells.map {
                "{\"column\":\(json(column($0.column))),\"old\":\(json($0.old)),\"new\":\(json($0.new))}"
            }
            append(
                "\(isFirstRow ? "" : ",")\n{\"change\":\"\(name)\",\"key\":\(json(key)),\"cells\":[\(list.joined(separator: ","))]}"
            )
        case .csv:
            let start = [difference.table.name, name, key].map { quoted(Array($0.utf8)) }
                .joined(separator: ",")
            if cells.isEmpty { append("\(start),,,\r\n") }
            for cell in cells {
                append(
                    "\(start),\(column(cell.column)),\(quoted(cell.old)),\(quoted(cell.new))\r\n")
            }
        }
        isFirstRow = false
        if bytes.count > 1 << 16 { try flush() }
    }

    /// Ends the document with the ways from old to new identifiers.
    package mutating func finish(
        redirects: [(table: String, old: String, new: String)]
    ) throws {
        switch format {
        case .text:
            for redirect in redirects {
                append("> \(redirect.table) \(redirect.old) is now \(redirect.new)\n")
            }
        case .json:
            let list = redirects.map {
                "\n{\"table\":\(json($0.table)),\"old_id\":\(json($0.old)),\"new_id\":\(json($0.new))}"
            }
            append("],\"id_redirects\":[\(list.joined(separator: ","))]}\n")
        case .csv:
            for redirect in redirects {
                append(
                    "\(redirect.table),redirected,\(redirect.old),,\(redirect.old),\(redirect.new)\r\n"
                )
            }
        }
        try flush()
    }

    private mutating func flush() throws {
        guard let write else { return }
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ text: String) {
        bytes += Array(text.utf8)
    }

    private func json(_ text: String) -> String {
        String(decoding: JSONWriter.compact(.string(text)), as: UTF8.self)
    }

    private func json(_ cell: CSVReader.Cell) -> String {
        cell.map { json(String(decoding: $0, as: UTF8.self)) } ?? "null"
    }

    /// Null stays empty, an empty text is `""`.
    private func quoted(_ cell: CSVReader.Cell) -> String {
        guard let cell else { return "" }
        let text = String(decoding: cell, as: UTF8.self)
        let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
        guard cell.isEmpty || cell.contains(where: special.contains) else { return text }
        var output = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { output.unicodeScalars.append(scalar) }
            output.unicodeScalars.append(scalar)
        }
        return output + "\""
    }

    private func short(_ cell: CSVReader.Cell) -> String {
        guard let cell else { return "∅" }
        let scalars = String(decoding: cell, as: UTF8.self).unicodeScalars
        let cut = String(String.UnicodeScalarView(scalars.prefix(Self.longestCell)))
        return EscapedText.oneLine(cut) + (scalars.count > Self.longestCell ? "…" : "")
    }
}
