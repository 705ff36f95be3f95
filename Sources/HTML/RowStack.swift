/// Follows the rows and cells of tables while a page is read, to tell data from layout.
///
/// `<tr><td>项目</td><td>30亿元</td></tr>` is a row of data; a row that holds a table, a heading or
/// long columns of text lays out the page, and its blocks stay what they are.
struct RowStack {
    struct Row {
        /// Index of the first block, of each cell's first block, and one past the last block.
        var start: Int
        var cells: [Int] = []
        var end = 0
        var element = 0
        var holdsTable = false

        /// A cell with more bytes than 200 characters of Chinese is a column of a page.
        private static let maximumCellBytes = 600
        private static let maximumCellBlocks = 4

        /// The blocks of each cell, without empty cells at the end; `nil` for a layout row.
        func dataCells(of drafts: [BlockBuilder.Draft]) -> [Range<Int>]? {
            guard !holdsTable, cells.count > 1, end > start, cells.first == start,
                end == drafts.count
            else { return nil }
            var ranges: [Range<Int>] = []
            for (column, first) in cells.enumerated() {
                ranges.append(first..<(column + 1 < cells.count ? cells[column + 1] : end))
            }
            while let last = ranges.last, last.isEmpty { ranges.removeLast() }
            guard ranges.filter({ !$0.isEmpty }).count > 1 else { return nil }
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

    private var rows: [Row] = []

    mutating func open(_ kind: ElementKind, at block: Int, element: Int = 0) {
        switch kind {
        case .row: rows.append(Row(start: block, element: element))
        case .cell: if !rows.isEmpty { rows[rows.count - 1].cells.append(block) }
        case .table: if !rows.isEmpty { rows[rows.count - 1].holdsTable = true }
        default: break
        }
    }

    /// The row that ends here.
    mutating func close(_ kind: ElementKind, at block: Int) -> Row? {
        guard case .row = kind, var row = rows.popLast() else { return nil }
        row.end = block
        return row
    }
}
