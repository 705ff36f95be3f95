/// Reads the pages of one column chunk into a batch.
struct ChunkReader {
    let column: StoredColumn
    private let codec: PageCodec
    private let what: String
    /// More values than this in one page are no table but an attack.
    private static let mostValues = 1 << 26

    init(column: StoredColumn, codec: Int) throws(ParquetError) {
        self.column = column
        what = "column \(column.name)"
        if let obstacle = column.obstacle {
            throw ParquetError.unsupported("\(what) is \(obstacle)")
        }
        self.codec = try PageCodec(code: codec, what)
    }

    /// Definition and repetition levels with the present values.
    private struct Levels {
        var definition: [UInt32] = []
        var repetition: [UInt32] = []
    }

    /// The first `rowLimit` rows of a chunk of `valueCount` entries, or a few more.
    func batch(
        _ chunk: [UInt8], valueCount: Int, rowLimit: Int
    ) throws(ParquetError) -> ColumnBatch {
        var cursor = ByteCursor(chunk[...], what)
        var dictionary: StoredValues?
        var levels = Levels()
        var values = StoredValues.empty(column.physical)
        var entries = 0
        var rows = 0
        while entries < valueCount, rows < rowLimit {
            let header = try ThriftValue.structure(&cursor)
            guard let kind = header[1]?.integer, let size = header[2]?.integer,
                let stored = header[3]?.integer, size >= 0, size <= Int(Int32.max)
            else { throw ParquetError.corrupt("\(what): a page's header is incomplete") }
            let body = try cursor.take(stored)
            if let checksum = header[4]?.integer,
                Int32(truncatingIfNeeded: checksum) != PageChecksum.of([Array(body)])
            {
                throw ParquetError.corrupt("\(what): the checksum of a page is wrong")
            }
            switch kind {
            case 2:
                guard let count = header[7]?[1]?.integer, (0...Self.mostValues).contains(count)
                else { throw ParquetError.corrupt("\(what): a dictionary without a count") }
                let bytes = try codec.expanded(body, to: size, what)
                var page = ByteCursor(bytes[...], what)
                dictionary = try ValueDecoder(physical: column.physical, what: what)
                    .values(0, &page, count: count, dictionary: nil)
            case 0, 3:
                let told = header[kind == 0 ? 5 : 8]
                guard let count = told?[1]?.integer,
                    (0...min(valueCount - entries, Self.mostValues)).contains(count)
                else { throw ParquetError.corrupt("\(what): a page with too many values") }
                let starts = levels.definition.count
                let more =
                    kind == 0
                    ? try firstVersion(header, body, size, count, dictionary, &levels)
                    : try secondVersion(header, body, size, count, dictionary, &levels)
                guard values.append(more) else {
                    throw ParquetError.corrupt("\(what): pages of two types")
                }
                entries += count
                rows +=
                    column.maximumRepetition == 0
                    ? count : levels.repetition[starts...].count { $0 == 0 }
            default: break
            }
        }
        return try assembled(levels, values, entries: entries)
    }

    private func firstVersion(
        _ header: ThriftValue, _ body: ArraySlice<UInt8>, _ size: Int, _ count: Int,
        _ dictionary: StoredValues?, _ levels: inout Levels
    ) throws(ParquetError) -> StoredValues {
        let bytes = try codec.expanded(body, to: size, what)
        var cursor = ByteCursor(bytes[...], what)
        for (isRepetition, maximum, field) in [
            (true, column.maximumRepetition, 4), (false, column.maximumDefinition, 3),
        ] where maximum > 0 {
            let coding = header[5]?[field]?.integer ?? 3
            guard coding == 3 else {
                throw ParquetError.unsupported("\(what): levels in encoding \(coding)")
            }
            let length = Int(try cursor.littleEndian(4))
            var part = ByteCursor(try cursor.take(length), what)
            try append(&part, count, maximum, isRepetition, &levels)
        }
        return try present(&cursor, header[5]?[2]?.integer ?? -1, count, dictionary, levels)
    }

    private func secondVersion(
        _ header: ThriftValue, _ body: ArraySlice<UInt8>, _ size: Int, _ count: Int,
        _ dictionary: StoredValues?, _ levels: inout Levels
    ) throws(ParquetError) -> StoredValues {
        // Levels are never compressed here.
        var cursor = ByteCursor(body, what)
        let definition = header[8]?[5]?.integer ?? 0
        let repetition = header[8]?[6]?.integer ?? 0
        var part = ByteCursor(try cursor.take(repetition), what)
        if column.maximumRepetition > 0 {
            try append(&part, count, column.maximumRepetition, true, &levels)
        }
        part = ByteCursor(try cursor.take(definition), what)
        if column.maximumDefinition > 0 {
            try append(&part, count, column.maximumDefinition, false, &levels)
        }
        let isCompressed = header[8]?[7]?.boolean ?? true
        let rest = cursor.rest
        let bytes =
            isCompressed && !rest.isEmpty
            ? try codec.expanded(rest, to: size - definition - repetition, what) : Array(rest)
        var values = ByteCursor(bytes[...], what)
        return try present(&values, header[8]?[4]?.integer ?? -1, count, dictionary, levels)
    }

    private func append(
        _ cursor: inout ByteCursor, _ count: Int, _ maximum: Int, _ isRepetition: Bool,
        _ levels: inout Levels
    ) throws(ParquetError) {
        let found = try HybridDecoder.values(
            &cursor, bitWidth: RunLengthEncoder.bitWidth(for: maximum), count: count)
        guard found.allSatisfy({ $0 <= maximum }) else {
            throw ParquetError.corrupt("\(what): a level above \(maximum)")
        }
        if isRepetition { levels.repetition += found } else { levels.definition += found }
    }

    private func present(
        _ cursor: inout ByteCursor, _ encoding: Int, _ count: Int, _ dictionary: StoredValues?,
        _ levels: Levels
    ) throws(ParquetError) -> StoredValues {
        let maximum = UInt32(column.maximumDefinition)
        let stored =
            maximum == 0 ? count : levels.definition.suffix(count).count { $0 == maximum }
        return try ValueDecoder(physical: column.physical, what: what)
            .values(encoding, &cursor, count: stored, dictionary: dictionary)
    }

    /// Levels into rows.
    private func assembled(
        _ levels: Levels, _ values: StoredValues, entries: Int
    ) throws(ParquetError) -> ColumnBatch {
        let converted = try column.conversion.converted(values, column.name)
        let maximum = UInt32(column.maximumDefinition)
        guard column.isList else {
            let validity = maximum == 0 ? nil : levels.definition.map { $0 == maximum }
            return ColumnBatch(
                rowCount: entries, values: converted,
                validity: validity.flatMap { $0.contains(false) ? $0 : nil })
        }
        let element = UInt32(column.elementDefinition)
        var validity: [Bool] = []
        var ends: [Int] = []
        var end = 0
        for (repetition, definition) in zip(levels.repetition, levels.definition) {
            if repetition == 0 {
                validity.append(definition + 1 >= element)
                ends.append(end)
            } else if ends.isEmpty || definition < element {
                throw ParquetError.corrupt("\(what): a row begins inside a list")
            }
            guard definition >= element else { continue }
            guard definition == maximum else {
                throw ParquetError.unsupported("\(what): a list with null elements")
            }
            end += 1
            ends[ends.count - 1] = end
        }
        return ColumnBatch(
            rowCount: ends.count, values: converted,
            validity: validity.contains(false) ? validity : nil, listEnds: ends)
    }
}
