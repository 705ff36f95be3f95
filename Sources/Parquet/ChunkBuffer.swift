/// One column of the row group that is being filled: a dictionary as long as one may pay, then pages.
struct ChunkBuffer {
    let column: ParquetColumn
    private let options: ParquetOptions
    private(set) var rowCount = 0
    private var hasDictionary: Bool
    private var dictionary: DictionaryBuilder
    /// Of the rows that went into the dictionary: one flag each as soon as one is null, and the ends of lists.
    private var validity: [Bool]?
    private var listEnds: [Int] = []
    private var filler: PageFiller
    /// Pages that are full and wait to be encoded.
    private var fullPages: [ColumnRows] = []

    init(_ column: ParquetColumn, _ options: ParquetOptions) {
        self.column = column
        self.options = options
        hasDictionary = column.type.physical != .boolean
        dictionary = DictionaryBuilder(column.type.physical, options)
        filler = PageFiller(column, options)
    }

    /// Bytes of the values, or of the dictionary and its indices: what ends a row group.
    var heldBytes: Int {
        hasDictionary ? dictionary.heldBytes : filler.plainBytes
    }

    /// The most that ``heldBytes`` can be once a batch has been appended, and on the way there.
    func heldBytes(after batch: ColumnBatch) -> Int {
        let (count, bytes) = (batch.values.count, batch.values.plainBytes)
        return hasDictionary
            ? dictionary.heldBytes(after: count, bytes: bytes, options) : filler.plainBytes + bytes
    }

    /// Why a batch does not fit the column, if so.
    func fault(in batch: ColumnBatch) -> String? {
        let name = column.name
        let isOptional = column.repetition == .optional || column.repetition == .optionalList
        let nullCount = batch.nullCount
        // A required column may still be handed flags that say that nothing is missing.
        if nullCount > 0, !isOptional { return "column \(name) is required but has nulls" }
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
            expected = batch.rowCount - nullCount
        }
        guard batch.values.count == expected else {
            return "column \(name): \(batch.values.count) values where \(expected) belong"
        }
        guard ChunkValues(column.type.physical).accepts(batch.values) else {
            return "column \(name): values are not of the column's physical type"
        }
        return nil
    }

    /// How many present values the rows of a batch hold.
    static func valueCount(of batch: ColumnBatch, rows: Range<Int>) -> Int {
        guard !rows.isEmpty else { return 0 }
        if let ends = batch.listEnds {
            return ends[rows.upperBound - 1]
                - (rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1])
        }
        return batch.validity?.countSet(in: rows) ?? rows.count
    }

    /// Appends some rows of a batch; `places` are their present values.
    mutating func append(_ batch: ColumnBatch, rows: Range<Int>, places: Range<Int>) {
        guard hasDictionary else {
            rowCount += rows.count
            filler.append(batch, rows: rows, places: places, to: &fullPages)
            return
        }
        if let ends = batch.listEnds {
            let base = dictionary.indices.count - places.lowerBound
            for row in rows { listEnds.append(base + ends[row]) }
        }
        validity.append(batch.validity?[rows], rows.count, after: rowCount)
        rowCount += rows.count
        let (taken, mayPay) = dictionary.append(batch.values, places, options)
        if !mayPay { giveDictionaryUp(batch.values, places.dropFirst(taken)) }
    }

    /// Puts the rows so far into pages; `rest` are values of theirs that are not in the dictionary.
    private mutating func giveDictionaryUp(_ values: ColumnBatch.Values, _ rest: Range<Int>) {
        let all = dictionary.values.gather(dictionary.indices).batchValues(with: values, rest)
        let batch = ColumnBatch(
            rowCount: rowCount, values: all, validity: validity,
            listEnds: column.isList ? listEnds : nil)
        // Its room is not needed again: a column that has too many values has them in the next row group too.
        dictionary = DictionaryBuilder(column.type.physical, options)
        hasDictionary = false
        validity = nil
        listEnds = []
        filler.append(batch, rows: 0..<rowCount, places: 0..<all.count, to: &fullPages)
    }

    /// Takes out the pages that are full.
    mutating func takeFullPages() -> [ColumnRows] {
        guard !fullPages.isEmpty else { return [] }
        defer { fullPages = [] }
        return fullPages
    }

    /// Ends the row group: the whole chunk with its dictionary if that is smaller by the real counts, or else the
    /// last pages.
    ///
    /// Decided for the whole chunk: a dictionary that is given up in the middle of one costs both ways.
    mutating func settle() -> (chunk: ColumnRows?, pages: [ColumnRows]) {
        if hasDictionary, !dictionary.isSmaller(than: options.dictionaryShare) {
            giveDictionaryUp(.booleans([]), 0..<0)
        }
        guard hasDictionary else {
            filler.close(&fullPages)
            return (nil, takeFullPages())
        }
        let chunk = ColumnRows(
            column: column, rowCount: rowCount, validity: validity, listEnds: listEnds,
            values: dictionary.values, indices: dictionary.indices, encoding: .dictionary,
            indexBits: dictionary.indexBits(isCompressed: options.compression != .none))
        return (chunk, [])
    }

    /// Takes all rows out and keeps the dictionary's room.
    mutating func removeAll() {
        rowCount = 0
        validity = nil
        listEnds.removeAll(keepingCapacity: true)
        fullPages = []
        filler.removeAll()
        dictionary.removeAll()
        dictionary.expectMany(!hasDictionary, options)
        hasDictionary = column.type.physical != .boolean
    }
}
