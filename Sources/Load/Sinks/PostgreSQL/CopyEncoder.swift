import Parquet

/// Rows in the text format of PostgreSQL's COPY: tabs between columns, `\N` for null, `\` before what means something.
///
///     无锡, null, ["a", "b\"c"], 180000000    →    无锡⇥\N⇥{"a","b\\"c"}⇥180000000
///
/// Source: PostgreSQL documentation, COPY (Text Format) and Array Input. U+0000, which PostgreSQL cannot hold, becomes U+FFFD.
struct CopyEncoder {
    let columns: [Column]
    private(set) var bytes: [UInt8] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ batches: [ColumnBatch]) {
        guard let rowCount = batches.first?.rowCount else { return }
        var cursors = batches.map { ColumnCursor($0) }
        for _ in 0..<rowCount {
            for index in cursors.indices {
                if index > 0 { bytes.append(0x09) }
                let place = cursors[index].advance()
                append(cursors[index].values, place, columns[index].type)
            }
            bytes.append(0x0A)
        }
    }

    private mutating func append(
        _ values: ColumnBatch.Values, _ place: ColumnCursor.Place, _ type: ColumnType
    ) {
        switch (values, place) {
        case (_, .null): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
        case (.byteStrings(let strings), .value(let place)):
            let range = strings.range(at: place)
            strings.bytes.withUnsafeBytes { append($0[range]) }
        case (.byteStrings(let strings), .list(let elements)):
            append(list: strings, elements)
        case (.booleans(let flags), .value(let place)):
            bytes.append(UInt8(ascii: flags[place] ? "t" : "f"))
        case (.int32s(let numbers), .value(let place)):
            CSVCells.append(Int64(numbers[place]), type, to: &bytes)
        case (.int64s(let numbers), .value(let place)):
            CSVCells.append(numbers[place], type, to: &bytes)
        case (.int128s(let numbers), .value(let place)):
            bytes += CSVCells.text(numbers[place], type)
        case (.doubles(let numbers), .value(let place)):
            bytes.append(contentsOf: numbers[place].description.utf8)
        case (_, .list): break
        }
    }

    private mutating func append(_ text: some Sequence<UInt8>) {
        for byte in text {
            switch byte {
            case 0: bytes += [0xEF, 0xBF, 0xBD]
            case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            case UInt8(ascii: "\\"): bytes += [byte, byte]
            default: bytes.append(byte)
            }
        }
    }

    private mutating func append(list strings: ByteStrings, _ elements: Range<Int>) {
        bytes.append(UInt8(ascii: "{"))
        for index in elements {
            if index > elements.lowerBound { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            var element: [UInt8] = []
            for byte in strings[index] {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    element.append(UInt8(ascii: "\\"))
                }
                element.append(byte)
            }
            append(element)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
