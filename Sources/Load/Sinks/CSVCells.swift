import Model
import Parquet

/// The cells of one column of a batch as CSV writes them, quotes and guards included.
///
/// Text that needs neither stays where it is, so that it is copied once, into its line.
struct CSVCells {
    /// Cells that had to be made: numbers, quoted and guarded text.
    private var made: [UInt8] = []
    /// The column's own bytes; empty for other columns than text.
    private var source: [UInt8] = []
    /// Where each row's cell begins in `source`, or, as a complement (`~`), in `made`.
    private var starts: [Int] = []
    /// Bytes of each row's cell; 0 for null.
    private(set) var counts: [Int] = []

    /// Copies the cells to their places in the lines and moves the places on; a comma or the line's end follows each.
    func write(to lines: inout [UInt8], at places: inout [Int], isLast: Bool) {
        lines.withUnsafeMutableBytes { lines in
            source.withUnsafeBytes { source in
                made.withUnsafeBytes { made in
                    for row in places.indices {
                        let place = places[row]
                        let count = counts[row]
                        if count > 0 {
                            let start = starts[row]
                            let cell =
                                start >= 0
                                ? source[start..<start + count] : made[~start..<(~start + count)]
                            UnsafeMutableRawBufferPointer(rebasing: lines[place..<place + count])
                                .copyMemory(from: UnsafeRawBufferPointer(rebasing: cell))
                        }
                        if isLast {
                            lines[place + count] = 0x0D
                            lines[place + count + 1] = 0x0A
                        } else {
                            lines[place + count] = UInt8(ascii: ",")
                            places[row] = place + count + 1
                        }
                    }
                }
            }
        }
    }

    /// Takes the cells of the next batch in place of the last one's.
    mutating func fill(with batch: ColumnBatch, type: ColumnType, flavour: CSVFlavour) {
        made.removeAll(keepingCapacity: true)
        source = []
        starts.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        starts.reserveCapacity(batch.rowCount)
        counts.reserveCapacity(batch.rowCount)
        if let listEnds = batch.listEnds {
            fill(lists: batch, listEnds, flavour)
            return
        }
        switch batch.values {
        case .byteStrings(let strings): fill(texts: strings, batch, flavour)
        case .booleans(let flags):
            fillRows(batch) { $0.append(contentsOf: (flags[$1] ? "true" : "false").utf8) }
        case .int32s(let numbers):
            fillRows(batch) { Self.append(Int64(numbers[$1]), type, to: &$0) }
        case .int64s(let numbers):
            fillRows(batch) { Self.append(numbers[$1], type, to: &$0) }
        case .int128s(let numbers):
            fillRows(batch) {
                if let narrow = Int64(exactly: numbers[$1]) {
                    Self.append(narrow, type, to: &$0)
                } else {
                    $0 += Self.text(numbers[$1], type)
                }
            }
        case .doubles(let numbers):
            fillRows(batch) { $0.append(contentsOf: numbers[$1].description.utf8) }
        }
    }

    /// Notes a cell that lies at the end of `made`.
    private mutating func endMade(from start: Int) {
        starts.append(~start)
        counts.append(made.count - start)
    }

    /// Writes the present values, of which the next one has the place that is handed on.
    private mutating func fillRows(
        _ batch: ColumnBatch, _ append: (inout [UInt8], _ place: Int) -> Void
    ) {
        var place = 0
        for row in 0..<batch.rowCount {
            let start = made.count
            if batch.validity?[row] ?? true {
                append(&made, place)
                place += 1
            }
            endMade(from: start)
        }
    }

    private mutating func fill(
        texts strings: ByteStrings, _ batch: ColumnBatch, _ flavour: CSVFlavour
    ) {
        source = strings.bytes
        let guards = flavour == .spreadsheet
        let all = strings.bytes.span
        var place = 0
        for row in 0..<batch.rowCount {
            guard batch.validity?[row] ?? true else {
                starts.append(0)
                counts.append(0)
                continue
            }
            let range = strings.range(at: place)
            place += 1
            let cell = all.extracting(range)
            let isGuarded = guards && FormulaGuard.applies(to: cell)
            if !isGuarded, !Self.needsQuotes(cell, isGuarded: false) {
                starts.append(range.lowerBound)
                counts.append(range.count)
            } else {
                let start = made.count
                Self.append(cell, guarding: guards, to: &made)
                endMade(from: start)
            }
        }
    }

    private mutating func fill(lists batch: ColumnBatch, _ listEnds: [Int], _ flavour: CSVFlavour) {
        guard case .byteStrings(let strings) = batch.values else { return }
        var joined: [UInt8] = []
        for row in 0..<batch.rowCount {
            let madeStart = made.count
            if batch.validity?[row] ?? true {
                joined.removeAll(keepingCapacity: true)
                let start = row == 0 ? 0 : listEnds[row - 1]
                ListText.append(strings, start..<listEnds[row], to: &joined)
                Self.append(joined.span, guarding: flavour == .spreadsheet, to: &made)
            }
            endMade(from: madeStart)
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
        return cell.withUnsafeBytes { hasSpecialByte($0) }
    }

    /// Comma, quote, line feed or carriage return, looked for eight bytes at a time.
    ///
    /// `word ^ pattern` has a zero byte where the byte is the one looked for; `(x - 0x01…) & ~x & 0x80…` is not zero
    /// if and only if x has a zero byte (S. E. Anderson, Bit Twiddling Hacks).
    private static func hasSpecialByte(_ cell: UnsafeRawBufferPointer) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var offset = 0
        while offset + 8 <= cell.count {
            let word = cell.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let comma = word ^ (ones &* 0x2C)
            let quote = word ^ (ones &* 0x22)
            let feed = word ^ (ones &* 0x0A)
            let feedBack = word ^ (ones &* 0x0D)
            let zeros =
                (comma &- ones) & ~comma | (quote &- ones) & ~quote | (feed &- ones) & ~feed
                | (feedBack &- ones) & ~feedBack
            if zeros & (ones &* 0x80) != 0 { return true }
            offset += 8
        }
        while offset < cell.count {
            switch cell[offset] {
            case 0x2C, 0x22, 0x0A, 0x0D: return true
            default: offset += 1
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
