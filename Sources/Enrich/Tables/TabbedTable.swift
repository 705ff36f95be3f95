/// A table of a page as cleaned text holds it: one line a row, tabs between the cells.
///
/// ```
/// 序号⇥项目名称⇥总投资
/// 1⇥云岭轴承项目⇥48000
/// ```
struct TabbedTable: Sendable {
    /// Bytes of the cells, row by row; every row has as many as the first, which holds the headings.
    let rows: [[Range<Int>]]

    /// All runs of at least two lines of cells in which no line has more than the first, in order.
    ///
    /// A table that the page broke into one cell a line (`FlattenedTable`) is one as well. A shorter line lacks its last cells. Where a second line of headings stands below the first (`投资` over
    /// `总投资` and `其中:设备投资`), it is the one that counts: cells that reach over both stand in both.
    static func find(in text: [UInt8]) -> [TabbedTable] {
        let flattened = FlattenedTable.find(in: text).map { TabbedTable(rows: $0.rows) }
        guard text.contains(tab) else { return flattened }
        var tables: [TabbedTable] = []
        var rows: [[Range<Int>]] = []
        func finish() {
            if rows.count > 2, isHeading(rows[1], below: rows[0], in: text) { rows.removeFirst() }
            if rows.count > 1 { tables.append(TabbedTable(rows: rows)) }
            rows = []
        }
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: newline) ?? text.count
            var cells = cells(of: start..<end, in: text)
            if cells.count < 2 {
                finish()
            } else {
                if let first = rows.first, first.count < cells.count { finish() }
                while let first = rows.first, cells.count < first.count { cells.append(end..<end) }
                rows.append(cells)
            }
            start = end + 1
        }
        finish()
        return tables + flattened
    }

    /// At least two cells say the same as those above them, and no other row of a table repeats its headings.
    private static func isHeading(
        _ row: [Range<Int>], below first: [Range<Int>], in text: [UInt8]
    ) -> Bool {
        zip(first, row).count { !$0.isEmpty && text[$0] == text[$1] } >= 2
    }

    private static func cells(of line: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for index in line where text[index] == tab {
            cells.append(start..<index)
            start = index + 1
        }
        cells.append(start..<line.upperBound)
        return cells
    }

    /// The heading of the column that holds `bytes`, unless they stand in the first row.
    func heading(over bytes: Range<Int>) -> Range<Int>? {
        guard let last = rows.last?.last, let first = rows.first?.first,
            bytes.lowerBound >= first.lowerBound, bytes.upperBound <= last.upperBound
        else { return nil }
        for row in rows.dropFirst() {
            for (column, cell) in row.enumerated()
            where cell.lowerBound <= bytes.lowerBound && bytes.upperBound <= cell.upperBound {
                return rows[0][column]
            }
        }
        return nil
    }

    private static let tab: UInt8 = 0x09
    private static let newline: UInt8 = 0x0A
}
