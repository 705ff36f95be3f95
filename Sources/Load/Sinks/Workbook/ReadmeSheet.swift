import CXLSXWriter
import Model

/// The first sheet of a workbook: what the file holds, and the data dictionary.
struct ReadmeSheet {
    private let workbook: Workbook
    private let formats: SheetFormats
    private let sheet: UnsafeMutablePointer<lxw_worksheet>

    init(_ workbook: Workbook, _ formats: SheetFormats) throws(LoadError) {
        self.workbook = workbook
        self.formats = formats
        sheet = try workbook.addSheet("README")
    }

    /// One line a table, then one line a column; in constant memory lines must come in order.
    func write(
        name: String, dataset: Dataset, cutCells: [String: Int],
        sheetName: (Table) -> SheetName
    ) throws(LoadError) {
        var line = 0
        func add(_ cells: [String?], _ format: SheetFormats.Format? = nil) throws(LoadError) {
            for (index, cell) in cells.enumerated() {
                guard let cell, !cell.isEmpty else { continue }
                try workbook.check(
                    worksheet_write_string(
                        sheet, lxw_row_t(line), lxw_col_t(index), cell, format))
            }
            line += 1
        }
        try add(["\(name): 招商引资数据集 · Investment promotion tables"], formats.title)
        try add(["数据模式版本 · schema version \(Schema.version)"])
        try add(["空单元格表示未知 · an empty cell is an unknown value"])
        line += 1
        try add(
            ["工作表 · sheet", "表 · table", "行数 · rows", "说明 · contents", "备注 · notes"], formats.header
        )
        for table in Schema.tables {
            let names = sheetName(table)
            let rows = table.rowCount(in: dataset)
            let sheets = names.sheetCount(rows: rows)
            var notes: [String] = []
            if sheets > 1 { notes.append("分为\(sheets)个工作表 · on \(sheets) sheets") }
            if let cut = cutCells[table.name], cut > 0 {
                notes.append("\(cut)个单元格已截断 · \(cut) cells cut to \(CellText.limit) characters")
            }
            try workbook.check(
                worksheet_write_url_opt(
                    sheet, lxw_row_t(line), 0, "internal:'\(names.name)'!A1", nil, names.name, nil))
            try workbook.check(
                worksheet_write_string(sheet, lxw_row_t(line), 1, table.name, nil))
            try workbook.check(
                worksheet_write_number(sheet, lxw_row_t(line), 2, Double(rows), nil))
            try workbook.check(
                worksheet_write_string(
                    sheet, lxw_row_t(line), 3, "\(table.titleZH) · \(table.titleEN)", nil))
            if !notes.isEmpty {
                try workbook.check(
                    worksheet_write_string(
                        sheet, lxw_row_t(line), 4, notes.joined(separator: "; "), nil))
            }
            line += 1
        }
        line += 1
        try add(
            [
                "表 · table", "列 · column", "类型 · type", "中文 · Chinese", "英文 · English", "单位 · unit",
                "说明 · notes", "取值 · codes",
            ], formats.header)
        for table in Schema.tables {
            for column in table.columns {
                try add([
                    table.name, column.name,
                    column.type.description + (column.isNullable ? "?" : ""), column.titleZH,
                    column.titleEN, column.unit, column.note,
                    column.codes.joined(separator: ", "),
                ])
            }
        }
        for (index, width) in [20.0, 24, 16, 34, 34, 16, 60, 60].enumerated() {
            let column = lxw_col_t(index)
            try workbook.check(worksheet_set_column(sheet, column, column, width, nil))
        }
    }
}
