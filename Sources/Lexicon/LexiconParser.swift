import Text

/// Reads a TSV file of a vocabulary: comment lines, column names, rows.
enum LexiconParser {
    /// `file` is named in errors, the table is called `name`.
    static func parse(
        _ bytes: [UInt8], name: String, file: String
    ) throws(LexiconError) -> LexiconTable {
        var columns: [String] = []
        var rows: [[String]] = []
        var lines: [Int] = []
        var comments: [String] = []
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var line = 0
        for var content in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            if content.last == 0x0D { content.removeLast() }
            if content.isEmpty { continue }
            guard isValidUTF8(content) else {
                throw LexiconError(
                    file: file, line: line, message: "not UTF-8; save the file as UTF-8")
            }
            if content.first == 0x23 {
                comments.append(String(decoding: content.dropFirst(), as: UTF8.self))
                continue
            }
            let cells = content.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            if columns.isEmpty {
                columns = cells
                continue
            }
            guard cells.count == columns.count else {
                throw LexiconError(
                    file: file, line: line,
                    message: "\(cells.count) cells where the columns are "
                        + columns.joined(separator: ", ")
                        + "; separate cells by one tab and leave unknown ones empty")
            }
            guard let key = cells.first, !key.isEmpty else {
                throw LexiconError(
                    file: file, line: line,
                    message: "the first cell is empty; write the \(columns[0]) or drop the line")
            }
            rows.append(cells)
            lines.append(line)
        }
        guard !columns.isEmpty else {
            throw LexiconError(
                file: file, message: "no row of column names; begin with one, separated by tabs")
        }
        return LexiconTable(
            name: name, columns: columns, rows: rows, lines: lines, comments: comments)
    }
}
