import Load
import Model

/// Rows of tables as JSON objects.
package enum TableJSON {
    package static func row(_ table: Table, _ cells: [Cell]) -> JSON {
        .object(zip(table.columns, cells).map { ($0.name, value($1)) })
    }

    static func value(_ cell: Cell) -> JSON {
        switch cell {
        case .null: .null
        case .text(let text): .string(text)
        case .integer(let number): .number(number)
        case .decimal(let number): .number(literal: number.description)
        case .boolean(let flag): .boolean(flag)
        case .date(let date): .string(date.description)
        case .list(let elements): .array(elements.map { .string($0) })
        }
    }
}
