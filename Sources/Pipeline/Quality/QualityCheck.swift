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

    /// What the check has found so far in a table that may come in pieces.
    struct Tally: Sendable {
        fileprivate var rows = 0
        fileprivate var failures = 0
        fileprivate var samples: [String] = []

        static func += (left: inout Tally, right: Tally) {
            left.rows += right.rows
            left.failures += right.failures
            left.samples += right.samples.prefix(QualityCheck.sampleLimit - left.samples.count)
        }
    }

    /// Failing rows that are told.
    private static let sampleLimit = 20

    /// Whether rows can only be judged beside all others.
    var needsWholeTable: Bool {
        switch rule {
        case .unique, .foreignKey: true
        case .notNull, .range, .acceptedValues, .rowCount, .nullRate, .maximumDrop:
            action == .quarantine
        }
    }

    /// What the check finds in a dataset, and the rows that fail; `previousRows` are those of the
    /// table in the last published run.
    func evaluate(
        _ dataset: Dataset, previousRows: Int?
    ) throws(LoadError) -> (result: CheckResult, rows: [Int]) {
        let (tally, rows) = try count(dataset)
        return (conclude(tally, previousRows: previousRows), rows)
    }

    /// Counts the rows of a dataset, and those that fail.
    func count(_ dataset: Dataset) throws(LoadError) -> (tally: Tally, rows: [Int]) {
        var tally = Tally(rows: table.rowCount(in: dataset))
        let rows = try failing(dataset)
        tally.failures = rows.count
        if case .nullRate = rule { return (tally, rows) }
        let key = table.sortKey.compactMap { table.index(of: $0) }
        for row in rows.prefix(Self.sampleLimit) {
            let cells = try table.cells(row: row, of: dataset)
            tally.samples.append(key.map { cells[$0].description }.joined(separator: "+"))
        }
        return (tally, rows)
    }

    private func failing(_ dataset: Dataset) throws(LoadError) -> [Int] {
        switch rule {
        case .notNull(let column), .nullRate(let column, _):
            let cells = try table.cells(column: column, of: dataset)
            return cells.indices.filter { cells[$0] == .null }
        case .unique(let columns): return try repeated(columns, dataset)
        case .foreignKey(let column, let target, let targetColumn):
            let known = Set(try target.cells(column: targetColumn, of: dataset).map(\.description))
            let cells = try table.cells(column: column, of: dataset)
            return cells.indices.filter {
                cells[$0] != .null && !known.contains(cells[$0].description)
            }
        case .range(let column, let minimum, let maximum):
            let cells = try table.cells(column: column, of: dataset)
            return cells.indices.filter { row in
                cells[row] != .null
                    && (minimum.map { cells[row].isBefore($0) } ?? false
                        || maximum.map { $0.isBefore(cells[row]) } ?? false)
            }
        case .acceptedValues(let column, let values):
            let cells = try table.cells(column: column, of: dataset)
            return cells.indices.filter {
                cells[$0] != .null && !values.contains(cells[$0].description)
            }
        case .rowCount, .maximumDrop: return []
        }
    }

    /// The result when all rows have been counted.
    func conclude(_ tally: Tally, previousRows: Int?) -> CheckResult {
        switch rule {
        case .notNull: return result(tally, "is null")
        case .unique: return result(tally, "repeats an earlier row")
        case .foreignKey(_, let target, _): return result(tally, "is not in \(target.name)")
        case .range: return result(tally, "is out of range")
        case .acceptedValues: return result(tally, "is not an accepted value")
        case .rowCount(let minimum, let maximum):
            let isFine = tally.rows >= minimum && tally.rows <= maximum ?? Int.max
            let allowed = maximum.map { "\(minimum) to \($0)" } ?? "\(minimum) or more"
            return whole(isFine, "\(tally.rows) rows; expected are \(allowed)")
        case .nullRate(_, let maximum):
            return whole(
                !maximum.isExceeded(by: tally.failures, of: tally.rows),
                "\(tally.failures) of \(tally.rows) rows are null; allowed are \(maximum)")
        case .maximumDrop(let maximum):
            guard let previousRows else { return whole(true, "nothing was published before") }
            let lost = max(0, previousRows - tally.rows)
            return whole(
                !maximum.isExceeded(by: lost, of: previousRows),
                "\(tally.rows) rows after \(previousRows); allowed is a loss of \(maximum)")
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

    private func result(_ tally: Tally, _ what: String) -> CheckResult {
        CheckResult(
            name: name, action: action, failures: tally.failures,
            message: tally.failures == 0 ? "passed" : "\(tally.failures) rows: the value \(what)",
            samples: tally.samples)
    }

    private func whole(_ isFine: Bool, _ message: String) -> CheckResult {
        CheckResult(name: name, action: action, failures: isFine ? 0 : 1, message: message)
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
