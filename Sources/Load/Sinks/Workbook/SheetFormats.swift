import CXLSXWriter

/// The cell formats of a workbook, made once.
struct SheetFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    let title: Format
    let header: Format
    let date: Format
    let time: Format
    let money: Format
    let fraction: Format
    /// Text that stays text when somebody edits the cell: `=1+1`, `320200198001011234`.
    let text: Format

    init(_ workbook: Workbook) throws(LoadError) {
        title = try workbook.addFormat {
            format_set_bold($0)
            format_set_font_size($0, 14)
        }
        header = try workbook.addFormat {
            format_set_bold($0)
            format_set_bg_color($0, 0xDDEBF7)
            format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
        }
        date = try workbook.addFormat(number: "yyyy-mm-dd")
        time = try workbook.addFormat(number: "yyyy-mm-dd hh:mm:ss")
        money = try workbook.addFormat(number: "#,##0.00")
        fraction = try workbook.addFormat(number: "#,##0.00##")
        text = try workbook.addFormat(number: "@")
    }

    /// The format of the column's cells; `nil` for the general one.
    func format(of type: ColumnType) -> Format? {
        switch type {
        case .date: date
        case .timestamp: time
        case .decimal(_, let scale): scale <= 2 ? money : fraction
        case .string, .list, .int32, .int64, .boolean, .double: nil
        }
    }
}
