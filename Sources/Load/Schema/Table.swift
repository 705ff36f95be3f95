import Model
import Parquet

/// A published table: its columns, keys, and how its rows are read from a ``Dataset``.
package struct Table: Sendable {
    package let name: String
    package let titleZH: String
    package let titleEN: String
    package let columns: [Column]
    /// Columns that together name one row; empty for a table without one (`evidence`, `rejects`).
    package let primaryKey: [String]
    /// The order of the rows, ascending, nulls first, text by UTF-8 bytes. The primary key where there is one.
    package let sortKey: [String]
    package let foreignKeys: [ForeignKey]
    package let namedForeignKeys: [NamedForeignKey]

    private let rows: any TableRows

    init<Row: Sendable>(
        _ name: String, _ titleZH: String, _ titleEN: String, key: [String] = [],
        sortedBy sortKey: [String]? = nil, foreignKeys: [ForeignKey] = [],
        namedForeignKeys: [NamedForeignKey] = [],
        rows: @escaping @Sendable (Dataset) -> [Row], columns: [TypedColumn<Row>]
    ) {
        self.name = name
        self.titleZH = titleZH
        self.titleEN = titleEN
        self.columns = columns.map(\.column)
        primaryKey = key
        self.sortKey = sortKey ?? key
        self.foreignKeys = foreignKeys
        self.namedForeignKeys = namedForeignKeys
        self.rows = TypedRows(rows: rows, columns: columns)
    }

    /// A table whose rows are not held as values of a row type, but read from `rows`.
    init(
        _ name: String, _ titleZH: String, _ titleEN: String, sortedBy sortKey: [String],
        foreignKeys: [ForeignKey], namedForeignKeys: [NamedForeignKey], columns: [Column],
        rows: any TableRows
    ) {
        self.name = name
        self.titleZH = titleZH
        self.titleEN = titleEN
        self.columns = columns
        primaryKey = []
        self.sortKey = sortKey
        self.foreignKeys = foreignKeys
        self.namedForeignKeys = namedForeignKeys
        self.rows = rows
    }

    package func rowCount(in dataset: Dataset) -> Int { rows.count(in: dataset) }

    package func index(of column: String) -> Int? {
        columns.firstIndex { $0.name == column }
    }

    /// Reads the values of one column for some rows.
    package func read(
        column index: Int, of dataset: Dataset, rows: Range<Int>
    ) throws(LoadError) -> ColumnBatch {
        do {
            return try self.rows.read(column: index, of: dataset, range: rows)
        } catch {
            throw LoadError.valueOutOfRange(
                table: name, column: columns[index].name, row: rows.lowerBound + error.row,
                value: error.value, type: columns[index].type)
        }
    }
}

/// A table's rows without their type.
protocol TableRows: Sendable {
    func count(in dataset: Dataset) -> Int
    func read(
        column index: Int, of dataset: Dataset, range: Range<Int>
    ) throws(ColumnValueError) -> ColumnBatch
}

private struct TypedRows<Row: Sendable>: TableRows {
    let rows: @Sendable (Dataset) -> [Row]
    let columns: [TypedColumn<Row>]

    func count(in dataset: Dataset) -> Int { rows(dataset).count }

    func read(
        column index: Int, of dataset: Dataset, range: Range<Int>
    ) throws(ColumnValueError) -> ColumnBatch {
        try columns[index].read(rows(dataset)[range])
    }
}
