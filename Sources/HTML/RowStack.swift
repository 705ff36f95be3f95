/// Follows the rows and cells of tables while a page is read, to tell data from layout.
///
/// `<tr><td>项目</td><td>30亿元</td></tr>` is a row of data; a row that holds a table, a heading or
/// long columns of text lays out the page, and its blocks stay what they are.
struct RowStack {
    struct Row {
        /// Index of the first block, of each cell's first block, and one past the last block.
        var start: Int
        var cells: [Int] = []
        /// Columns and rows that each cell takes.
        var spans: [(columns: Int, rows: Int)] = []
        var end = 0
        var element = 0
        var holdsTable = false

        /// A cell with more bytes than 200 characters of Chinese is a column of a page.
        private static let maximumCellBytes = 600
        private static let maximumCellBlocks = 4

        /// The blocks of each cell, without empty cells at the end; `nil` for a layout row.
        ///
        /// - Parameter carried: Cells of rows above that reach into this one.
        func dataCells(of drafts: [BlockBuilder.Draft], carried: Int) -> [Range<Int>]? {
            guard !holdsTable, cells.count + carried > 1, end > start, cells.first == start,
                end == drafts.count
            else { return nil }
            var ranges: [Range<Int>] = []
            for (column, first) in cells.enumerated() {
                ranges.append(first..<(column + 1 < cells.count ? cells[column + 1] : end))
            }
            while let last = ranges.last, last.isEmpty { ranges.removeLast() }
            guard ranges.count(where: { !$0.isEmpty }) + carried > 1 else { return nil }
            let isHidden = drafts[start].isHidden
            for range in ranges {
                guard range.count <= Self.maximumCellBlocks else { return nil }
                let bytes = drafts[range].reduce(0) { $0 + $1.range.count }
                guard bytes <= Self.maximumCellBytes else { return nil }
                for draft in drafts[range] {
                    guard draft.isHidden == isHidden, draft.role != .heading else { return nil }
                }
            }
            return ranges
        }
    }

    /// A cell that reaches into rows below: `<td rowspan=3>云岭高新区</td>` counts for each of them.
    private struct Carried {
        let rows: Int
        let text: [UInt8]

        /// What is left of it below the next row.
        var below: Carried? { rows > 1 ? Carried(rows: rows - 1, text: text) : nil }
    }

    private var rows: [Row] = []
    /// What reaches down in each open table, by column.
    private var tables: [[Int: Carried]] = []

    /// Cells above that reach into the next row of the innermost table.
    var carriedCount: Int { tables.last?.count ?? 0 }

    mutating func open(
        _ kind: ElementKind, at block: Int, element: Int = 0, columns: Int = 1, rowSpan: Int = 1
    ) {
        switch kind {
        case .row: rows.append(Row(start: block, element: element))
        case .cell:
            if !rows.isEmpty {
                rows[rows.count - 1].cells.append(block)
                rows[rows.count - 1].spans.append((columns, rowSpan))
            }
        case .table:
            tables.append([:])
            if !rows.isEmpty { rows[rows.count - 1].holdsTable = true }
        default: break
        }
    }

    /// The row that ends here.
    mutating func close(_ kind: ElementKind, at block: Int) -> Row? {
        if case .table = kind { _ = tables.popLast() }
        guard case .row = kind, var row = rows.popLast() else { return nil }
        row.end = block
        return row
    }

    /// Lays the texts of a row's cells into the columns of its table: cells that reach down from above stand in
    /// theirs again, and the further columns of a wide cell are empty.
    mutating func columns(of row: Row, _ texts: [[UInt8]]) -> [[UInt8]] {
        guard var carried = tables.popLast() else { return texts }
        var next: [Int: Carried] = [:]
        var columns: [[UInt8]] = []
        func takeCarried() {
            while let above = carried.removeValue(forKey: columns.count) {
                next[columns.count] = above.below
                columns.append(above.text)
            }
        }
        for (index, text) in texts.enumerated() {
            takeCarried()
            let span = row.spans[index]
            if span.rows > 1 {
                next[columns.count] = Carried(rows: span.rows - 1, text: text)
            }
            columns.append(text)
            if index + 1 < texts.count {
                columns.append(contentsOf: Array(repeating: [], count: span.columns - 1))
            }
        }
        takeCarried()
        // What stands beyond the end of a short row is in no column of it.
        next.merge(carried.compactMapValues(\.below)) { told, _ in told }
        tables.append(next)
        return columns
    }

    /// A row that lays out the page: nothing reaches over it.
    mutating func forgetCarried() {
        if !tables.isEmpty { tables[tables.count - 1] = [:] }
    }
}
