import Parquet
import Testing

@testable import Load

@Suite struct CSVTests {
    private func text(_ flavour: CSVFlavour, _ cells: [String?]) -> String {
        let column = Column(
            name: "cell", type: .string, isNullable: true, titleZH: "格", titleEN: "Cell",
            unit: nil, note: nil, codes: [])
        var strings = ByteStrings()
        for case .some(let cell) in cells { strings.append(cell) }
        var encoder = CSVEncoder(columns: [column, column], flavour: flavour)
        let batch = ColumnBatch(
            rowCount: cells.count, values: .byteStrings(strings),
            validity: cells.map { $0 != nil })
        encoder.append([batch, batch])
        return String(decoding: encoder.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("无锡", "无锡"), ("", "\"\""), ("a,b", "\"a,b\""), ("说\"好\"", "\"说\"\"好\"\"\""),
        ("一\n二", "\"一\n二\""), ("一\r二", "\"一\r二\""), (" a", "\" a\""), ("a\t", "\"a\t\""),
        ("a b", "a b"), ("-1", "-1"), ("=1+1", "=1+1"),
        ("123456789012345678", "123456789012345678"),
    ])
    func plainCells(_ cell: String, _ written: String) {
        #expect(text(.plain, [cell]) == "\(written),\(written)\r\n")
    }

    @Test func nullIsEmptyWithoutQuotes() {
        #expect(text(.plain, [nil, "", "x"]) == ",\r\n\"\",\"\"\r\nx,x\r\n")
    }

    @Test(arguments: [
        "=1", "+86", "-5", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "  =1", "　=1",
        "123456789012", "'引号", "\u{0}x",
    ])
    func guardedInSpreadsheets(_ cell: String) {
        let isGuarded = FormulaGuard.applies(to: Array(cell.utf8).span)
        #expect(isGuarded)
        #expect(text(.spreadsheet, [cell]).contains("'" + cell))
        #expect(!text(.plain, [cell]).contains("'" + cell))
    }

    @Test(arguments: ["无锡", "1=1", "12345678901", "1234567890123x", "", "“-”", "（-1）", "A股"])
    func notGuarded(_ cell: String) {
        let isGuarded = FormulaGuard.applies(to: Array(cell.utf8).span)
        #expect(!isGuarded)
    }
}
