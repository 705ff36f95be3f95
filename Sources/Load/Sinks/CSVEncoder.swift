import Model
import Parquet

/// Rows of one table as CSV (RFC 4180): CRLF, comma, quotes only where needed.
///
/// Null is an empty cell without quotes, an empty string `""`. Lists are joined by `;` with `\`
/// before a `;` or `\` of an element; the empty list is `""`.
struct CSVEncoder {
    let columns: [Column]
    let flavour: CSVFlavour
    private(set) var bytes: [UInt8] = []

    init(columns: [Column], flavour: CSVFlavour) {
        self.columns = columns
        self.flavour = flavour
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Byte order mark (spreadsheet) and the column names.
    mutating func appendHeader() {
        bytes += flavour.byteOrderMark
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendQuoted(Array(column.name.utf8)[...])
        }
        endLine()
    }

    /// Appends the rows of one batch; `batches` has one batch a column with the same rows.
    mutating func append(_ batches: [ColumnBatch]) {
        guard let rowCount = batches.first?.rowCount else { return }
        // The next present value of each column: nulls take no place among the values.
        var next = [Int](repeating: 0, count: batches.count)
        for row in 0..<rowCount {
            for (index, batch) in batches.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                if let validity = batch.validity, !validity[row] { continue }
                if let ends = batch.listEnds {
                    appendList(batch.values, from: row == 0 ? 0 : ends[row - 1], to: ends[row])
                } else {
                    appendValue(batch.values, at: next[index], type: columns[index].type)
                    next[index] += 1
                }
            }
            endLine()
        }
    }

    private mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private mutating func appendValue(
        _ values: ColumnBatch.Values, at index: Int, type: ColumnType
    ) {
        switch values {
        case .byteStrings(let strings): appendText(strings[index])
        case .booleans(let flags): bytes += Array((flags[index] ? "true" : "false").utf8)
        case .int32s(let numbers): appendNumber(Int64(numbers[index]), type)
        case .int64s(let numbers): appendNumber(numbers[index], type)
        case .int128s(let numbers):
            bytes += Array(
                FixedDecimal(unscaled: numbers[index], scale: Self.scale(of: type)).description
                    .utf8)
        case .doubles(let numbers): bytes += Array(numbers[index].description.utf8)
        }
    }

    private mutating func appendNumber(_ number: Int64, _ type: ColumnType) {
        switch type {
        case .date:
            bytes += Array(CalendarDate(daysSinceEpoch: Int(number)).description.utf8)
        case .decimal(_, let scale):
            bytes += Array(FixedDecimal(unscaled: Int128(number), scale: scale).description.utf8)
        default:
            bytes += Array(String(number).utf8)
        }
    }

    private static func scale(of type: ColumnType) -> Int {
        if case .decimal(_, let scale) = type { scale } else { 0 }
    }

    private mutating func appendList(_ values: ColumnBatch.Values, from start: Int, to end: Int) {
        guard case .byteStrings(let strings) = values else { return }
        var joined: [UInt8] = []
        for index in start..<end {
            if index > start { joined.append(UInt8(ascii: ";")) }
            for byte in strings[index] {
                if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\\") {
                    joined.append(UInt8(ascii: "\\"))
                }
                joined.append(byte)
            }
        }
        appendText(joined[...])
    }

    private mutating func appendText(_ cell: ArraySlice<UInt8>) {
        if flavour == .spreadsheet, FormulaGuard.applies(to: cell) {
            appendQuoted(([UInt8(ascii: "'")] + cell)[...])
        } else {
            appendQuoted(cell)
        }
    }

    private mutating func appendQuoted(_ cell: ArraySlice<UInt8>) {
        guard Self.needsQuotes(cell) else {
            bytes += cell
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Comma, quote or line break inside, a blank at either end, or nothing at all.
    private static func needsQuotes(_ cell: ArraySlice<UInt8>) -> Bool {
        guard let first = cell.first, let last = cell.last else { return true }
        if first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 { return true }
        return cell.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
    }
}
