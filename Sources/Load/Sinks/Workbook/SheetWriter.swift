import CXLSXWriter
import Parquet

/// Writes the rows of one table into sheets: a frozen header with filters, typed cells, links.
///
/// - Text is written as text, whatever it begins with; what a spreadsheet would take for a formula once somebody edits
///   the cell also gets the text format.
/// - Numbers of more than 15 digits, which a spreadsheet would round, are written as text.
/// - Null is no cell; a spreadsheet cannot tell it from the empty text.
struct SheetWriter {
    /// Links of a whole workbook: they stay in memory, and Excel reads no more than these of one sheet.
    static let linkLimit = 65_530

    private let workbook: Workbook
    private let formats: SheetFormats
    private let columns: [Column]
    private let headings: [String]
    private let links: [CellLink?]
    private let isLink: [Bool]
    private let cellFormats: [SheetFormats.Format?]
    private let units: [Double]
    private let name: SheetName

    private var sheet: UnsafeMutablePointer<lxw_worksheet>
    private var sheetCount = 1
    private var line = 1
    private var widths: [Int]
    private var isMeasured = false
    private(set) var text: CellText
    /// Links that may still be made.
    private(set) var linksLeft: Int

    init(
        _ workbook: Workbook, _ formats: SheetFormats, _ columns: [Column], headings: [String],
        links: [CellLink?], name: SheetName, language: WorkbookLanguage, linksLeft: Int
    ) throws(LoadError) {
        self.workbook = workbook
        self.formats = formats
        self.columns = columns
        self.headings = headings
        self.links = links
        isLink = links.map { $0 != nil }
        cellFormats = columns.map { formats.format(of: $0.type) }
        units = columns.map(\.type.unit)
        self.name = name
        self.linksLeft = linksLeft
        text = CellText(language)
        widths = headings.map { DisplayWidth.of($0.utf8) + 3 }
        sheet = try workbook.addSheet(name.name)
        try writeHeader()
    }

    mutating func append(_ batches: [ColumnBatch]) throws(LoadError) {
        guard let rowCount = batches.first?.rowCount else { return }
        if !isMeasured { measure(batches) }
        var cursors = batches.map { ColumnCursor($0) }
        for _ in 0..<rowCount {
            if line > name.rowsPerSheet {
                try finishSheet()
                sheet = try workbook.addSheet(name.name(ofSheet: sheetCount))
                sheetCount += 1
                line = 1
                try writeHeader()
            }
            for index in cursors.indices {
                let place = cursors[index].advance()
                try write(cursors[index].values, place, column: index)
            }
            line += 1
        }
    }

    mutating func finish() throws(LoadError) { try finishSheet() }

    private mutating func writeHeader() throws(LoadError) {
        for (index, heading) in headings.enumerated() {
            try workbook.check(
                worksheet_write_string(
                    sheet, 0, lxw_col_t(index), heading, formats.header))
        }
    }

    private func finishSheet() throws(LoadError) {
        worksheet_freeze_panes(sheet, 1, 1)
        let last = lxw_col_t(columns.count - 1)
        try workbook.check(worksheet_autofilter(sheet, 0, 0, lxw_row_t(max(line - 1, 1)), last))
        for (index, width) in widths.enumerated() {
            let column = lxw_col_t(index)
            try workbook.check(
                worksheet_set_column(sheet, column, column, Double(min(max(width, 8), 60)), nil))
        }
    }

    /// Columns are as wide as the text of the first batch, within bounds.
    private mutating func measure(_ batches: [ColumnBatch]) {
        isMeasured = true
        for (index, batch) in batches.enumerated() {
            switch batch.values {
            case .byteStrings(let strings):
                for place in 0..<strings.count {
                    widths[index] = max(widths[index], DisplayWidth.of(strings[place]) + 1)
                }
            case .booleans: break
            default:
                widths[index] = max(widths[index], columns[index].type.sheetWidth)
            }
        }
    }

    private mutating func write(
        _ values: ColumnBatch.Values, _ place: ColumnCursor.Place, column index: Int
    ) throws(LoadError) {
        switch (values, place) {
        case (_, .null): return
        case (.byteStrings(let strings), .value(let place)):
            let range = strings.range(at: place)
            if range.isEmpty { return }
            let status = strings.bytes.withUnsafeBytes { all in
                write(text: UnsafeRawBufferPointer(rebasing: all[range]), column: index)
            }
            try workbook.check(status)
        case (.byteStrings(let strings), .list(let elements)):
            var joined: [UInt8] = []
            ListText.append(strings, elements, to: &joined)
            if joined.isEmpty { return }
            try workbook.check(joined.withUnsafeBytes { write(text: $0, column: index) })
        case (.booleans(let flags), .value(let place)):
            try workbook.check(
                worksheet_write_boolean(
                    sheet, lxw_row_t(line), lxw_col_t(index), flags[place] ? 1 : 0, nil))
        case (.int32s(let numbers), .value(let place)):
            try write(Int64(numbers[place]), column: index)
        case (.int64s(let numbers), .value(let place)):
            try write(numbers[place], column: index)
        case (.int128s(let numbers), .value(let place)):
            if let narrow = Int64(exactly: numbers[place]) {
                try write(narrow, column: index)
            } else {
                try write(
                    digits: CSVCells.text(numbers[place], columns[index].type), column: index)
            }
        case (.doubles(let numbers), .value(let place)):
            // No NaN and no infinity in a sheet.
            if numbers[place].isFinite { try write(number: numbers[place], column: index) }
        case (_, .list): return
        }
    }

    private mutating func write(text cell: UnsafeRawBufferPointer, column index: Int) -> lxw_error {
        let row = lxw_row_t(line)
        let column = lxw_col_t(index)
        text.take(cell)
        if isLink[index], linksLeft > 0, let link = links[index] {
            let target: String?
            switch link {
            case .address:
                let address = String(decoding: cell, as: UTF8.self)
                target = WebAddress.isOne(address) ? address : nil
            case .article(let articles): target = articles.target(of: cell)
            }
            if let target {
                let status = text.withPointer {
                    worksheet_write_url_opt(sheet, row, column, target, nil, $0, nil)
                }
                if status == LXW_NO_ERROR {
                    linksLeft -= 1
                    return status
                }
            }
        }
        let format =
            FormulaGuard.applies(to: cell.assumingMemoryBound(to: UInt8.self).span)
            ? formats.text : nil
        return text.withPointer { worksheet_write_string(sheet, row, column, $0, format) }
    }

    private mutating func write(_ number: Int64, column index: Int) throws(LoadError) {
        switch columns[index].type {
        case .date where number >= ExcelDay.first:
            try write(number: Double(number) + ExcelDay.ofEpoch, column: index)
        case .timestamp where number >= ExcelDay.first * 86_400_000_000:
            try write(number: Double(number) / 86_400_000_000 + ExcelDay.ofEpoch, column: index)
        case .date, .timestamp:
            try write(digits: CSVCells.text(Int128(number), columns[index].type), column: index)
        case let type:
            guard number.magnitude < 1_000_000_000_000_000 else {
                try write(digits: CSVCells.text(Int128(number), type), column: index)
                return
            }
            try write(number: Double(number) / units[index], column: index)
        }
    }

    private mutating func write(digits: [UInt8], column index: Int) throws(LoadError) {
        try workbook.check(digits.withUnsafeBytes { write(text: $0, column: index) })
    }

    private func write(number: Double, column index: Int) throws(LoadError) {
        try workbook.check(
            worksheet_write_number(
                sheet, lxw_row_t(line), lxw_col_t(index), number,
                cellFormats[index]))
    }
}

/// Days as a spreadsheet counts them: 1 is 1900-01-01, and 60 the 29th of February that year did not have.
private enum ExcelDay {
    /// 1970-01-01.
    static let ofEpoch = 25_569.0
    /// 1900-03-01 since 1970-01-01: the first day that every spreadsheet counts alike.
    static let first: Int64 = -25_508
}

extension ColumnType {
    /// What an unscaled number is divided by: 100 for two digits after the point. Exact to 15 digits.
    fileprivate var unit: Double {
        guard case .decimal(_, let scale) = self else { return 1 }
        return (0..<scale).reduce(1.0) { unit, _ in unit * 10 }
    }

    /// Width in characters of a formatted number.
    fileprivate var sheetWidth: Int {
        switch self {
        case .date: 12
        case .timestamp: 20
        case .decimal(let precision, _): precision > 9 ? 20 : 8
        default: 10
        }
    }
}

/// How wide a text is shown: two for a Chinese character, one for a Latin one.
enum DisplayWidth {
    static func of(_ text: some Sequence<UInt8>) -> Int {
        var width = 0
        for byte in text {
            width += byte & 0xC0 == 0x80 ? 0 : byte >= 0xE0 ? 2 : 1
            if width > 80 { break }
        }
        return width
    }
}
