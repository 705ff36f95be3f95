/// The values of one column of the row group that is being filled.
struct ChunkBuffer {
    let column: ParquetColumn
    private(set) var rowCount = 0
    private(set) var values: ColumnBatch.Values
    /// One flag a row as soon as a row is null.
    private(set) var validity: [Bool]?
    private(set) var listEnds: [Int] = []
    /// Bytes of the values in the plain encoding.
    private(set) var plainBytes = 0

    init(_ column: ParquetColumn) {
        self.column = column
        values =
            switch column.type.physical {
            case .boolean: .booleans([])
            case .int32: .int32s([])
            case .int64: .int64s([])
            case .double: .doubles([])
            case .byteArray: .byteStrings(ByteStrings())
            case .fixedLengthByteArray: .int128s([])
            }
    }

    /// Why a batch does not fit the column, if so.
    func fault(in batch: ColumnBatch) -> String? {
        let name = column.name
        let isOptional = column.repetition == .optional || column.repetition == .optionalList
        if batch.validity != nil, !isOptional {
            // A required column may still be handed flags that say that nothing is missing.
            if batch.nullCount > 0 { return "column \(name) is required but has nulls" }
        }
        if let validity = batch.validity, validity.count != batch.rowCount {
            return "column \(name): \(validity.count) flags for \(batch.rowCount) rows"
        }
        if (batch.listEnds != nil) != column.isList {
            return "column \(name): a list column takes list ends, and no other"
        }
        let expected: Int
        if let ends = batch.listEnds {
            guard ends.count == batch.rowCount, (ends.first ?? 0) >= 0,
                zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
            else { return "column \(name): list ends do not fit \(batch.rowCount) rows" }
            expected = ends.last ?? 0
        } else {
            expected = batch.rowCount - batch.nullCount
        }
        guard batch.values.count == expected else {
            return "column \(name): \(batch.values.count) values where \(expected) belong"
        }
        switch (values, batch.values) {
        case (.booleans, .booleans), (.int32s, .int32s), (.int64s, .int64s),
            (.doubles, .doubles), (.int128s, .int128s), (.byteStrings, .byteStrings):
            return nil
        default: return "column \(name): values are not of the column's physical type"
        }
    }

    /// How many present values the rows of a batch hold.
    static func valueCount(of batch: ColumnBatch, rows: Range<Int>) -> Int {
        guard !rows.isEmpty else { return 0 }
        if let ends = batch.listEnds {
            return ends[rows.upperBound - 1]
                - (rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1])
        }
        guard let validity = batch.validity else { return rows.count }
        return validity[rows].reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    /// Appends some rows of a batch; `places` are their present values.
    mutating func append(_ batch: ColumnBatch, rows: Range<Int>, places: Range<Int>) {
        if let ends = batch.listEnds {
            let base = values.count - places.lowerBound
            for row in rows { listEnds.append(base + ends[row]) }
        }
        if let flags = batch.validity, validity != nil || flags[rows].contains(false) {
            if validity == nil { validity = [Bool](repeating: true, count: rowCount) }
            validity?.append(contentsOf: flags[rows])
        } else {
            validity?.append(contentsOf: repeatElement(true, count: rows.count))
        }
        rowCount += rows.count
        appendValues(batch.values, places)
    }

    /// Values are taken out of their storage before they grow, so that they are not copied.
    private mutating func appendValues(_ other: ColumnBatch.Values, _ places: Range<Int>) {
        switch other {
        case .booleans(let theirs):
            guard case .booleans(var mine) = values else { return }
            values = .booleans([])
            mine += theirs[places]
            values = .booleans(mine)
            plainBytes = (values.count + 7) / 8
        case .int32s(let theirs):
            guard case .int32s(var mine) = values else { return }
            values = .booleans([])
            mine += theirs[places]
            values = .int32s(mine)
            plainBytes += places.count * 4
        case .int64s(let theirs):
            guard case .int64s(var mine) = values else { return }
            values = .booleans([])
            mine += theirs[places]
            values = .int64s(mine)
            plainBytes += places.count * 8
        case .doubles(let theirs):
            guard case .doubles(var mine) = values else { return }
            values = .booleans([])
            mine += theirs[places]
            values = .doubles(mine)
            plainBytes += places.count * 8
        case .int128s(let theirs):
            guard case .int128s(var mine) = values else { return }
            values = .booleans([])
            mine += theirs[places]
            values = .int128s(mine)
            plainBytes += places.count * 16
        case .byteStrings(let theirs):
            guard case .byteStrings(var mine) = values else { return }
            values = .booleans([])
            let before = mine.bytes.count
            mine.append(contentsOf: theirs, places)
            plainBytes += mine.bytes.count - before + 4 * places.count
            values = .byteStrings(mine)
        }
    }
}
