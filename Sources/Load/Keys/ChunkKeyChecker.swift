/// Checks the keys of tables that come chunk by chunk: foreign keys and code lists. Their order, and that primary keys
/// are unique, is checked where they are written (``LoadSession``).
///
/// Holds eight bytes a key that others refer to, and as much a value that is met before its table has come to its end.
package struct ChunkKeyChecker: Sendable {
    /// Hashes of the keys of each column that is referred to.
    private var keys: [String: [UInt64]] = [:]
    /// Tables of which no more rows come; their keys are sorted.
    private var finished: Set<String> = []
    private var waiting: [Waiting] = []
    private var violations: [KeyViolation] = []

    /// Values whose table was not yet there.
    private struct Waiting: Sendable {
        let table: Table
        let column: String
        let target: ForeignKey
        var hashes: [UInt64]
    }

    package init() {}

    package mutating func add(_ chunk: TableChunk) {
        for key in chunk.keys { keys[key.column, default: []] += key.hashes }
        for violation in chunk.unknownCodes { add(violation) }
        for reference in chunk.references {
            if finished.contains(reference.target.table) {
                check(reference, of: chunk)
            } else {
                wait(reference, of: chunk)
            }
        }
    }

    private mutating func wait(_ reference: TableChunk.Reference, of chunk: TableChunk) {
        let hashes = reference.values.map(\.hash)
        if let known = waiting.firstIndex(where: {
            $0.table.name == chunk.table.name && $0.column == reference.column
                && $0.target == reference.target
        }) {
            waiting[known].hashes += hashes
        } else {
            waiting.append(
                Waiting(
                    table: chunk.table, column: reference.column, target: reference.target,
                    hashes: hashes))
        }
    }

    private mutating func check(_ reference: TableChunk.Reference, of chunk: TableChunk) {
        var missing = ViolationCounter()
        let known = keys[Self.name(reference.target)] ?? []
        for value in reference.values where !Self.contains(known, value.hash) {
            missing.add(chunk.text(of: reference.column, row: Int(value.row)))
        }
        for violation in missing.violation(
            chunk.table, [reference.column], Self.rule(reference.target))
        {
            add(violation)
        }
    }

    /// No more rows of these tables come.
    package mutating func finish(_ tables: [String]) {
        finished.formUnion(tables)
        for column in keys.keys where tables.contains(where: { column.hasPrefix($0 + ".") }) {
            keys[column]?.sort()
        }
        for entry in waiting where tables.contains(entry.target.table) {
            var missing = ViolationCounter()
            let known = keys[Self.name(entry.target)] ?? []
            for hash in entry.hashes where !Self.contains(known, hash) {
                missing.add("a value that is gone by now")
            }
            for violation in missing.violation(
                entry.table, [entry.column], Self.rule(entry.target))
            {
                add(violation)
            }
        }
        waiting.removeAll { tables.contains($0.target.table) }
    }

    /// Every violation, in the order of the tables and their columns. All tables must be finished.
    package func found() -> [KeyViolation] {
        func rank(_ violation: KeyViolation) -> Int {
            Schema.tables.firstIndex { $0.name == violation.table } ?? 0
        }
        return violations.sorted { rank($0) < rank($1) }
    }

    /// Unites what several chunks break.
    private mutating func add(_ violation: KeyViolation) {
        guard
            let known = violations.firstIndex(where: {
                $0.table == violation.table && $0.columns == violation.columns
                    && $0.rule == violation.rule
            })
        else { return violations.append(violation) }
        let old = violations[known]
        violations[known] = KeyViolation(
            table: old.table, columns: old.columns, rule: old.rule,
            count: old.count + violation.count,
            samples: Array((old.samples + violation.samples).prefix(ViolationCounter.sampleLimit)))
    }

    private static func name(_ key: ForeignKey) -> String { "\(key.table).\(key.referencedColumn)" }

    private static func rule(_ key: ForeignKey) -> KeyViolation.Rule {
        .foreignKey(table: key.table, column: key.referencedColumn)
    }

    private static func contains(_ sorted: [UInt64], _ hash: UInt64) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == hash
    }
}
