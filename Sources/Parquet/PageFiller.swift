/// Puts the values of a column without dictionary into pages while they come, so that no more than one page of them
/// is in memory as values.
struct PageFiller {
    private let column: ParquetColumn
    private let options: ParquetOptions
    private var rowCount = 0
    private var validity: [Bool]?
    private var listEnds: [Int] = []
    private var values: ChunkValues
    /// Bits that the values of the page take.
    private var bits = 0
    /// Bytes of the values of all pages.
    private(set) var plainBytes = 0
    /// How the pages of the chunk are encoded: its first page tells.
    private var encoding: Encoding?

    init(_ column: ParquetColumn, _ options: ParquetOptions) {
        self.column = column
        self.options = options
        values = ChunkValues(column.type.physical)
    }

    /// Appends some rows of a batch; `places` are their present values. Hands on the pages that become full.
    mutating func append(
        _ batch: ColumnBatch, rows: Range<Int>, places: Range<Int>, to pages: inout [ColumnRows]
    ) {
        var row = rows.lowerBound
        var place = places.lowerBound
        while row < rows.upperBound {
            let (end, endPlace) = fitting(batch, row..<rows.upperBound, place)
            take(batch, row..<end, place..<endPlace)
            row = end
            place = endPlace
            if row < rows.upperBound || rowCount >= options.pageRows { close(&pages) }
        }
    }

    /// Hands on the page that is being filled.
    mutating func close(_ pages: inout [ColumnRows]) {
        guard rowCount > 0 else { return }
        let encoding =
            encoding ?? (options.hasDeltaEncodings ? DeltaEncoder.encoding(of: values) : .plain)
        self.encoding = encoding
        pages.append(
            ColumnRows(
                column: column, rowCount: rowCount, validity: validity, listEnds: listEnds,
                values: values, encoding: encoding))
        rowCount = 0
        validity = nil
        listEnds = []
        // The next page will be about as large: it need not grow step by step.
        values = ChunkValues(column.type.physical, roomOf: values)
        bits = 0
    }

    mutating func removeAll() {
        var pages: [ColumnRows] = []
        close(&pages)
        values = ChunkValues(column.type.physical)
        plainBytes = 0
        encoding = nil
    }

    /// How far the rows go that have room in the page: at least one if the page is empty.
    private mutating func fitting(
        _ batch: ColumnBatch, _ rows: Range<Int>, _ place: Int
    ) -> (row: Int, place: Int) {
        let rows =
            rows.lowerBound..<min(rows.upperBound, rows.lowerBound + options.pageRows - rowCount)
        switch batch.values {
        case .booleans: return fitting(batch, rows, place) { $1 - $0 }
        case .int32s: return fitting(batch, rows, place) { ($1 - $0) * 32 }
        case .int64s, .doubles: return fitting(batch, rows, place) { ($1 - $0) * 64 }
        case .int128s: return fitting(batch, rows, place) { ($1 - $0) * 128 }
        case .byteStrings(let strings):
            let ends = strings.ends
            return fitting(batch, rows, place) { from, to in
                guard to > from else { return 0 }
                return (ends[to - 1] - (from == 0 ? 0 : ends[from - 1]) + 4 * (to - from)) * 8
            }
        }
    }

    private mutating func fitting(
        _ batch: ColumnBatch, _ rows: Range<Int>, _ place: Int, _ size: (Int, Int) -> Int
    ) -> (row: Int, place: Int) {
        let limit = options.pageBytes * 8
        // Mostly all of them fit.
        let all = place + ChunkBuffer.valueCount(of: batch, rows: rows)
        let whole = bits + size(place, all)
        if whole <= limit {
            bits = whole
            return (rows.upperBound, all)
        }
        var place = place
        for row in rows {
            let end = place + ChunkBuffer.valueCount(of: batch, rows: row..<row + 1)
            let more = size(place, end)
            if bits + more > limit, rowCount > 0 || row > rows.lowerBound { return (row, place) }
            bits += more
            place = end
        }
        return (rows.upperBound, place)
    }

    private mutating func take(_ batch: ColumnBatch, _ rows: Range<Int>, _ places: Range<Int>) {
        if let ends = batch.listEnds {
            let base = values.count - places.lowerBound
            for row in rows { listEnds.append(base + ends[row]) }
        }
        validity.append(batch.validity?[rows], rows.count, after: rowCount)
        rowCount += rows.count
        let before = values.plainBytes
        values.append(batch.values, places)
        plainBytes += values.plainBytes - before
    }
}

extension [Bool]? {
    /// Appends flags of `count` rows behind `held` ones; there are none as long as no row is null.
    mutating func append(_ flags: ArraySlice<Bool>?, _ count: Int, after held: Int) {
        if let flags, self != nil || flags.contains(false) {
            if self == nil { self = [Bool](repeating: true, count: held) }
            self?.append(contentsOf: flags)
        } else {
            self?.append(contentsOf: repeatElement(true, count: count))
        }
    }
}
