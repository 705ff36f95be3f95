import CLexicons

/// A TSV file compiled into the program, read cell by cell.
///
/// ```
/// # Comment lines, then one row of column names.
/// traditional<TAB>simplified
/// 產<TAB>产
/// ```
package struct EmbeddedTable: Sendable {
    package let bytes: [UInt8]

    /// `Sources/CLexicons/data/<name>.tsv`; `nil` if no such file is embedded.
    package init?(_ name: String) {
        var length = 0
        guard let start = winnow_lexicon(name, &length) else { return nil }
        bytes = Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    /// Calls `body` for each row with its cells as Unicode scalars, in the order of the file.
    ///
    /// Comment lines and the row of column names are left out. A row with fewer than `columns`
    /// cells gets empty ones, so that data errors cannot trap; tests of the data find them.
    func forEachRow(columns: Int, _ body: ([[UInt32]]) -> Void) {
        let bytes = bytes.span
        var position = 0
        var isHeaderRead = false
        var cells: [[UInt32]] = []
        while position < bytes.count {
            cells.removeAll(keepingCapacity: true)
            var cell: [UInt32] = []
            let isComment = bytes[position] == 0x23
            while position < bytes.count, bytes[position] != 0x0A {
                let (scalar, length) = decodeScalar(bytes, at: position)
                position += length
                if scalar == 0x09 {
                    cells.append(cell)
                    cell.removeAll(keepingCapacity: true)
                } else {
                    cell.append(scalar)
                }
            }
            position += 1
            cells.append(cell)
            if isComment { continue }
            if isHeaderRead {
                while cells.count < columns { cells.append([]) }
                body(cells)
            }
            isHeaderRead = true
        }
    }
}
