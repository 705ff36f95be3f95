import Load
import Model

/// A column that corrections may change: what describes a row, never what identifies or joins it.
enum CorrectableColumn<Row> {
    case text(WritableKeyPath<Row, String>)
    case optionalText(WritableKeyPath<Row, String?>)
    case date(WritableKeyPath<Row, CalendarDate?>)
    case decimal(WritableKeyPath<Row, FixedDecimal>)
    case optionalDecimal(WritableKeyPath<Row, FixedDecimal?>)
    case count(WritableKeyPath<Row, Int?>)

    /// The value as tables write it; empty if it is unknown.
    func text(of row: Row) -> String {
        switch self {
        case .text(let path): row[keyPath: path]
        case .optionalText(let path): row[keyPath: path] ?? ""
        case .date(let path): row[keyPath: path]?.description ?? ""
        case .decimal(let path): row[keyPath: path].description
        case .optionalDecimal(let path): row[keyPath: path]?.description ?? ""
        case .count(let path): row[keyPath: path].map(String.init) ?? ""
        }
    }

    /// Writes a value; returns what it should have been if it does not fit, else `nil`.
    func set(_ value: String, in row: inout Row) -> String? {
        switch self {
        case .text(let path):
            guard !value.isEmpty else { return "a text that is not empty" }
            row[keyPath: path] = value
        case .optionalText(let path): row[keyPath: path] = value.isEmpty ? nil : value
        case .date(let path):
            let date = CellText.date(value)
            guard value.isEmpty || date != nil else { return "a day such as 2022-03-04" }
            row[keyPath: path] = date
        case .decimal(let path):
            guard let number = CellText.decimal(value) else { return "a number such as 1250.5" }
            row[keyPath: path] = number
        case .optionalDecimal(let path):
            let number = CellText.decimal(value)
            guard value.isEmpty || number != nil else { return "a number such as 1250.5" }
            row[keyPath: path] = number
        case .count(let path):
            let count = Int(value)
            guard value.isEmpty || count != nil else { return "a whole number" }
            row[keyPath: path] = count
        }
        return nil
    }
}

/// Values of cells as text.
enum CellText {
    /// `2022-03-04`
    static func date(_ text: String) -> CalendarDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1],
            let day = parts[2]
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `1250.5`
    static func decimal(_ text: String) -> FixedDecimal? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, text.utf8.count <= 30, let unscaled = Int128(parts.joined()),
            parts.allSatisfy({ !$0.isEmpty })
        else { return nil }
        return FixedDecimal(unscaled: unscaled, scale: parts.count == 2 ? parts[1].utf8.count : 0)
    }
}
