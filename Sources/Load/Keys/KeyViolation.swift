/// A rule of the schema that some rows of a dataset break.
package struct KeyViolation: Sendable, Equatable, CustomStringConvertible {
    package enum Rule: Sendable, Equatable {
        /// Two rows have the same primary key.
        case primaryKey
        /// A row does not come after the one before it in the table's order.
        case order
        /// A value is no key of the table it must refer to.
        case foreignKey(table: String, column: String)
        /// A value is not in the column's closed list of codes.
        case code
    }

    package let table: String
    package let columns: [String]
    package let rule: Rule
    /// How many rows break it.
    package let count: Int
    /// The values of the first of them.
    package let samples: [String]

    package var description: String {
        let name = "\(table).\(columns.joined(separator: "+"))"
        let rest = count > samples.count ? " … (\(count) rows)" : ""
        let values = samples.joined(separator: ", ") + rest
        return switch rule {
        case .primaryKey: "\(name): not unique: \(values)"
        case .order: "\(name): not in order at \(values)"
        case .foreignKey(let target, let column): "\(name): not in \(target).\(column): \(values)"
        case .code: "\(name): not one of the column's codes: \(values)"
        }
    }
}

/// Counts the rows that break a rule and keeps the first few values.
struct ViolationCounter {
    static let sampleLimit = 5
    private(set) var count = 0
    private(set) var samples: [String] = []

    mutating func add(_ sample: @autoclosure () -> String) {
        count += 1
        if samples.count < Self.sampleLimit { samples.append(sample()) }
    }

    func violation(_ table: Table, _ columns: [String], _ rule: KeyViolation.Rule) -> [KeyViolation]
    {
        guard count > 0 else { return [] }
        return [
            KeyViolation(
                table: table.name, columns: columns, rule: rule, count: count, samples: samples)
        ]
    }
}
