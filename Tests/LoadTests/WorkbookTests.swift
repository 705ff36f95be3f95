import Glibc
import Model
import Testing

@testable import Load

@Suite struct WorkbookTests {
    private func cell(_ text: String, _ language: WorkbookLanguage = .zh) -> String {
        var cell = CellText(language)
        cell.take(text)
        #expect(cell.bytes.last == 0)
        return String(decoding: cell.bytes.dropLast(), as: UTF8.self)
    }

    @Test(arguments: [
        ("无锡", "无锡"), ("", ""), ("=1+1", "=1+1"), ("a\u{0}b", "a\u{FFFD}b"),
        ("\u{FFFF}￥\u{FFFE}", "\u{FFFD}￥\u{FFFD}"), ("_x0041_", "_x005F_x0041_"),
        ("_x00g1_ _x", "_x00g1_ _x"), ("__xABcd_", "__x005F_xABcd_"), ("\u{1}", "\u{1}"),
    ])
    func textThatAWorkbookCanHold(_ text: String, _ written: String) {
        #expect(cell(text) == written)
    }

    @Test func longTextIsCutBeforeAWholeCharacterWithANote() {
        let fits = String(repeating: "锡", count: 32_767)
        #expect(cell(fits) == fits)
        let long = cell(fits + "山")
        #expect(long.utf16.count == 32_767)
        #expect(long.hasSuffix("锡…〔已截断，全文32768字〕"))
        // A character of two units does not fit into one.
        let wide = cell(String(repeating: "𠮷", count: 20_000), .en)
        #expect((32_766...32_767).contains(wide.utf16.count))
        #expect(wide.hasSuffix("𠮷… [cut; 20000 characters in all]"))
    }

    @Test(arguments: [
        ("https://example.cn/a?x=1", true), ("http://a", true), ("http://", false),
        ("javascript:alert(1)", false), ("file:///etc/passwd", false), ("https://a b", false),
        ("ftp://a", false), ("https://" + String(repeating: "a", count: 2_100), false), ("", false),
    ])
    func onlyWebAddressesBecomeLinks(_ text: String, _ isLink: Bool) {
        #expect(WebAddress.isOne(text) == isLink)
    }

    @Test func articlesAreFoundByTheirIdentifiers() {
        let names = SheetName(name: "文章", rowsPerSheet: 1)
        let targets = ArticleTargets(sampleDataset().articles, sheet: names)
        func target(_ identifier: String) -> String? {
            Array(identifier.utf8).withUnsafeBytes { targets.target(of: $0) }
        }
        #expect(target("art_01") == "https://example.cn/a?x=1,2")
        #expect(target("art_02") == "internal:'文章 (2)'!A2")
        #expect(target("art_03") == nil)
        #expect(names.sheetCount(rows: 0) == 1 && names.sheetCount(rows: 3) == 3)
    }

    @Test func rowsBeyondASheetGoOnOnTheNext() throws {
        let folder = try temporaryFolder()
        let sink = WorkbookSink(language: .en, name: "test", lineLimit: 2)
        let file = try sink.write(sampleDataset(), into: folder)
        let members = try ZipDirectory(of: "\(folder)/\(file.path)").lengths.keys
        let sheets = members.filter { $0.hasPrefix("xl/worksheets/sheet") && $0.hasSuffix(".xml") }
        let rows = Schema.tables.map { max(1, $0.rowCount(in: sampleDataset())) }
        #expect(sheets.count == 1 + rows.reduce(0, +))
    }

    @Test func sameRowsSameBytesAndNothingLeftBeside() throws {
        var digests: Set<String> = []
        for _ in 0..<2 {
            let folder = try temporaryFolder()
            let loader = Loader(configuration: .init(sinks: [.xlsx(language: .zh), .sqlite]))
            let files = try loader.load(ConformanceOutputTests.hostile, into: folder)
            #expect(files.map(\.path) == ["datapackage.json", "winnow.sqlite", "winnow.xlsx"])
            #expect(try names(in: folder) == files.map(\.path))
            for file in files {
                let bytes = try contents(of: "\(folder)/\(file.path)")
                #expect(ContentDigest(of: bytes).hexadecimal == file.sha256)
                digests.insert(file.sha256)
            }
        }
        #expect(digests.count == 3)
    }

    @Test func refusesWhatItCannotWrite() {
        #expect(throws: LoadError.self) {
            try WorkbookSink(language: .zh, name: "x").write(Dataset(), into: "/nowhere")
        }
        #expect(throws: LoadError.self) { try SQLiteSink().write(Dataset(), into: "/nowhere") }
    }
}

/// Names in a folder, sorted.
private func names(in folder: String) throws -> [String] {
    let stream = try #require(opendir(folder))
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}
