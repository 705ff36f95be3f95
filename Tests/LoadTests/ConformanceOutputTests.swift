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
        let sets = [("sample", sampleDataset()), ("hostile", Self.hostile), ("empty", Dataset())]
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

    /// The hostile cells are also a plain test: they are written, and the same again.
    @Test func hostileCellsAreWritten() throws {
        let files = try Loader().load(Self.hostile, into: try temporaryFolder())
        #expect(files.first { $0.path == "csv/rejects.csv" }?.rowCount == Self.awkward.count)
    }
}
