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
        guard isValidUTF8(bytes[...]) else { throw notUTF8(bytes, file) }
        let span = bytes.span
        // Where the cells of a line end; one array for all lines.
        var bounds: [Int] = []
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 0
        while position < bytes.count {
            line += 1
            let start = position
            bounds.removeAll(keepingCapacity: true)
            while position < span.count, span[position] != 0x0A {
                if span[position] == 0x09 { bounds.append(position) }
                position += 1
            }
            let end = position > start && bytes[position - 1] == 0x0D ? position - 1 : position
            position += 1
            if end == start { continue }
            if bytes[start] == 0x23 {
                comments.append(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
                continue
            }
            var cells: [String] = []
            cells.reserveCapacity(bounds.count + 1)
            var cell = start
            bounds.append(end)
            for bound in bounds {
                cells.append(String(decoding: bytes[cell..<bound], as: UTF8.self))
                cell = bound + 1
            }
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
            name: name, columns: columns, rows: rows,
            places: RowPlaces(file: file, lines: lines), comments: comments)
    }

    private static func notUTF8(_ bytes: [UInt8], _ file: String) -> LexiconError {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let line = lines.firstIndex { !isValidUTF8($0) } ?? 0
        return LexiconError(
            file: file, line: line + 1, message: "not UTF-8; save the file as UTF-8")
    }
}
