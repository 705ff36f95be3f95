/// Who a CSV file is written for.
package enum CSVFlavour: String, Sendable, CaseIterable {
    /// For Excel and WPS: UTF-8 with a byte order mark, cells that would run as a formula guarded.
    case spreadsheet
    /// For machines: UTF-8 without a mark, every cell as it is.
    case plain

    var byteOrderMark: [UInt8] { self == .spreadsheet ? [0xEF, 0xBB, 0xBF] : [] }
}

/// Which text cells of a spreadsheet file get a leading apostrophe, so that a spreadsheet neither runs
/// nor rounds them.
///
///     =HYPERLINK("http://…")  → '=HYPERLINK("http://…")
///     ＋86 510                → '＋86 510
///     91320200MA1XXXXX        → unchanged
///     320200198001011234      → '320200198001011234     (a spreadsheet keeps 15 digits)
///     '二十大'                 → ''二十大'                (so that one apostrophe always comes off)
///
/// CWE-1236; OWASP ASVS 1.2.10. Numbers, dates and booleans are no text cells: `-12.5` stays.
enum FormulaGuard {
    /// From this many digits on a spreadsheet would show `3.2E+17`.
    private static let longDigits = 12

    static func applies(to cell: Span<UInt8>) -> Bool {
        guard !cell.isEmpty else { return false }
        if cell[0] == UInt8(ascii: "'") || startsFormula(cell) { return true }
        guard cell.count >= longDigits else { return false }
        for index in cell.indices where cell[index] < 0x30 || cell[index] > 0x39 { return false }
        return true
    }

    /// `= + - @`, their full-width forms, TAB, CR or LF, also after blanks.
    private static func startsFormula(_ cell: Span<UInt8>) -> Bool {
        var start = 0
        while start < cell.count {
            if cell[start] == 0x20 {
                start += 1
            } else if start + 2 < cell.count, cell[start] == 0xE3, cell[start + 1] == 0x80,
                cell[start + 2] == 0x80
            {
                start += 3
            } else {
                break
            }
        }
        guard start < cell.count else { return false }
        switch cell[start] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            0x00, 0x09, 0x0A, 0x0D:
            return true
        case 0xEF:
            // U+FF0B ＋, U+FF0D －, U+FF1D ＝, U+FF20 ＠
            guard start + 2 < cell.count, cell[start + 1] == 0xBC else { return false }
            return [0x8B, 0x8D, 0x9D, 0xA0].contains(cell[start + 2])
        default:
            return false
        }
    }
}
