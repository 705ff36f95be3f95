import GRDB
import Glibc
import Model

/// All tables in one SQLite database, `winnow.sqlite`: STRICT tables, keys, indexes, views in 亿元.
///
/// The database is written into a file of another name in one transaction without a journal (a run that fails
/// throws the file away), its foreign keys are checked by SQLite, and only then it gets its name. Same rows, same
/// bytes, for one version of libsqlite3, whose number stands in the file's header.
struct SQLiteSink: DatasetSink {
    let path = "winnow.sqlite"

    func write(_ dataset: Dataset, into folder: String) throws(LoadError) -> LoadedFile {
        let partial = "\(folder)/\(path).part"
        try OutputFile(creating: partial).close()
        do {
            let database = try SQLiteDatabase.open(partial)
            try database.writeWithoutTransaction { connection in
                try connection.inTransaction {
                    try Self.fill(connection, from: dataset)
                    return .commit
                }
            }
            try database.close()
        } catch {
            throw LoadError(error, writing: partial)
        }
        let target = "\(folder)/\(path)"
        try WrittenFile.rename(partial, to: target)
        let file = try WrittenFile(syncing: target)
        return LoadedFile(
            path: path, byteCount: file.byteCount, sha256: file.sha256, table: nil, rowCount: nil)
    }

    private static func fill(_ connection: Database, from dataset: Dataset) throws {
        let sql = SQLDefinition(dialect: .sqlite)
        for table in Schema.tables {
            try connection.execute(sql: sql.createTable(table))
            var rows = try SQLiteRows(of: table.name, table.columns, in: connection)
            try table.forEachBatch(of: dataset) { batches throws(LoadError) in
                try rows.append(batches)
            }
        }
        // After the rows: an index that is sorted once is smaller and sooner made.
        for table in Schema.tables {
            for statement in sql.createIndexes(of: table) {
                try connection.execute(sql: statement)
            }
        }
        try fillDictionary(connection)
        for view in sql.createViews() { try connection.execute(sql: view) }
        try connection.checkForeignKeys()
    }

    /// The data dictionary beside the data, for whoever has only the file.
    private static func fillDictionary(_ connection: Database) throws {
        try connection.execute(
            sql: """
                CREATE TABLE winnow_columns (
                    table_name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL,
                    is_nullable INTEGER NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
                    unit TEXT, note TEXT, PRIMARY KEY (table_name, column_name)
                ) STRICT
                """)
        let insert = try connection.makeStatement(
            sql: "INSERT INTO winnow_columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for table in Schema.tables {
            for column in table.columns {
                try insert.execute(arguments: [
                    table.name, column.name, column.type.description, column.isNullable,
                    column.titleZH, column.titleEN, column.unit, column.note,
                ])
            }
        }
    }
}

/// How databases are opened for writing once and for all.
enum SQLiteDatabase {
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        // Checked as a whole at the end; row by row would demand an order of the tables.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA page_size = 4096;
                    PRAGMA journal_mode = OFF;
                    PRAGMA synchronous = OFF;
                    PRAGMA locking_mode = EXCLUSIVE;
                    PRAGMA cache_size = -16384;
                    PRAGMA application_id = 2003725175;
                    PRAGMA user_version = \(Schema.version);
                    """)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}

extension LoadError {
    /// An error of GRDB, or one of our own that passed through it.
    init(_ error: any Error, writing path: String) {
        switch error {
        case let error as LoadError: self = error
        case let error as DatabaseError:
            self = .sqlite(
                path: path, code: error.extendedResultCode.rawValue,
                reason: error.message ?? "SQLite tells no reason")
        default: self = .sqlite(path: path, code: 1, reason: "\(error)")
        }
    }
}
