import Load
import Parquet

/// A Parquet file's first rows, as text and as JSON.
package enum PreviewTable {
    /// Whether a file is to be shown as a table rather than read as a page.
    package static func isOne(_ path: String) -> Bool { StoredTable.isOne(path) }

    /// `# FILE: 78 rows, 9 columns, written by …`, the names, then a row a line; columns part at a TAB.
    package static func text(_ path: String, rowLimit: Int) throws(StoredTableError) -> String {
        let table = try StoredTable(path: path, rowLimit: rowLimit)
        var lines = [
            "# \(path): \(table.rowCount) rows, \(table.columns.count) columns"
                + (table.createdBy.map { ", written by \($0)" } ?? "")
        ]
        for column in table.columns {
            if let obstacle = column.obstacle {
                lines.append("# \(column.name) is not shown: \(obstacle)")
            }
        }
        lines.append(table.columns.map { cell($0.name) }.joined(separator: "\t"))
        for row in table.rows {
            lines.append(row.map { cell($0.plain) }.joined(separator: "\t"))
        }
        if table.rows.count < table.rowCount {
            lines.append("# \(table.rowCount - table.rows.count) more rows")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `{"file","rows","created_by","columns":[{"name","type"}],"data":[{…}]}`
    package static func json(_ path: String, rowLimit: Int) throws(StoredTableError) -> JSON {
        let table = try StoredTable(path: path, rowLimit: rowLimit)
        let columns = table.columns.map { column in
            JSON.object(
                [("name", .string(column.name)), ("type", .string(column.type))]
                    + (column.obstacle.map { [("not_shown", .string($0))] } ?? []))
        }
        let rows = table.rows.map { row in
            JSON.object(
                zip(table.columns, row).map { ($0.name, json($1)) })
        }
        return .object([
            ("file", .string(path)), ("rows", .number(table.rowCount)),
            ("created_by", .string(table.createdBy)), ("columns", .array(columns)),
            ("data", .array(rows)),
        ])
    }

    private static func json(_ value: ReadableCell) -> JSON {
        switch value {
        case .null: return .null
        case .literal("true"): return .boolean(true)
        case .literal("false"): return .boolean(false)
        case .literal(let literal): return .number(literal: literal)
        case .text(let text): return .string(text)
        case .list(let elements): return .array(elements.map { .string($0) })
        }
    }

    /// Line breaks and tabs would break the table.
    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return String(
            decoding: text.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}
