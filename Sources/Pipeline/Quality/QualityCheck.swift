import Load
import Model

/// One entry of `quality.checks`, bound to a table and columns that exist.
package struct QualityCheck: Sendable {
    enum Rule: Sendable {
        case notNull(column: Int)
        case unique(columns: [Int])
        case foreignKey(column: Int, target: Table, targetColumn: Int)
        case range(column: Int, minimum: Cell?, maximum: Cell?)
        case acceptedValues(column: Int, values: [String])
        case rowCount(minimum: Int, maximum: Int?)
        case nullRate(column: Int, maximum: Percentage)
        case maximumDrop(maximum: Percentage)
    }

    let table: Table
    let rule: Rule
    let name: String
    let action: CheckResult.Action

    /// What the check finds in a dataset, and the rows that fail; `previousRows` are those of the
    /// table in the last published run.
    func evaluate(
        _ dataset: Dataset, previousRows: Int?
    ) throws(LoadError) -> (result: CheckResult, rows: [Int]) {
        let count = table.rowCount(in: dataset)
        switch rule {
        case .notNull(let column):
            let cells = try table.cells(column: column, of: dataset)
            return try failing(cells.indices.filter { cells[$0] == .null }, "is null", dataset)
        case .unique(let columns):
            return try failing(try repeated(columns, dataset), "repeats an earlier row", dataset)
        case .foreignKey(let column, let target, let targetColumn):
            let known = Set(try target.cells(column: targetColumn, of: dataset).map(\.description))
            let cells = try table.cells(column: column, of: dataset)
            let broken = cells.indices.filter {
                cells[$0] != .null && !known.contains(cells[$0].description)
            }
            return try failing(broken, "is not in \(target.name)", dataset)
        case .range(let column, let minimum, let maximum):
            let cells = try table.cells(column: column, of: dataset)
            let outside = cells.indices.filter { row in
                cells[row] != .null
                    && (minimum.map { cells[row].isBefore($0) } ?? false
                        || maximum.map { $0.isBefore(cells[row]) } ?? false)
            }
            return try failing(outside, "is out of range", dataset)
        case .acceptedValues(let column, let values):
            let cells = try table.cells(column: column, of: dataset)
            let others = cells.indices.filter {
                cells[$0] != .null && !values.contains(cells[$0].description)
            }
            return try failing(others, "is not an accepted value", dataset)
        case .rowCount(let minimum, let maximum):
            let isFine = count >= minimum && count <= maximum ?? Int.max
            let allowed = maximum.map { "\(minimum) to \($0)" } ?? "\(minimum) or more"
            return whole(isFine, "\(count) rows; expected are \(allowed)")
        case .nullRate(let column, let maximum):
            let nulls = try table.cells(column: column, of: dataset).count { $0 == .null }
            return whole(
                !maximum.isExceeded(by: nulls, of: count),
                "\(nulls) of \(count) rows are null; allowed are \(maximum)")
        case .maximumDrop(let maximum):
            guard let previousRows else { return whole(true, "nothing was published before") }
            let lost = max(0, previousRows - count)
            return whole(
                !maximum.isExceeded(by: lost, of: previousRows),
                "\(count) rows after \(previousRows); allowed is a loss of \(maximum)")
        }
    }

    private func repeated(_ columns: [Int], _ dataset: Dataset) throws(LoadError) -> [Int] {
        var seen: Set<[Cell]> = []
        var keys: [[Cell]] = Array(repeating: [], count: table.rowCount(in: dataset))
        for column in columns {
            for (row, cell) in try table.cells(column: column, of: dataset).enumerated() {
                keys[row].append(cell)
            }
        }
        return keys.indices.filter { !seen.insert(keys[$0]).inserted }
    }

    private func failing(
        _ rows: [Int], _ what: String, _ dataset: Dataset
    ) throws(LoadError) -> (result: CheckResult, rows: [Int]) {
        var samples: [String] = []
        let key = table.sortKey.compactMap { table.index(of: $0) }
        for row in rows.prefix(20) {
            let cells = try table.cells(row: row, of: dataset)
            samples.append(key.map { cells[$0].description }.joined(separator: "+"))
        }
        let message = rows.isEmpty ? "passed" : "\(rows.count) rows: the value \(what)"
        return (
            CheckResult(
                name: name, action: action, failures: rows.count, message: message,
                samples: samples), rows
        )
    }

    private func whole(_ isFine: Bool, _ message: String) -> (result: CheckResult, rows: [Int]) {
        (CheckResult(name: name, action: action, failures: isFine ? 0 : 1, message: message), [])
    }
}

extension Cell {
    /// Whether the value lies before another one of its kind: numbers by size, dates by day, text by bytes.
    func isBefore(_ other: Cell) -> Bool {
        switch (self, other) {
        case (.date(let left), .date(let right)): left < right
        case (.text(let left), .text(let right)):
            left.utf8.lexicographicallyPrecedes(right.utf8)
        default:
            if let left = number, let right = other.number { left < right } else { false }
        }
    }

    private var number: FixedDecimal? {
        switch self {
        case .integer(let number): FixedDecimal(number)
        case .decimal(let number): number
        default: nil
        }
    }
}
