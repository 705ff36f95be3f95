import Model
import Parquet

/// The cells of one column of a batch as CSV writes them, quotes and guards included.
struct CSVCells {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Appends the cell of a row to a line.
    func append(_ row: Int, to line: inout [UInt8]) {
        let start = row == 0 ? 0 : ends[row - 1]
        let end = ends[row]
        if start < end { line.append(contentsOf: bytes[start..<end]) }
    }

    /// Takes the cells of the next batch in place of the last one's.
    mutating func fill(with batch: ColumnBatch, type: ColumnType, flavour: CSVFlavour) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        ends.reserveCapacity(batch.rowCount)
        if let listEnds = batch.listEnds {
            fill(lists: batch, listEnds, flavour)
            return
        }
        switch batch.values {
        case .byteStrings(let strings):
            let guards = flavour == .spreadsheet
            let all = strings.bytes.span
            fillRows(batch) { bytes, place in
                Self.append(
                    all.extracting(strings.range(at: place)), guarding: guards, to: &bytes)
            }
        case .booleans(let flags):
            fillRows(batch) { $0.append(contentsOf: (flags[$1] ? "true" : "false").utf8) }
        case .int32s(let numbers):
            fillRows(batch) { Self.append(Int64(numbers[$1]), type, to: &$0) }
        case .int64s(let numbers):
            fillRows(batch) { Self.append(numbers[$1], type, to: &$0) }
        case .int128s(let numbers):
            let scale = if case .decimal(_, let scale) = type { scale } else { 0 }
            fillRows(batch) {
                $0.append(
                    contentsOf: FixedDecimal(unscaled: numbers[$1], scale: scale).description.utf8)
            }
        case .doubles(let numbers):
            fillRows(batch) { $0.append(contentsOf: numbers[$1].description.utf8) }
        }
    }

    /// Writes the present values, of which the next one has the place that is handed on.
    private mutating func fillRows(
        _ batch: ColumnBatch, _ append: (inout [UInt8], _ place: Int) -> Void
    ) {
        var place = 0
        for row in 0..<batch.rowCount {
            if batch.validity?[row] ?? true {
                append(&bytes, place)
                place += 1
            }
            ends.append(bytes.count)
        }
    }

    private mutating func fill(lists batch: ColumnBatch, _ listEnds: [Int], _ flavour: CSVFlavour) {
        guard case .byteStrings(let strings) = batch.values else { return }
        var joined: [UInt8] = []
        for row in 0..<batch.rowCount {
            if batch.validity?[row] ?? true {
                joined.removeAll(keepingCapacity: true)
                let start = row == 0 ? 0 : listEnds[row - 1]
                ListText.append(strings, start..<listEnds[row], to: &joined)
                Self.append(joined.span, guarding: flavour == .spreadsheet, to: &bytes)
            }
            ends.append(bytes.count)
        }
    }

    /// Appends a text cell; `guarding` puts an apostrophe before what a spreadsheet would run.
    static func append(_ cell: Span<UInt8>, guarding: Bool, to bytes: inout [UInt8]) {
        let isGuarded = guarding && FormulaGuard.applies(to: cell)
        guard needsQuotes(cell, isGuarded: isGuarded) else {
            if isGuarded { bytes.append(UInt8(ascii: "'")) }
            bytes.append(copying: cell)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        for index in cell.indices {
            let byte = cell[index]
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Comma, quote or line break inside, a blank at either end, or nothing at all.
    private static func needsQuotes(_ cell: Span<UInt8>, isGuarded: Bool) -> Bool {
        if cell.isEmpty { return !isGuarded }
        let first = isGuarded ? UInt8(ascii: "'") : cell[0]
        let last = cell[cell.count - 1]
        if first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 { return true }
        for index in cell.indices {
            let byte = cell[index]
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A
                || byte == 0x0D
            {
                return true
            }
        }
        return false
    }

    /// A number as its column means it: `2022-03-10`, `95.5`, `2022-03-10T08:00:00.000001Z`.
    static func append(_ number: Int64, _ type: ColumnType, to bytes: inout [UInt8]) {
        switch type {
        case .date: DateDigits.append(day: Int(number), to: &bytes)
        case .timestamp: DateDigits.append(microseconds: number, to: &bytes)
        case .decimal(_, let scale): append(number, scale: scale, to: &bytes)
        default: append(number, scale: 0, to: &bytes)
        }
    }

    /// The same for numbers of any length.
    static func text(_ number: Int128, _ type: ColumnType) -> [UInt8] {
        if let narrow = Int64(exactly: number) {
            var bytes: [UInt8] = []
            append(narrow, type, to: &bytes)
            return bytes
        }
        let scale = if case .decimal(_, let scale) = type { scale } else { 0 }
        return Array(FixedDecimal(unscaled: number, scale: scale).description.utf8)
    }

    /// Plain digits without zeros at the end of the fraction: 9500 of scale 2 is `95`.
    private static func append(_ number: Int64, scale: Int, to bytes: inout [UInt8]) {
        var rest = number.magnitude
        var fraction = scale
        while fraction > 0, rest % 10 == 0 {
            rest /= 10
            fraction -= 1
        }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        // The digits backwards, then turned round.
        var digits = 0
        repeat {
            if digits == fraction, fraction > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            digits += 1
        } while rest > 0 || digits <= fraction
        bytes[start...].reverse()
    }
}

extension [UInt8] {
    /// Appends the bytes of a span.
    fileprivate mutating func append(copying span: Span<UInt8>) {
        span.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
