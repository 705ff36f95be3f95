import Model

/// The order of a table's rows by its sort key.
struct RowOrder {
    private let columns: [KeyColumn]
    let rowCount: Int

    init(of table: Table, in dataset: Dataset) throws(LoadError) {
        var columns: [KeyColumn] = []
        for name in table.sortKey {
            columns.append(try KeyColumn(name, of: table, in: dataset))
        }
        self.columns = columns
        rowCount = table.rowCount(in: dataset)
    }

    func compare(_ left: Int, _ right: Int) -> Int {
        for column in columns {
            let comparison = column.compare(left, right)
            if comparison != 0 { return comparison }
        }
        return 0
    }

    func text(ofRow row: Int) -> String {
        columns.map { $0.text(ofRow: row) }.joined(separator: "+")
    }

    /// The first row that is not allowed to follow the row before it.
    func firstMisplacedRow(allowingEqual: Bool) -> Int? {
        for row in 1..<max(rowCount, 1) {
            let comparison = compare(row - 1, row)
            if comparison > 0 || (comparison == 0 && !allowingEqual) { return row }
        }
        return nil
    }
}
