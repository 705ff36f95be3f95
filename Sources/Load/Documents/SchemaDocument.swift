/// The data dictionary of some tables, as `winnow schema [TABLE] --format …` prints it.
///
/// `docs/data-dictionary.md` is the Markdown of all tables; a test keeps it equal.
package struct SchemaDocument: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case text, json, markdown, sql
    }

    private let tables: [Table]

    /// All tables, or the one named; `nil` when there is no such table.
    package init?(table name: String? = nil) {
        guard let name else {
            tables = Schema.tables
            return
        }
        guard let table = Schema.table(named: name) else { return nil }
        tables = [table]
    }

    /// The document with a line feed at its end.
    package func render(_ format: Format) -> String {
        switch format {
        case .text: tables.map(Self.text).joined(separator: "\n")
        case .json: String(decoding: json.document, as: UTF8.self)
        case .markdown: markdown
        case .sql: tables.map(Self.sql).joined(separator: "\n")
        }
    }
}

extension SchemaDocument {
    /// Names, types and titles in columns for a terminal.
    private static func text(_ table: Table) -> String {
        let width = table.columns.map(\.name.utf8.count).max() ?? 0
        var lines = ["\(table.name) — \(table.titleZH) · \(table.titleEN)"]
        if !table.primaryKey.isEmpty {
            lines.append("  key \(table.primaryKey.joined(separator: ", "))")
        }
        for column in table.columns {
            let type = column.type.description + (column.isNullable ? "?" : "")
            lines.append(
                "  " + padded(column.name, width) + "  " + padded(type, 15) + " "
                    + ([column.titleZH, column.titleEN].joined(separator: " · "))
                    + (notes(on: column, in: table).map { ". \($0)" } ?? ""))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    /// Note, unit, codes and references of a column in one sentence each.
    private static func notes(on column: Column, in table: Table) -> String? {
        var parts: [String] = []
        if let note = column.note { parts.append(note) }
        if let unit = column.unit { parts.append("unit \(unit)") }
        if !column.codes.isEmpty { parts.append("one of " + column.codes.joined(separator: ", ")) }
        for key in table.foreignKeys where key.column == column.name {
            parts.append("→ \(key.table).\(key.referencedColumn)")
        }
        for key in table.namedForeignKeys where key.column == column.name {
            parts.append("→ the table that \(key.namedBy) names")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private var markdown: String {
        var lines: [String] = []
        if tables.count > 1 {
            lines += [
                "# Data dictionary · 数据字典", "",
                "Schema version \(Schema.version). Made from `Sources/Load/Schema` by "
                    + "`winnow schema --format markdown`; do not edit by hand.",
                "`?` marks a column that may be null: an empty cell without quotes in CSV, a null in Parquet.",
                "",
            ]
        }
        for table in tables {
            lines += ["## \(table.name) · \(table.titleZH) · \(table.titleEN)", ""]
            let order = table.sortKey.map { "`\($0)`" }.joined(separator: ", ")
            lines += [
                table.primaryKey.isEmpty
                    ? "No primary key. Sorted by \(order)." : "Primary key and order: \(order).",
                "",
                "| column | type | 中文 | English | notes |", "|---|---|---|---|---|",
            ]
            for column in table.columns {
                let type = column.type.description + (column.isNullable ? "?" : "")
                let notes = Self.notes(on: column, in: table) ?? ""
                lines.append(
                    "| `\(column.name)` | `\(type)` | \(column.titleZH) | \(column.titleEN) | \(notes) |"
                )
            }
            lines.append("")
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    /// Standard SQL that PostgreSQL, DuckDB and SQLite take. List columns hold `;`-joined text as CSV does.
    private static func sql(_ table: Table) -> String {
        let references = SQLDefinition.references(of: table).map {
            "-- \(table.name).\($0.column) refers to \($0.table).\($0.referencedColumn)\n"
        }
        return "-- \(table.titleZH) · \(table.titleEN)\n"
            + SQLDefinition(dialect: .standard).createTable(table) + references.joined()
    }

    private var json: JSONValue {
        .object(
            ("schema_version", .string(Schema.version)),
            ("tables", .array(tables.map(Self.json)))
        )
    }

    private static func json(_ table: Table) -> JSONValue {
        .object(
            ("name", .string(table.name)),
            ("title_zh", .string(table.titleZH)),
            ("title_en", .string(table.titleEN)),
            ("primary_key", .strings(table.primaryKey)),
            ("sorted_by", .strings(table.sortKey)),
            (
                "foreign_keys",
                .array(
                    table.foreignKeys.map { key in
                        .object(
                            ("column", .string(key.column)), ("table", .string(key.table)),
                            ("referenced_column", .string(key.referencedColumn)))
                    })
            ),
            ("columns", .array(table.columns.map(json)))
        )
    }

    private static func json(_ column: Column) -> JSONValue {
        .object(
            ("name", .string(column.name)),
            ("type", .string(column.type.description)),
            ("nullable", .boolean(column.isNullable)),
            ("title_zh", .string(column.titleZH)),
            ("title_en", .string(column.titleEN)),
            ("unit", column.unit.map { .string($0) }),
            ("note", column.note.map { .string($0) }),
            ("codes", column.codes.isEmpty ? nil : .strings(column.codes))
        )
    }
}
