/// Repetition and definition levels of a page: which rows are null, and where lists begin and end.
///
/// Optional column: definition 0 is null, 1 a value. List: repetition 0 begins a row, 1 goes on in it;
/// a null list, an empty list and an element have the definitions 0, 1, 2 — or, where the list itself
/// cannot be null, an empty list 0 and an element 1. (Dremel; Parquet's “Nested Encoding”.)
enum LevelEncoder {
    /// The levels of a version 1 page, each behind its length; how many levels there are.
    static func encode(_ rows: ColumnRows, _ page: PageRange) -> (bytes: [UInt8], count: Int) {
        let column = rows.column
        var bytes: [UInt8] = []
        if column.isList { return encodeList(rows, page) }
        guard column.maximumDefinitionLevel > 0 else { return ([], page.rows.count) }
        let levels: [UInt8]
        if let validity = rows.validity, page.places.count < page.rows.count {
            levels = validity[page.rows].map { $0 ? 1 : 0 }
        } else {
            levels = [UInt8](repeating: 1, count: page.rows.count)
        }
        append(levels, bitWidth: 1, to: &bytes)
        return (bytes, page.rows.count)
    }

    private static func encodeList(
        _ rows: ColumnRows, _ page: PageRange
    ) -> (bytes: [UInt8], count: Int) {
        let elementLevel = UInt8(rows.column.maximumDefinitionLevel)
        var repetition: [UInt8] = []
        var definition: [UInt8] = []
        var place = page.places.lowerBound
        for row in page.rows {
            let end = rows.listEnds[row]
            if place == end {
                let isNull = rows.validity.map { !$0[row] } ?? false
                repetition.append(0)
                definition.append(isNull ? 0 : elementLevel - 1)
            }
            for element in place..<end {
                repetition.append(element == place ? 0 : 1)
                definition.append(elementLevel)
            }
            place = end
        }
        var bytes: [UInt8] = []
        append(repetition, bitWidth: 1, to: &bytes)
        append(
            definition, bitWidth: RunLengthEncoder.bitWidth(for: Int(elementLevel)), to: &bytes)
        return (bytes, repetition.count)
    }

    private static func append(_ levels: [UInt8], bitWidth: Int, to bytes: inout [UInt8]) {
        var runs: [UInt8] = []
        levels.withUnsafeBufferPointer {
            RunLengthEncoder.encode($0, bitWidth: bitWidth, into: &runs)
        }
        appendLittleEndian(UInt32(runs.count), to: &bytes)
        bytes += runs
    }
}
