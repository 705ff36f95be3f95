import Model
import Parquet

/// Checks a dataset against the schema: order, unique primary keys, foreign keys and code lists.
///
/// A dataset with a violation must not be published. An unsorted table is reported as such, and its
/// keys are still looked up (in a hash index), so that all faults show at once.
package struct KeyChecker: Sendable {
    package init() {}

    /// Every violation, in the order of the tables and their columns; empty for a sound dataset.
    package func check(_ dataset: Dataset) throws(LoadError) -> [KeyViolation] {
        var violations: [KeyViolation] = []
        var indexes: [String: KeyIndex] = [:]
        func index(_ table: String, _ column: String) throws(LoadError) -> KeyIndex? {
            let name = "\(table).\(column)"
            if let known = indexes[name] { return known }
            guard let target = Schema.table(named: table) else { return nil }
            let made = KeyIndex(try KeyColumn(column, of: target, in: dataset))
            indexes[name] = made
            return made
        }

        for table in Schema.tables {
            violations += try checkOrder(of: table, in: dataset)
            for key in table.foreignKeys {
                guard let target = try index(key.table, key.referencedColumn) else { continue }
                let column = try KeyColumn(key.column, of: table, in: dataset)
                var missing = ViolationCounter()
                Self.findMissing(column, 0..<column.rowCount, in: target, into: &missing)
                violations += missing.violation(
                    table, [key.column],
                    .foreignKey(table: key.table, column: key.referencedColumn))
            }
            for key in table.namedForeignKeys {
                let column = try KeyColumn(key.column, of: table, in: dataset)
                let runs = Self.runs(try KeyColumn(key.namedBy, of: table, in: dataset))
                for target in key.targets {
                    guard let keys = try index(target.table, target.referencedColumn) else {
                        continue
                    }
                    var missing = ViolationCounter()
                    for run in runs where run.value == target.name {
                        Self.findMissing(column, run.rows, in: keys, into: &missing)
                    }
                    violations += missing.violation(
                        table, [key.column],
                        .foreignKey(table: target.table, column: target.referencedColumn))
                }
            }
            violations += try checkCodes(of: table, in: dataset)
        }
        return violations
    }

    /// Counts the values of some rows that are no keys; a value is looked up once where it repeats.
    private static func findMissing(
        _ column: KeyColumn, _ rows: Range<Int>, in keys: KeyIndex,
        into missing: inout ViolationCounter
    ) {
        var isKnown = false
        for row in rows {
            if isKnown, row > rows.lowerBound, column.repeatsPrevious(row) { continue }
            isKnown = true
            for place in column.places(ofRow: row) where !keys.contains(column, place: place) {
                isKnown = false
                missing.add(column.text(place: place))
            }
        }
    }

    /// Neighbouring rows of one value, as in the column of a sorted table.
    private static func runs(_ column: KeyColumn) -> [(value: String, rows: Range<Int>)] {
        var runs: [(value: String, rows: Range<Int>)] = []
        var start = 0
        for row in 0..<column.rowCount {
            if row + 1 < column.rowCount, column.repeatsPrevious(row + 1) { continue }
            runs.append((column.text(ofRow: start), start..<row + 1))
            start = row + 1
        }
        return runs
    }

    /// Neighbours that are equal break the primary key, neighbours that descend the order.
    private func checkOrder(
        of table: Table, in dataset: Dataset
    ) throws(LoadError) -> [KeyViolation] {
        let order = try RowOrder(of: table, in: dataset)
        var equal = ViolationCounter()
        var descending = ViolationCounter()
        for row in 1..<max(order.rowCount, 1) {
            let comparison = order.compare(row - 1, row, of: order)
            if comparison > 0 { descending.add(order.text(ofRow: row)) }
            if comparison == 0, !table.primaryKey.isEmpty { equal.add(order.text(ofRow: row)) }
        }
        return descending.violation(table, table.sortKey, .order)
            + equal.violation(table, table.primaryKey, .primaryKey)
    }

    private func checkCodes(
        of table: Table, in dataset: Dataset
    ) throws(LoadError) -> [KeyViolation] {
        var violations: [KeyViolation] = []
        for definition in table.columns where !definition.codes.isEmpty {
            let column = try KeyColumn(definition.name, of: table, in: dataset)
            let codes = Set(definition.codes)
            var unknown = ViolationCounter()
            Self.findUnknown(column, codes, into: &unknown)
            violations += unknown.violation(table, [definition.name], .code)
        }
        return violations
    }

    /// Counts the values that are none of the codes.
    static func findUnknown(
        _ column: KeyColumn, _ codes: Set<String>, into unknown: inout ViolationCounter
    ) {
        var isKnown = false
        for row in 0..<column.rowCount {
            if isKnown, column.repeatsPrevious(row) { continue }
            isKnown = true
            for place in column.places(ofRow: row) {
                let text = column.text(place: place)
                if !codes.contains(text) {
                    isKnown = false
                    unknown.add(text)
                }
            }
        }
    }
}
