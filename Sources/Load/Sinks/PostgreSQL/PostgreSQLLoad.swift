import Model
import Parquet

/// Publishes a dataset into a schema of PostgreSQL beside the files of a run.
///
///     stage   everything into the new schema winnow__staged, in one transaction, with keys and indexes
///     swap    one transaction renames winnow → winnow__retired and winnow__staged → winnow
///     finish  winnow__retired is dropped        or        revert  the names go back
///
/// Readers see the old tables or the new ones. The schema's comment holds the digest of what is in it, so that
/// a run that changes nothing leaves the database alone, and one that finds it behind brings it up.
package final class PostgreSQLLoad {
    private let target: PostgreSQLTarget
    private let digest: ContentDigest
    private var connection: PostgreSQLConnection?
    private var isStaged = false
    private var hasRetired = false

    /// Bytes handed to the server at a time.
    private static let pieceBytes = 1 << 18

    package init(_ target: PostgreSQLTarget, _ content: PostgreSQLContent) {
        self.target = target
        digest = content.digest
    }

    /// Loads the dataset into the staged schema; false if the published schema holds just this already.
    package func stage(_ dataset: Dataset) throws(LoadError) -> Bool {
        let connection = try PostgreSQLConnection(target.connection)
        self.connection = connection
        let lock =
            "SELECT pg_try_advisory_lock(hashtext(\(SQLText.literal("winnow." + target.schema))))"
        guard try connection.query(lock).first?.first == "t" else {
            throw refusal("another run is publishing into it; try later")
        }
        let published = try comment(on: target.schema)
        switch published {
        case .absent: break
        case .comment(let text) where text == comment: return false
        case .comment: try refuseForeignObjects()
        case .foreign:
            throw refusal("it exists and was not made by winnow; choose another load.sinks schema")
        }
        try connection.execute("BEGIN")
        for leftover in [target.staged, target.retired] { try drop(leftover) }
        try fill(dataset, connection)
        try connection.execute("COMMIT")
        isStaged = true
        for table in Schema.tables {
            try connection.execute("ANALYZE \(SQLText.identifier(target.staged)).\(table.name)")
        }
        return true
    }

    /// Makes the staged schema the published one.
    package func swap() throws(LoadError) {
        guard isStaged, let connection else { return }
        if case .absent = try comment(on: target.schema) {
            hasRetired = false
        } else {
            hasRetired = true
        }
        try connection.execute("BEGIN")
        if hasRetired { try rename(target.schema, to: target.retired) }
        try rename(target.staged, to: target.schema)
        try connection.execute("COMMIT")
    }

    /// Takes a swap back, when what should be published with it could not be.
    package func revert() throws(LoadError) {
        guard isStaged, let connection else { return }
        try connection.execute("BEGIN")
        try rename(target.schema, to: target.staged)
        if hasRetired { try rename(target.retired, to: target.schema) }
        try drop(target.staged)
        try connection.execute("COMMIT")
        isStaged = false
    }

    /// Drops what was published before. A reader that holds it for a minute leaves it to the next run.
    package func finish() throws(LoadError) {
        guard hasRetired, let connection else { return }
        try connection.execute("SET lock_timeout = '60s'")
        try drop(target.retired)
    }

    private var comment: String { "winnow \(digest.hexadecimal)" }

    private func refusal(_ reason: String) -> LoadError {
        .database(sqlState: nil, reason: "schema \(target.schema): \(reason)")
    }

    private func rename(_ old: String, to new: String) throws(LoadError) {
        try connection?.execute(
            "ALTER SCHEMA \(SQLText.identifier(old)) RENAME TO \(SQLText.identifier(new))")
    }

    /// Drops a schema of ours; any other stops the load.
    private func drop(_ schema: String) throws(LoadError) {
        switch try comment(on: schema) {
        case .absent: return
        case .comment:
            try connection?.execute("DROP SCHEMA \(SQLText.identifier(schema)) CASCADE")
        case .foreign:
            throw LoadError.database(
                sqlState: nil,
                reason: "schema \(schema): it was not made by winnow, which needs the name")
        }
    }

    private enum Comment {
        case absent
        /// A schema of ours, with its comment.
        case comment(String)
        case foreign
    }

    private func comment(on schema: String) throws(LoadError) -> Comment {
        let rows = try connection?.query(
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace "
                + "WHERE nspname = \(SQLText.literal(schema))")
        guard let text = rows?.first?.first ?? nil else { return .absent }
        return text.hasPrefix("winnow ") ? .comment(text) : .foreign
    }

    /// What others have built on the published tables would go with them, so nothing is published over it.
    private func refuseForeignObjects() throws(LoadError) {
        let schema = SQLText.literal(target.schema)
        let ours = (Schema.tables.map(\.name) + ["investments_yi", "projects_yi"])
            .map { SQLText.literal($0) }.joined(separator: ", ")
        let found = try connection?.query(
            """
            SELECT DISTINCT dn.nspname || '.' || dc.relname FROM pg_depend d
                JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
                JOIN pg_class dc ON dc.oid = r.ev_class JOIN pg_namespace dn ON dn.oid = dc.relnamespace
                JOIN pg_class c ON c.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = \(schema) AND dn.nspname <> \(schema)
            UNION SELECT o.conrelid::regclass::text FROM pg_constraint o
                JOIN pg_class c ON c.oid = o.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_class oc ON oc.oid = o.conrelid JOIN pg_namespace oc_n ON oc_n.oid = oc.relnamespace
                WHERE o.contype = 'f' AND n.nspname = \(schema) AND oc_n.nspname <> \(schema)
            UNION SELECT n.nspname || '.' || c.relname FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = \(schema) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
                    AND c.relname NOT IN (\(ours))
            ORDER BY 1
            """)
        let names = (found ?? []).compactMap { $0.first ?? nil }
        guard names.isEmpty else {
            throw refusal(
                "\(names.prefix(5).joined(separator: ", ")) would be dropped with the tables of the last run; "
                    + "build on a copy of the tables, or drop it and make it again after each run")
        }
    }

    private func fill(
        _ dataset: Dataset, _ connection: PostgreSQLConnection
    ) throws(LoadError) {
        let schema = SQLText.identifier(target.staged)
        let sql = SQLDefinition(dialect: .postgresql, prefix: schema + ".")
        try connection.execute("CREATE SCHEMA \(schema)")
        try connection.execute(
            "COMMENT ON SCHEMA \(schema) IS \(SQLText.literal(comment))")
        for table in Schema.tables {
            try connection.execute(sql.createTable(table, withKey: false))
            try connection.beginCopy("COPY \(schema).\(table.name) FROM STDIN")
            var encoder = CopyEncoder(table.columns)
            try table.forEachBatch(of: dataset) { batches throws(LoadError) in
                encoder.append(batches)
                guard encoder.bytes.count >= Self.pieceBytes else { return }
                try connection.copy(encoder.bytes)
                encoder.removeAll()
            }
            try connection.copy(encoder.bytes)
            try connection.endCopy()
        }
        for table in Schema.tables { try connection.execute(sql.keys(of: table)) }
        for table in Schema.tables {
            try connection.execute(sql.references(of: table))
            for statement in sql.createIndexes(of: table) { try connection.execute(statement) }
            try connection.execute(sql.comments(on: table))
        }
        for view in sql.createViews() { try connection.execute(view) }
        for reader in target.readers {
            let role = SQLText.identifier(reader)
            try connection.execute("GRANT USAGE ON SCHEMA \(schema) TO \(role)")
            try connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA \(schema) TO \(role)")
        }
    }
}

/// What a schema would hold: its digest stands in the manifest and in the schema's comment.
package struct PostgreSQLContent: Sendable {
    /// SHA-256 of the definitions and of every row as COPY takes it.
    package let digest: ContentDigest

    package init(_ dataset: Dataset, readers: [String]) throws(LoadError) {
        var hasher = ContentHasher()
        let sql = SQLDefinition(dialect: .postgresql)
        for table in Schema.tables {
            let definition = [
                sql.createTable(table, withKey: false), sql.keys(of: table),
                sql.references(of: table), sql.comments(on: table),
            ]
            hasher.update(Array(definition.joined().utf8))
            var encoder = CopyEncoder(table.columns)
            try table.forEachBatch(of: dataset) { batches throws(LoadError) in
                encoder.append(batches)
                hasher.update(encoder.bytes)
                encoder.removeAll()
            }
        }
        for text in sql.createViews() + readers { hasher.update(Array(text.utf8)) }
        digest = hasher.finalize()
    }
}
