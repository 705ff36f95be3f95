import Load

/// How the tables of two runs differ, row by row and cell by cell.
package struct RunDifference {
    package struct Counts: Sendable, Hashable {
        package var added = 0
        package var removed = 0
        package var changed = 0

        package var isEmpty: Bool { added + removed + changed == 0 }
    }

    private let old: RunTables
    private let new: RunTables

    package init(from old: RunTables, to new: RunTables) {
        self.old = old
        self.new = new
    }

    /// Compares the tables (all if none is named) and hands the differences to `writer`, if any.
    package func compare(
        _ tables: [Table] = Schema.tables, writer: inout DifferenceWriter?
    ) throws(RunFailure) -> [(table: String, counts: Counts)] {
        writer?.begin(from: old.name, to: new.name)
        var all: [(table: String, counts: Counts)] = []
        for table in tables {
            let difference = TableDifference(table)
            var counts = Counts()
            let (left, right) = (try old.rows(of: table), try new.rows(of: table))
            writer?.begin(table)
            try new.attempt {
                try difference.compare(left, right) { change in
                    switch change {
                    case .added: counts.added += 1
                    case .removed: counts.removed += 1
                    case .changed: counts.changed += 1
                    }
                    try writer?.add(change, difference)
                }
            }
            writer?.end(table, counts)
            all.append((table.name, counts))
        }
        return all
    }

    /// For rows that are gone the rows that their evidence proves now: what was two rows and is one, or
    /// has got another natural key, keeps a way from the old identifier to the new one.
    ///
    /// Most pieces of evidence decide, ties the bytes of the identifier.
    package func redirects() throws(RunFailure) -> [(table: String, old: String, new: String)] {
        let evidence = Schema.tables.first { $0.name == "evidence" }
        guard let evidence else { return [] }
        let columns = ["table_name", "row_id", "article_id", "start_offset", "end_offset"]
            .compactMap { evidence.index(of: $0) }
        guard columns.count == 5 else { return [] }
        func text(_ row: TableRows.Row, _ column: Int) -> String {
            String(decoding: row[columns[column]] ?? [], as: UTF8.self)
        }
        func place(_ row: TableRows.Row) -> String {
            [0, 2, 3, 4].map { text(row, $0) }.joined(separator: "|")
        }
        // Which identifiers there were and are, by table.
        var gone: Set<String> = []
        for table in Schema.tables where table.primaryKey.count == 1 && table.name != "articles" {
            let difference = TableDifference(table)
            let (left, right) = (try old.rows(of: table), try new.rows(of: table))
            try new.attempt {
                try difference.compare(left, right) { change in
                    if case .removed(let row) = change {
                        gone.insert("\(table.name)|\(difference.key(of: row))")
                    }
                }
            }
        }
        guard !gone.isEmpty else { return [] }
        var places: [String: [String]] = [:]
        let before = try old.rows(of: evidence)
        try old.attempt {
            while let row = try before.next() {
                let owner = "\(text(row, 0))|\(text(row, 1))"
                if gone.contains(owner) { places[place(row), default: []].append(owner) }
            }
        }
        var votes: [String: [String: Int]] = [:]
        let after = try new.rows(of: evidence)
        try new.attempt {
            while let row = try after.next() {
                for owner in places[place(row)] ?? [] {
                    votes[owner, default: [:]][text(row, 1), default: 0] += 1
                }
            }
        }
        return votes.compactMap { owner, counts in
            let best = counts.max {
                $0.value != $1.value
                    ? $0.value < $1.value : $1.key.utf8.lexicographicallyPrecedes($0.key.utf8)
            }
            let parts = owner.split(separator: "|", maxSplits: 1)
            guard let best, parts.count == 2 else { return nil }
            return (String(parts[0]), String(parts[1]), best.key)
        }.sorted {
            "\($0.table)|\($0.old)".utf8.lexicographicallyPrecedes("\($1.table)|\($1.old)".utf8)
        }
    }
}
