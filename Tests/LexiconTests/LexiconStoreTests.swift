import Foundation
import Testing
import Text

@testable import Lexicon

@Suite("Lexicon store")
struct LexiconStoreTests {
    /// A folder of overlay files that is removed at the end of the test.
    private func withFolder(
        _ files: [String: String], _ body: (String) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "lexicon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in files {
            try Data(content.utf8).write(to: folder.appendingPathComponent(name))
        }
        try body(folder.path)
    }

    private func message(_ folder: String) -> String {
        do {
            _ = try LexiconStore(overlays: [folder])
            return "no error"
        } catch {
            return error.description.replacing(folder + "/", with: "")
        }
    }

    @Test func overlayReplacesAndAddsRows() throws {
        let overlay =
            "# mine\nname_en\tcurrency\tname\tminor_units\r\nYuan\tCNY\t元\t2\nYen\tJPY\t日元\t0\n"
        try withFolder(["currencies.tsv": overlay, "README.md": "not a table"]) { folder in
            let table = try LexiconStore(overlays: [folder]).table("currencies")
            #expect(table.columns.prefix(2) == ["currency", "name"])
            #expect(table.rows.contains(["CNY", "元", "Yuan", "2"]))
            #expect(table.rows.contains(["JPY", "日元", "Yen", "0"]))
            #expect(table.rows.contains { $0[0] == "USD" })
            #expect(table.problems().isEmpty)
        }
    }

    @Test("Errors tell file, line and remedy")
    func reportsErrors() throws {
        let header = "currency\tname\tname_en\tminor_units\n"
        let cases: [(file: String, content: String, expected: String)] = [
            (
                "currencys.tsv", header,
                "currencys.tsv: no built-in lexicon has this name; did you mean currencies.tsv?"
            ),
            (
                "currencies.tsv", "currency\tnam\tname_en\tminor_units\n",
                "currencies.tsv: unknown column nam; did you mean name?"
            ),
            (
                "currencies.tsv", "currency\tname\tname_en\n",
                "currencies.tsv: column minor_units is missing; the columns are currency, name, name_en, minor_units"
            ),
            (
                "currencies.tsv", header + "EUR\t欧元\n",
                "currencies.tsv:2: 2 cells where the columns are currency, name, name_en, minor_units; separate cells by one tab and leave unknown ones empty"
            ),
            (
                "currencies.tsv", header + "\t欧元\tEuro\t2\n",
                "currencies.tsv:2: the first cell is empty; write the currency or drop the line"
            ),
            (
                "currencies.tsv", "# nothing\n",
                "currencies.tsv: no row of column names; begin with one, separated by tabs"
            ),
        ]
        for test in cases {
            try withFolder([test.file: test.content]) { folder in
                #expect(message(folder) == test.expected)
            }
        }
        #expect(message("/nonexistent-folder").contains("cannot read the folder"))
    }

    private enum Limit: String, CaseIterable {
        case length, share
    }

    /// Rows of an overlay for `reading_weights`, asked for as `Limit`; the error.
    @Test(
        "A number that is none, out of range or of no known name is told with its file and line",
        arguments: [
            (
                "length\tinf",
                "l.tsv:3: length is \"inf\"; a whole number from 1 to 100000 is expected"
            ),
            ("length\tnan", "l.tsv:3: length is \"nan\""),
            ("length\t2.5", "l.tsv:3: length is \"2.5\""),
            ("length\t-4", "l.tsv:3: length is \"-4\""),
            ("share\t1.01", "l.tsv:3: share is \"1.01\"; a number from 0 to 1 is expected"),
            ("lenght\t4", "l.tsv:3: unknown name lenght; the nearest is length"),
        ])
    func numbersKeepToTheirBounds(row: String, expected: String) throws {
        let text = "# own\nname\tvalue\n\(row)\nlength\t7\nshare\t0.5\n"
        // The last of several rows counts: the faulty one must be the only one of its name.
        let lines = text.split(separator: "\n").filter { line in
            line == row || line.split(separator: "\t")[0] != row.split(separator: "\t")[0]
        }
        let table = try LexiconParser.parse(
            Array(lines.joined(separator: "\n").utf8), name: "l", file: "l.tsv")
        let error = #expect(throws: LexiconError.self) {
            try table.numbers(of: Limit.self, named: "name", in: "value") {
                $0 == .length ? .count : .share
            }
        }
        #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
    }

    @Test func aRowKeepsItsFileAndLineThroughTheMerge() throws {
        let overlay = "# mine\ncurrency\tname\tname_en\tminor_units\n\nQQQ\t云元\tCloud\tmany\n"
        try withFolder(["currencies.tsv": overlay]) { folder in
            let store = try LexiconStore(overlays: [folder])
            let error = store.error(in: "currencies", at: "QQQ", "wrong")
            #expect(error.description == "\(folder)/currencies.tsv:4: wrong")
            let builtIn = store.error(in: "currencies", at: "USD", "wrong")
            #expect(builtIn.file == "currencies.tsv" && builtIn.line > 1)
        }
        let words = "word\tcost\tclass\n云岭远\t70\tn\n远拓\tmany\tn\n"
        try withFolder(["words.tsv": words]) { folder in
            let error = #expect(throws: LexiconError.self) {
                try LexiconStore(overlays: [folder]).words()
            }
            #expect(error?.file == "\(folder)/words.tsv" && error?.line == 3)
        }
    }

    @Test func namesTheNearestTable() {
        #expect(throws: LexiconError.self) { try LexiconStore().table("currency") }
    }

    @Test func findsProblems() {
        let rows = [["乙"], ["丙"], ["丙"], ["產業"], ["Ａ"], ["一"]]
        let table = LexiconTable(name: "test", columns: ["word"], rows: rows)
        #expect(
            table.problems().map(\.message) == [
                "丙 stands after 乙; sort the rows by the bytes of the word",
                "丙 stands twice; keep one row",
                "產業 is looked up in normalized text; write 产业",
                "Ａ is looked up in normalized text; write A",
                "一 stands after Ａ; sort the rows by the bytes of the word",
            ])
    }
}

@Suite("Embedded vocabularies")
struct EmbeddedVocabularyTests {
    /// Tables about traditional forms and characters as they stand in foreign encodings.
    private static let traditional: Set<String> = [
        "folding", "opencc_characters", "opencc_phrases",
        "opencc_variants", "script_characters", "script_words",
    ]

    @Test("Every table is sorted, unique and normalized", arguments: LexiconStore.names)
    func keepsToTheRules(name: String) throws {
        let table = try LexiconStore().table(name)
        #expect(!table.rows.isEmpty)
        #expect(Set(table.columns).count == table.columns.count)
        let problems = table.problems(isTraditional: Self.traditional.contains(name))
        #expect(problems.isEmpty, "\(problems.prefix(5).map(\.description)) of \(problems.count)")
    }

    @Test("Every file is plain lines of as many cells as columns", arguments: LexiconStore.names)
    func isPlain(name: String) throws {
        let bytes = try #require(EmbeddedTable(name)?.bytes)
        #expect(bytes.last == 0x0A)
        #expect(!bytes.contains(0x0D))
        for row in try LexiconStore().table(name).rows {
            for cell in row where cell.utf8.count > 1 {
                #expect(cell.utf8.first != 0x20 && cell.utf8.last != 0x20, "blank beside \(cell)")
            }
        }
    }

    @Test("What a table simplifies to is not simplified further", arguments: [2, 3, 4])
    func phrasesAreSimplified(column: Int) throws {
        let region = try #require(
            [2: .standard, 3: .taiwan, 4: .hongkong][column] as Simplifier.Region?)
        let simplifier = Simplifier(region: region)
        let table = try LexiconStore().table("opencc_phrases")
        for row in table.rows where !row[column - 1].isEmpty {
            let bytes = Array(row[0].utf8)
            #expect(
                simplifier.simplify(bytes.span).bytes == Array(row[column - 1].utf8), "\(row[0])")
        }
    }

    @Test("Every header tells format, licence and source", arguments: LexiconStore.names)
    func namesItsSource(name: String) throws {
        let comments = try LexiconStore().table(name).comments
        let header = comments.joined(separator: "\n")
        for part in ["Format:", "Licence:", "Source:"] {
            #expect(header.contains(part), "\(name).tsv needs a comment with “\(part)”")
        }
    }

    @Test func tablesAreListedInOrder() {
        #expect(
            LexiconStore.names
                == LexiconStore.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(LexiconStore.names.contains("opencc_phrases"))
    }
}
