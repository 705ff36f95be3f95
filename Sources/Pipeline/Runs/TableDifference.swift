import Load
import Model

/// What one table has lost, got and changed from one set of rows to another one.
///
/// Both are read in the order of the table's key, row by row, so that tables of any size are compared.
struct TableDifference {
    enum Change {
        case added(TableRows.Row)
        case removed(TableRows.Row)
        /// The columns whose cells differ.
        case changed(old: TableRows.Row, new: TableRows.Row, columns: [Int])
    }

    let table: Table
    /// Columns of the key, and whether they hold numbers.
    private let key: [(column: Int, isNumber: Bool)]

    init(_ table: Table) {
        self.table = table
        key = table.sortKey.compactMap { name in
            table.index(of: name).map { index in
                switch table.columns[index].type {
                case .int32, .int64: (index, true)
                default: (index, false)
                }
            }
        }
    }

    func compare(
        _ old: TableRows, _ new: TableRows, _ body: (Change) throws -> Void
    ) throws {
        var left = try old.next()
        var right = try new.next()
        while true {
            switch (left, right) {
            case (nil, nil): return
            case (let row?, nil):
                try body(.removed(row))
                left = try old.next()
            case (nil, let row?):
                try body(.added(row))
                right = try new.next()
            case (let a?, let b?):
                let order = order(a, b)
                if order < 0 {
                    try body(.removed(a))
                } else if order > 0 {
                    try body(.added(b))
                } else if a != b {
                    let columns = table.columns.indices.filter { a[$0] != b[$0] }
                    try body(.changed(old: a, new: b, columns: columns))
                }
                if order <= 0 { left = try old.next() }
                if order >= 0 { right = try new.next() }
            }
        }
    }

    /// Negative if `a` stands before `b` in the table, 0 if they have one key.
    private func order(_ a: TableRows.Row, _ b: TableRows.Row) -> Int {
        for (column, isNumber) in key {
            switch (a[column], b[column]) {
            case (nil, nil): continue
            case (nil, _): return -1
            case (_, nil): return 1
            case (let left?, let right?):
                if left == right { continue }
                if isNumber, left.count != right.count { return left.count < right.count ? -1 : 1 }
                return left.lexicographicallyPrecedes(right) ? -1 : 1
            }
        }
        return 0
    }

    /// Whether a row stands before another one.
    func ascends(_ row: TableRows.Row, _ next: TableRows.Row) -> Bool { order(row, next) < 0 }

    /// The key of a row as people read it: `prj_…|ptr_…|developer`.
    func key(of row: TableRows.Row) -> String {
        key.map { String(decoding: row[$0.column] ?? [], as: UTF8.self) }.joined(separator: "|")
    }

    /// Whether a column is part of the key, so that it says nothing more.
    func isKey(_ column: Int) -> Bool { key.contains { $0.column == column } }
}
