/// Reads a file of corrections: CSV as RFC 4180 has it, UTF-8, a byte order mark allowed, with the
/// header `table,row,column,expected,new`.
package enum CorrectionFile {
    package static func read(
        _ bytes: [UInt8], file: String
    ) throws(CorrectionError) -> [Correction] {
        var lines = try records(bytes, file: file)
        guard let header = lines.first, header.cells == columns else {
            throw CorrectionError(
                file: file, line: 1,
                message: "the first line must be \(columns.joined(separator: ","))")
        }
        lines.removeFirst()
        var corrections: [Correction] = []
        var known: [[String]: Int] = [:]
        for (line, cells) in lines where cells != [""] {
            guard cells.count == columns.count else {
                throw CorrectionError(
                    file: file, line: line,
                    message: "\(cells.count) cells; write \(columns.joined(separator: ","))")
            }
            let cell = Array(cells.prefix(3))
            if let earlier = known[cell] {
                throw CorrectionError(
                    file: file, line: line,
                    message: "line \(earlier) corrects the same cell; leave one of them out")
            }
            known[cell] = line
            corrections.append(
                Correction(
                    line: line, table: cells[0], row: cells[1], column: cells[2],
                    expected: cells[3], value: cells[4]))
        }
        return corrections
    }

    private static let columns = ["table", "row", "column", "expected", "new"]

    /// The records and the lines they begin on.
    private static func records(
        _ bytes: [UInt8], file: String
    ) throws(CorrectionError) -> [(line: Int, cells: [String])] {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var records: [(line: Int, cells: [String])] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var line = 1
        var first = 1
        func text() -> String { String(decoding: cell, as: UTF8.self) }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A { line += 1 }
            if isQuoted {
                if byte != 0x22 {
                    cell.append(byte)
                } else if index < bytes.endIndex, bytes[index] == 0x22 {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case 0x22: isQuoted = true
            case 0x2C:
                cells.append(text())
                cell = []
            case 0x0A:
                records.append((first, cells + [text()]))
                cells = []
                cell = []
                first = line
            case 0x0D: break
            default: cell.append(byte)
            }
        }
        guard !isQuoted else {
            throw CorrectionError(
                file: file, line: first, message: "a quoted cell is not closed; add the quote")
        }
        if !cell.isEmpty || !cells.isEmpty { records.append((first, cells + [text()])) }
        return records
    }
}
