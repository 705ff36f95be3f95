import Model
import Parquet

/// Some rows of a table as columns, with the hashes of their keys: what a table is written and checked from where
/// it is never held as a whole.
package struct TableChunk: Sendable {
    package let table: Table
    package let rowCount: Int
    /// At most `Table.batchRows` rows each, all columns.
    let batches: [[ColumnBatch]]
    /// For columns that others refer to the hashes of their values: `partners.partner_id`.
    let keys: [(column: String, hashes: [UInt64])]
    let references: [Reference]
    let unknownCodes: [KeyViolation]

    /// The values of a column that must be keys of another table, each once.
    struct Reference: Sendable {
        let column: String
        let target: ForeignKey
        /// Sorted by hash.
        let values: [(hash: UInt64, row: Int32)]
    }

    /// `nil` for no rows.
    package init?(_ table: Table, of dataset: Dataset) throws(LoadError) {
        rowCount = table.rowCount(in: dataset)
        guard rowCount > 0 else { return nil }
        self.table = table
        var batches: [[ColumnBatch]] = []
        for rows in Table.batches(of: rowCount) {
            var batch: [ColumnBatch] = []
            for index in table.columns.indices {
                batch.append(try table.read(column: index, of: dataset, rows: rows))
            }
            batches.append(batch)
        }
        self.batches = batches
        let columns = TableColumns(table, batches)
        keys = Schema.referencedColumns(of: table).map { name in
            (column: "\(table.name).\(name)", hashes: columns.hashes(of: name).map(\.hash))
        }
        references = Self.references(of: table, columns)
        unknownCodes = columns.unknownCodes()
    }

    private static func references(of table: Table, _ columns: TableColumns) -> [Reference] {
        var references: [Reference] = []
        for key in table.foreignKeys {
            references.append(
                Reference(
                    column: key.column, target: key, values: unique(columns.hashes(of: key.column)))
            )
        }
        for key in table.namedForeignKeys {
            let names = columns.texts(of: key.namedBy)
            let values = columns.hashes(of: key.column, everyRow: true)
            let told = Set(names)
            for target in key.targets where told.contains(target.name) {
                let named = values.filter { names[Int($0.row)] == target.name }
                references.append(
                    Reference(
                        column: key.column,
                        target: ForeignKey(key.column, target.table, target.referencedColumn),
                        values: unique(named)))
            }
        }
        return references
    }

    private static func unique(
        _ values: [(hash: UInt64, row: Int32)]
    ) -> [(hash: UInt64, row: Int32)] {
        var unique: [(hash: UInt64, row: Int32)] = []
        for value in values.sorted(by: { ($0.hash, $0.row) < ($1.hash, $1.row) })
        where value.hash != unique.last?.hash {
            unique.append(value)
        }
        return unique
    }

    /// The value of a column for a message.
    func text(of column: String, row: Int) -> String {
        TableColumns(table, batches).text(of: column, row: row) ?? "null"
    }
}

/// The columns of a chunk by their names.
private struct TableColumns {
    let table: Table
    let batches: [[ColumnBatch]]

    init(_ table: Table, _ batches: [[ColumnBatch]]) {
        self.table = table
        self.batches = batches
    }

    private func columns(_ name: String) -> [KeyColumn] {
        guard let index = table.index(of: name) else { return [] }
        return batches.map { KeyColumn(name, $0[index]) }
    }

    /// The hashes of all values with their rows; a value that repeats the one before it may be left out.
    func hashes(of name: String, everyRow: Bool = false) -> [(hash: UInt64, row: Int32)] {
        var hashes: [(hash: UInt64, row: Int32)] = []
        var first = 0
        for column in columns(name) {
            for row in 0..<column.rowCount where everyRow || !column.repeatsPrevious(row) {
                for place in column.places(ofRow: row) {
                    hashes.append((column.hash(place: place), Int32(first + row)))
                }
            }
            first += column.rowCount
        }
        return hashes
    }

    func texts(of name: String) -> [String] {
        var texts: [String] = []
        for column in columns(name) {
            for row in 0..<column.rowCount {
                texts.append(
                    column.repeatsPrevious(row) ? texts[texts.count - 1] : column.text(ofRow: row))
            }
        }
        return texts
    }

    func text(of name: String, row: Int) -> String? {
        let columns = columns(name)
        let batch = row / Table.batchRows
        return batch < columns.count ? columns[batch].text(ofRow: row % Table.batchRows) : nil
    }

    func unknownCodes() -> [KeyViolation] {
        var violations: [KeyViolation] = []
        for definition in table.columns where !definition.codes.isEmpty {
            var unknown = ViolationCounter()
            let codes = Set(definition.codes)
            for column in columns(definition.name) {
                KeyChecker.findUnknown(column, codes, into: &unknown)
            }
            violations += unknown.violation(table, [definition.name], .code)
        }
        return violations
    }
}

extension Schema {
    /// The columns of a table that keys of others refer to.
    static func referencedColumns(of table: Table) -> [String] {
        var names: [String] = []
        for other in tables {
            for key in other.foreignKeys
            where key.table == table.name && !names.contains(key.referencedColumn) {
                names.append(key.referencedColumn)
            }
            for target in other.namedForeignKeys.flatMap(\.targets)
            where target.table == table.name && !names.contains(target.referencedColumn) {
                names.append(target.referencedColumn)
            }
        }
        return names
    }
}
