/// Which rows and values of a column chunk make one page.
struct PageRange: Equatable {
    let rows: Range<Int>
    /// The present values of these rows.
    let places: Range<Int>
}

/// Cuts a column chunk into pages at row boundaries.
enum PageLayout {
    /// `indexBits` is the width of dictionary indices, `nil` for plain values.
    static func cut(
        _ buffer: ChunkBuffer, indexBits: Int?, options: ParquetOptions
    ) -> [PageRange] {
        var pages: [PageRange] = []
        var firstRow = 0
        var firstPlace = 0
        var place = 0
        var bits = 0
        for row in 0..<buffer.rowCount {
            let end = buffer.endPlace(ofRow: row, from: place)
            let rowBits = indexBits.map { $0 * (end - place) } ?? buffer.plainBits(place..<end)
            let isFull =
                row - firstRow >= options.pageRows
                || (row > firstRow && bits + rowBits > options.pageBytes * 8)
            if isFull {
                pages.append(PageRange(rows: firstRow..<row, places: firstPlace..<place))
                firstRow = row
                firstPlace = place
                bits = 0
            }
            bits += rowBits
            place = end
        }
        if firstRow < buffer.rowCount {
            pages.append(PageRange(rows: firstRow..<buffer.rowCount, places: firstPlace..<place))
        }
        return pages
    }
}

extension ChunkBuffer {
    /// Where the present values of a row end, when they begin at `place`.
    func endPlace(ofRow row: Int, from place: Int) -> Int {
        if column.isList { return listEnds[row] }
        return validity.map { $0[row] } ?? true ? place + 1 : place
    }

    fileprivate func plainBits(_ places: Range<Int>) -> Int {
        switch values {
        case .booleans: places.count
        case .int32s: places.count * 32
        case .int64s, .doubles: places.count * 64
        case .int128s: places.count * 128
        case .byteStrings(let strings):
            places.isEmpty
                ? 0
                : (strings.ends[places.upperBound - 1]
                    - strings.range(at: places.lowerBound).lowerBound + 4 * places.count) * 8
        }
    }
}
