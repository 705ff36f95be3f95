import FoundationEssentials
import GRDB
import Model
import Synchronization

/// Records of pages, kept from run to run in `.state/pages.sqlite`.
///
/// May be deleted, damaged, locked or unwritable at any time, which costs time and nothing else: every
/// value carries a checksum over itself and its key, and any trouble with the file turns the cache off.
/// It is not synced either: what a power failure leaves is checked like everything else.
package final class PageCache: Sendable {
    private let queue: DatabaseQueue
    private let fingerprint: ContentDigest
    /// Counts the runs that have written; a record notes in which it was last of use.
    private let generation: Int
    private let isReadOnly: Bool
    private let isBroken = Atomic(false)

    /// Records of no use for so many runs are removed.
    private static let keptRuns = 20
    /// A record's note is written anew only when it is so many runs old, as every page has one.
    private static let notedRuns = 5
    /// Another layout of the file.
    private static let layout = 2

    /// A record ready to be kept.
    package struct Entry: Sendable {
        let key: PageKey
        let value: [UInt8]

        /// `nil` for a record of a shape that cannot be kept.
        init?(key: PageKey, record: PageRecord) {
            guard let value = try? CompactEncoder.encode(record) else { return nil }
            self.key = key
            self.value = value
        }
    }

    /// Opens the cache of an output folder, making it anew if it is damaged; `nil` if there is none to
    /// be had. `isReadOnly` for runs that must not write, `isNew` for those that must not rely on
    /// earlier ones.
    package convenience init?(
        _ output: OutputFolder, fingerprint: Fingerprint, isReadOnly: Bool = false,
        isNew: Bool = false
    ) {
        let path = output.state + "/pages.sqlite"
        if isReadOnly {
            guard !isNew, FileSystem.kind(of: Array(path.utf8)) == .file else { return nil }
            try? self.init(reading: path, fingerprint)
            return
        }
        if isNew { Self.remove(path) }
        do {
            try self.init(path, fingerprint)
        } catch {
            guard Self.isDamage(error) else { return nil }
            Self.remove(path)
            try? self.init(path, fingerprint)
        }
    }

    private init(_ path: String, _ fingerprint: Fingerprint) throws {
        queue = try DatabaseQueue(path: path, configuration: Self.settings(isReadOnly: false))
        self.fingerprint = fingerprint.digest
        isReadOnly = false
        generation = try queue.writeWithoutTransaction { database in
            let layout = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard layout == Self.layout || layout == 0 else {
                throw DatabaseError(resultCode: .SQLITE_NOTADB)
            }
            if layout == 0 {
                try database.execute(sql: "PRAGMA auto_vacuum = FULL")
                try database.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS pages (
                            id INTEGER PRIMARY KEY, checksum BLOB NOT NULL,
                            used INTEGER NOT NULL, value BLOB NOT NULL);
                        CREATE TABLE IF NOT EXISTS runs (
                            generation INTEGER NOT NULL, fingerprint TEXT NOT NULL);
                        PRAGMA user_version = \(Self.layout);
                        """)
            }
            let last = try Int.fetchOne(database, sql: "SELECT max(generation) FROM runs") ?? 0
            try database.inTransaction {
                try database.execute(sql: "DELETE FROM runs")
                try database.execute(
                    sql: "INSERT INTO runs VALUES (?, ?)",
                    arguments: [last + 1, fingerprint.description])
                return .commit
            }
            return last + 1
        }
    }

    private init(reading path: String, _ fingerprint: Fingerprint) throws {
        queue = try DatabaseQueue(path: path, configuration: Self.settings(isReadOnly: true))
        self.fingerprint = fingerprint.digest
        isReadOnly = true
        generation = 0
    }

    private static func settings(isReadOnly: Bool) -> GRDB.Configuration {
        var settings = GRDB.Configuration()
        settings.readonly = isReadOnly
        settings.busyMode = .immediateError
        settings.label = "page cache"
        settings.prepareDatabase { database in
            if !isReadOnly {
                try database.execute(sql: "PRAGMA journal_mode = TRUNCATE")
                try database.execute(sql: "PRAGMA synchronous = OFF")
            }
            try database.execute(sql: "PRAGMA cache_size = -4096")
        }
        return settings
    }

    private static func isDamage(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(
            error.resultCode.primaryResultCode)
    }

    private static func remove(_ path: String) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            try? FileSystem.remove(Array((path + suffix).utf8))
        }
    }

    package func key(of page: Page) -> PageKey { PageKey(page, fingerprint) }

    /// The record kept for a page; `isStale` asks for ``touch(_:)``.
    package func record(for key: PageKey) -> (record: PageRecord, isStale: Bool)? {
        guard !isBroken.load(ordering: .relaxed) else { return nil }
        do {
            let row = try queue.unsafeRead {
                database -> (checksum: [UInt8], used: Int, value: [UInt8])? in
                let statement = try database.cachedStatement(
                    sql: "SELECT checksum, used, value FROM pages WHERE id = ?")
                return try Row.fetchOne(statement, arguments: [key.row]).map { row in
                    (
                        checksum: Self.bytes(row, 0), used: row[1] as Int? ?? 0,
                        value: Self.bytes(row, 2)
                    )
                }
            }
            guard let row, row.checksum == key.checksum(of: row.value),
                let record = try? CompactDecoder.decode(PageRecord.self, from: row.value)
            else { return nil }
            return (record, row.used + Self.notedRuns < generation)
        } catch {
            giveUp(error)
            return nil
        }
    }

    /// Whether there is a record for a page; it may still turn out to be damaged.
    package func contains(_ key: PageKey) -> Bool {
        let found = try? queue.unsafeRead { database in
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT 1 FROM pages WHERE id = ?"),
                arguments: [key.row])
        }
        return found ?? nil != nil
    }

    /// The fingerprint of the last run that has written, and how many records there are.
    package var state: (fingerprint: String, records: Int)? {
        try? queue.unsafeRead { database in
            (
                try String.fetchOne(database, sql: "SELECT fingerprint FROM runs") ?? "",
                try Int.fetchOne(database, sql: "SELECT count(*) FROM pages") ?? 0
            )
        }
    }

    private static func bytes(_ row: Row, _ column: Int) -> [UInt8] {
        (try? row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }) ?? []
    }

    /// Keeps the records of a batch and notes which kept ones were of use.
    package func keep(_ entries: [Entry], touched: [PageKey]) {
        guard !isReadOnly, !isBroken.load(ordering: .relaxed), !(entries.isEmpty && touched.isEmpty)
        else { return }
        do {
            try queue.write { database in
                let insert = try database.cachedStatement(
                    sql:
                        "INSERT OR REPLACE INTO pages (id, checksum, used, value) VALUES (?, ?, ?, ?)"
                )
                for entry in entries {
                    let checksum = entry.key.checksum(of: entry.value)
                    try insert.execute(arguments: [
                        entry.key.row, Data(checksum), generation, Data(entry.value),
                    ])
                }
                let update = try database.cachedStatement(
                    sql: "UPDATE pages SET used = ? WHERE id = ?")
                for key in touched { try update.execute(arguments: [generation, key.row]) }
            }
        } catch {
            giveUp(error)
        }
    }

    /// Removes what has long been of no use.
    package func prune() {
        guard generation > Self.keptRuns else { return }
        attempt {
            try $0.execute(
                sql: "DELETE FROM pages WHERE used < ?", arguments: [generation - Self.keptRuns])
        }
    }

    private func attempt(_ body: (Database) throws -> Void) {
        guard !isReadOnly, !isBroken.load(ordering: .relaxed) else { return }
        do { try queue.write(body) } catch { giveUp(error) }
    }

    /// Nothing more is read or written; a damaged file is made anew by the next run.
    private func giveUp(_ error: any Error) {
        isBroken.store(true, ordering: .relaxed)
        if Self.isDamage(error), !isReadOnly { Self.remove(queue.path) }
    }
}
