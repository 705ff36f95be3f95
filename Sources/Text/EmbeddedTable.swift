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

    /// Calls `body` for each row with the file's bytes and the cells, in the order of the file.
    ///
    /// Comment lines and the row of column names are left out, and so is a row with fewer than
    /// `columns` cells, so that data errors cannot trap; tests of the data find them.
    func forEachRow(columns: Int, _ body: (Span<UInt8>, CellReader) -> Void) {
        let bytes = bytes.span
        var row = CellReader()
        guard row.next(bytes) else { return }
        while row.next(bytes) {
            if row.cells.count >= columns { body(bytes, row) }
        }
    }
}

extension CellReader {
    /// The first character of a cell; `nil` if it is empty.
    func first(_ bytes: Span<UInt8>, _ cell: Int) -> UInt32? {
        cells[cell].isEmpty ? nil : decodeScalar(bytes, at: cells[cell].lowerBound).scalar
    }

    /// All characters of a cell.
    func scalars(_ bytes: Span<UInt8>, _ cell: Int) -> [UInt32] {
        var scalars: [UInt32] = []
        var position = cells[cell].lowerBound
        while position < cells[cell].upperBound {
            let (scalar, length) = decodeScalar(bytes, at: position)
            scalars.append(scalar)
            position += length
        }
        return scalars
    }
}
