import GRDB
import Model
import Testing

@testable import Load

@Suite struct SQLiteTests {
    private func database(_ dataset: Dataset) throws -> DatabaseQueue {
        let folder = try temporaryFolder()
        let file = try SQLiteSink().write(dataset, into: folder)
        #expect(file.path == "winnow.sqlite")
        return try DatabaseQueue(path: "\(folder)/\(file.path)")
    }

    @Test func everyTableHasItsRowsAndKeys() throws {
        let data = sampleDataset()
        try database(data).read { database in
            for table in Schema.tables {
                let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)")
                #expect(count == table.rowCount(in: data))
                let key = try database.primaryKey(table.name).columns
                #expect(table.primaryKey.isEmpty || key == table.primaryKey)
                let references = Set(
                    try database.foreignKeys(on: table.name).map(\.destinationTable))
                #expect(references == Set(SQLDefinition.references(of: table).map(\.table)))
                let isStrict = try Bool.fetchOne(
                    database, sql: "SELECT strict FROM pragma_table_list(?)",
                    arguments: [table.name])
                #expect(isStrict == true)
            }
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
            #expect(version.map(String.init) == Schema.version)
        }
    }

    @Test func amountsAreTheNumbersMeant() throws {
        var data = sampleDataset()
        // Whole beyond 15 digits; 15 digits with fen; more digits than a binary float keeps.
        let amounts = [
            FixedDecimal(unscaled: 999_999_999_999_999_900, scale: 2),
            FixedDecimal(unscaled: 999_999_999_999_999, scale: 2),
            FixedDecimal(unscaled: 123_456_789_012_345_678, scale: 2),
        ]
        data.projects = amounts.enumerated().map { index, amount in
            var project = data.projects[0]
            project.projectID = "prj_0\(index + 1)"
            project.totalInvestment = amount
            return project
        }
        try database(data).read { database in
            let stored = try Row.fetchAll(
                database,
                sql: "SELECT typeof(total_investment) AS t, total_investment AS v FROM projects")
            #expect(stored.map { $0["t"] as String? } == ["integer", "real", "text"])
            #expect(stored[0]["v"] as Int64? == 9_999_999_999_999_999)
            #expect(stored[1]["v"] as Double? == 9_999_999_999_999.99)
            #expect(stored[2]["v"] as String? == "1234567890123456.78")
        }
    }

    @Test func viewsTellAmountsInYi() throws {
        try database(sampleDataset()).read { database in
            let row = try #require(try Row.fetchOne(database, sql: "SELECT * FROM investments_yi"))
            #expect(row["amount_yi"] as Double? == 1.8)
            #expect(row["investor"] as String? == "=星河半导体(无锡)有限公司")
            let projects = try Row.fetchAll(database, sql: "SELECT * FROM projects_yi")
            #expect(projects.map { $0["total_investment_yi"] as Double? } == [1.8])
            let authors = try String.fetchAll(
                database,
                sql: "SELECT value FROM articles, json_each(authors) WHERE article_id = 'art_01'")
            #expect(authors == ["张三", "李;四", "王\\五"])
        }
    }

    @Test func aBrokenReferenceIsRefused() throws {
        var data = sampleDataset()
        data.investments[0].projectID = "prj_99"
        let folder = try temporaryFolder()
        let error = #expect(throws: LoadError.self) {
            try SQLiteSink().write(data, into: folder)
        }
        #expect(error?.description.contains("FOREIGN KEY constraint") == true)
    }
}
