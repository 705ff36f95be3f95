import Model
import Parquet

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

    init(_ columns: [KeyColumn]) {
        self.columns = columns
        rowCount = columns.first?.rowCount ?? 0
    }

    /// Negative, zero or positive as a row is before, equal to or after one of `other`.
    func compare(_ left: Int, _ right: Int, of other: RowOrder) -> Int {
        for index in columns.indices {
            let comparison = columns[index].compare(left, with: other.columns[index], right)
            if comparison != 0 { return comparison }
        }
        return 0
    }

    func text(ofRow row: Int) -> String {
        columns.map { $0.text(ofRow: row) }.joined(separator: "+")
    }
}

/// Watches over the order of a table whose rows come batch by batch.
struct BatchOrder {
    private let table: Table
    private let columns: [Int]
    private var previous: RowOrder?

    init(of table: Table) {
        self.table = table
        columns = table.sortKey.compactMap { table.index(of: $0) }
    }

    /// The first row of the next batch that is not allowed to follow the row before it.
    mutating func firstMisplacedRow(in batches: [ColumnBatch]) -> Int? {
        let order = RowOrder(columns.map { KeyColumn(table.columns[$0].name, batches[$0]) })
        let allowsEqual = table.primaryKey.isEmpty
        defer { previous = order }
        if let previous, previous.rowCount > 0, order.rowCount > 0 {
            let comparison = previous.compare(previous.rowCount - 1, 0, of: order)
            if comparison > 0 || comparison == 0 && !allowsEqual { return 0 }
        }
        for row in 1..<max(order.rowCount, 1) {
            let comparison = order.compare(row - 1, row, of: order)
            if comparison > 0 || comparison == 0 && !allowsEqual { return row }
        }
        return nil
    }
}
