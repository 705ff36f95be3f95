import Load
import Model
import Text

extension QualityCheck {
    /// The checks of a completed `quality` section, and what they name that does not exist.
    static func read(
        _ entries: [JSON], report: (_ node: JSON, _ pointer: String, _ message: String) -> Void
    ) -> [QualityCheck] {
        entries.enumerated().compactMap { index, entry in
            var reader = QualityCheckReader(entry: entry, pointer: "/quality/checks/\(index)")
            let check = reader.read()
            for problem in reader.problems {
                report(problem.node, problem.pointer, problem.message)
            }
            return reader.problems.isEmpty ? check : nil
        }
    }
}

/// Binds one entry of `quality.checks` to the schema.
private struct QualityCheckReader {
    let entry: JSON
    let pointer: String
    var problems: [(node: JSON, pointer: String, message: String)] = []

    mutating func read() -> QualityCheck? {
        guard let type = entry["type"]?.string, let action = entry["on_failure"]?.string,
            let table = table(under: "table")
        else { return nil }
        guard let rule = rule(type, table) else { return nil }
        if action == "quarantine", !Dataset.quarantineTables.contains(table.name) {
            problem("on_failure", "rows of \(table.name) cannot be taken out; use warn or abort")
        }
        return QualityCheck(
            table: table, rule: rule, name: "\(table.name)\(columnNames()) \(type)",
            action: CheckResult.Action(rawValue: action) ?? .abort)
    }

    private mutating func rule(_ type: String, _ table: Table) -> QualityCheck.Rule? {
        switch type {
        case "not_null": return column(of: table).map { .notNull(column: $0) }
        case "unique":
            var columns: [Int] = []
            for (index, node) in (entry["columns"]?.elements ?? []).enumerated() {
                if let found = column(node, of: table, "columns/\(index)") { columns.append(found) }
            }
            return columns.isEmpty ? nil : .unique(columns: columns)
        case "foreign_key":
            guard let column = column(of: table), let target = self.table(under: "references")
            else {
                return nil
            }
            guard target.primaryKey.count == 1, let key = target.index(of: target.primaryKey[0])
            else {
                problem("references", "the table \(target.name) has no single key to refer to")
                return nil
            }
            return .foreignKey(column: column, target: target, targetColumn: key)
        case "range":
            guard let column = column(of: table) else { return nil }
            let type = table.columns[column].type
            let minimum = bound("minimum", type)
            return .range(column: column, minimum: minimum, maximum: bound("maximum", type))
        case "accepted_values":
            let values = (entry["values"]?.elements ?? []).map(plain)
            return column(of: table).map { .acceptedValues(column: $0, values: values) }
        case "row_count":
            return .rowCount(
                minimum: entry["minimum"]?.integer ?? 0, maximum: entry["maximum"]?.integer)
        case "null_rate":
            guard let column = column(of: table), let maximum = percentage() else { return nil }
            return .nullRate(column: column, maximum: maximum)
        case "maximum_drop": return percentage().map { .maximumDrop(maximum: $0) }
        default: return nil
        }
    }

    private func columnNames() -> String {
        let names =
            [entry["column"]?.string].compactMap { $0 }
            + (entry["columns"]?.elements ?? []).compactMap(\.string)
        return names.isEmpty ? "" : "." + names.joined(separator: "+")
    }

    private func percentage() -> Percentage? {
        (entry["maximum"]?.string).flatMap(Percentage.init)
    }

    private mutating func table(under key: String) -> Table? {
        guard let name = entry[key]?.string else { return nil }
        if let table = Schema.table(named: name) { return table }
        problem(key, unknown(name, among: Schema.tables.map(\.name), "table"))
        return nil
    }

    private mutating func column(of table: Table) -> Int? {
        entry["column"].flatMap { column($0, of: table, "column") }
    }

    private mutating func column(_ node: JSON, of table: Table, _ place: String) -> Int? {
        guard let name = node.string else { return nil }
        if let index = table.index(of: name) { return index }
        let known = table.columns.map(\.name)
        problems.append(
            (node, "\(pointer)/\(place)", unknown(name, among: known, "column of \(table.name)")))
        return nil
    }

    private mutating func bound(_ key: String, _ type: ColumnType) -> Cell? {
        guard let node = entry[key], !node.isNull else { return nil }
        let text = plain(node)
        switch type {
        case .int32, .int64, .decimal:
            if let number = FixedDecimal(plain: text) { return .decimal(number) }
            problem(key, "the column holds numbers, and \"\(text)\" is none")
        case .date:
            if let date = CalendarDate(prefixOf: text) { return .date(date) }
            problem(key, "the column holds days such as \"2022-03-10\", and \"\(text)\" is none")
        case .string: return .text(text)
        case .boolean, .list, .double, .timestamp:
            problem(key, "a column of type \(type) has no range")
        }
        return nil
    }

    private func plain(_ node: JSON) -> String {
        node.string ?? String(decoding: JSONWriter.compact(node), as: UTF8.self)
    }

    private mutating func problem(_ key: String, _ message: String) {
        problems.append((entry[key] ?? entry, "\(pointer)/\(key)", message))
    }

    private func unknown(_ name: String, among known: [String], _ what: String) -> String {
        let nearest = NearestName.of(name, among: known)
        return "unknown \(what) \"\(name)\"; "
            + (nearest.map { "the nearest is \"\($0)\"" }
                ?? "known are \(known.joined(separator: ", "))")
    }
}

extension FixedDecimal {
    /// Reads plain digits with an optional sign and fraction: `-12.50`. At most 30 digits.
    init?(plain text: String) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let digits = Array(parts.joined())
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.count <= 30,
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let unscaled = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - 0x30) }
        self.init(
            unscaled: isNegative ? -unscaled : unscaled,
            scale: parts.count == 2 ? parts[1].count : 0)
    }
}
