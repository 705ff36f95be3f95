/// The tables in the words of a database, from the one schema.
///
///     CREATE TABLE currencies (
///         currency TEXT NOT NULL,
///         PRIMARY KEY (currency)
///     ) STRICT;
struct SQLDefinition {
    enum Dialect {
        /// What PostgreSQL, DuckDB and SQLite take; references are comments.
        case standard
        case sqlite
        case postgresql
    }

    let dialect: Dialect
    /// What stands before table names: `winnow.`, quoted as needed; empty for none.
    var prefix = ""

    /// `withKey` false: the primary key comes after the rows, when its index is sooner made.
    func createTable(_ table: Table, withKey: Bool = true) -> String {
        var lines = table.columns.map { line(of: $0) }
        if withKey, !table.primaryKey.isEmpty {
            lines.append("PRIMARY KEY (\(table.primaryKey.joined(separator: ", ")))")
        }
        if dialect == .sqlite {
            for key in Self.references(of: table) {
                lines.append(
                    "FOREIGN KEY (\(key.column)) REFERENCES \(key.table) (\(key.referencedColumn))")
            }
        }
        return createTable(table.name, lines: lines)
    }

    /// A table of any columns, without keys.
    func createTable(_ name: String, _ columns: [Column]) -> String {
        createTable(name, lines: columns.map { line(of: $0) })
    }

    private func createTable(_ name: String, lines: [String]) -> String {
        "CREATE TABLE \(prefix)\(name) (\n    " + lines.joined(separator: ",\n    ")
            + "\n)\(dialect == .sqlite ? " STRICT" : "");\n"
    }

    /// Foreign keys of columns that hold one value: lists cannot refer in SQL.
    static func references(of table: Table) -> [ForeignKey] {
        table.foreignKeys.filter { key in
            table.columns.contains { $0.name == key.column && $0.type != .list }
        }
    }

    /// The primary key of a table that was made without; empty if it has none.
    func keys(of table: Table) -> String {
        guard !table.primaryKey.isEmpty else { return "" }
        return "ALTER TABLE \(prefix)\(table.name) "
            + "ADD PRIMARY KEY (\(table.primaryKey.joined(separator: ", ")));\n"
    }

    /// The foreign keys of a table once every table has its primary key.
    func references(of table: Table) -> String {
        Self.references(of: table).map { key in
            "ALTER TABLE \(prefix)\(table.name) ADD FOREIGN KEY (\(key.column)) "
                + "REFERENCES \(prefix)\(key.table) (\(key.referencedColumn));\n"
        }.joined()
    }

    /// Chinese and English titles where a database shows them.
    func comments(on table: Table) -> String {
        let name = prefix + table.name
        let titles = table.columns.map { column in
            let unit = column.unit.map { " [\($0)]" } ?? ""
            let note = column.note.map { ". \($0)" } ?? ""
            let text = "\(column.titleZH) · \(column.titleEN)\(unit)\(note)"
            return "COMMENT ON COLUMN \(name).\(column.name) IS \(SQLText.literal(text));\n"
        }
        let title = SQLText.literal("\(table.titleZH) · \(table.titleEN)")
        return "COMMENT ON TABLE \(name) IS \(title);\n" + titles.joined()
    }

    /// What is looked up or joined: every reference, and what a column names together with its table.
    func createIndexes(of table: Table) -> [String] {
        var keys = Self.references(of: table).map { [$0.column] }
        keys += table.namedForeignKeys.map { [$0.namedBy, $0.column] }
        // The primary key is an index of its own for what begins it.
        return keys.filter { !table.primaryKey.starts(with: $0) }.map { columns in
            "CREATE INDEX \(table.name)_by_\(columns.joined(separator: "_")) ON \(prefix)\(table.name) "
                + "(\(columns.joined(separator: ", ")));"
        }
    }

    /// Amounts in 亿 (10⁸) of their currency, as Chinese readers tell them.
    func createViews() -> [String] {
        [
            """
            CREATE VIEW \(prefix)investments_yi AS
            SELECT i.investment_id, i.kind, i.scope, \(yi("i.amount")) AS amount_yi,
                \(yi("i.amount_max")) AS amount_max_yi, i.currency, \(yi("i.amount_cny")) AS amount_cny_yi,
                i.qualifier, i.amount_text, i.item_count, p.name AS project, v.name AS investor,
                r.name AS recipient, i.division_code, i.as_of, i.confidence
            FROM \(prefix)investments i
                LEFT JOIN \(prefix)projects p ON p.project_id = i.project_id
                LEFT JOIN \(prefix)partners v ON v.partner_id = i.investor_id
                LEFT JOIN \(prefix)partners r ON r.partner_id = i.recipient_id;
            """,
            """
            CREATE VIEW \(prefix)projects_yi AS
            SELECT project_id, name, kind, status, status_on, province, city, district, country,
                \(yi("total_investment")) AS total_investment_yi, total_investment_currency,
                \(yi("total_investment_cny")) AS total_investment_cny_yi, started_on, completed_on,
                article_count, confidence
            FROM \(prefix)projects;
            """,
        ]
    }

    /// Exact in PostgreSQL; in SQLite the quotient of binary floats, which is rounded correctly.
    private func yi(_ column: String) -> String {
        dialect == .sqlite ? "\(column) / 100000000.0" : "\(column) * 0.00000001"
    }

    private func line(of column: Column) -> String {
        var line = "\(column.name) \(type(of: column.type))"
        if !column.isNullable { line += " NOT NULL" }
        if !column.codes.isEmpty {
            let codes = column.codes.map { "'\($0)'" }.joined(separator: ", ")
            line += " CHECK (\(column.name) IN (\(codes)))"
        }
        if dialect == .sqlite {
            switch column.type {
            case .boolean: line += " CHECK (\(column.name) IN (0, 1))"
            case .decimal: line += " CHECK (typeof(\(column.name)) <> 'blob')"
            case .list: line += " CHECK (json_valid(\(column.name)))"
            default: break
            }
        }
        return line
    }

    private func type(of type: ColumnType) -> String {
        switch (type, dialect) {
        case (.string, _): "TEXT"
        case (.list, .postgresql): "TEXT[]"
        case (.list, _): "TEXT"
        case (.int32, _), (.int64, .sqlite), (.boolean, .sqlite): "INTEGER"
        case (.int64, _): "BIGINT"
        case (.boolean, _): "BOOLEAN"
        case (.double, .sqlite): "REAL"
        case (.double, _): "DOUBLE PRECISION"
        case (.date, .sqlite), (.timestamp, .sqlite): "TEXT"
        case (.date, _): "DATE"
        case (.timestamp, _): "TIMESTAMP WITH TIME ZONE"
        // A number as SQLite stores numbers best: see SQLiteRows.
        case (.decimal, .sqlite): "ANY"
        case (.decimal(let precision, let scale), _): "NUMERIC(\(precision), \(scale))"
        }
    }
}
