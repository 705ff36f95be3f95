/// Which rows and values of a column chunk make one page.
struct PageRange: Equatable, Sendable {
    let rows: Range<Int>
    /// The present values of these rows.
    let places: Range<Int>
}

/// Cuts a column chunk with a dictionary into pages at row boundaries.
enum PageLayout {
    static func cut(_ chunk: ColumnRows, options: ParquetOptions) -> [PageRange] {
        var pages: [PageRange] = []
        var firstRow = 0
        var firstPlace = 0
        var place = 0
        // Values that a page has room for, but a row is never cut.
        let most = options.pageBytes * 8 / max(1, chunk.indexBits)
        func close(_ row: Int) {
            pages.append(PageRange(rows: firstRow..<row, places: firstPlace..<place))
            firstRow = row
            firstPlace = place
        }
        let validity = chunk.validity
        if !chunk.column.isList, options.pageRows <= most {
            // Only rows count.
            for row in stride(from: 0, to: chunk.rowCount, by: options.pageRows) {
                let end = min(row + options.pageRows, chunk.rowCount)
                place += validity?.countSet(in: row..<end) ?? end - row
                close(end)
            }
            return pages
        }
        for row in 0..<chunk.rowCount {
            let end =
                chunk.column.isList
                ? chunk.listEnds[row] : validity.map { $0[row] } ?? true ? place + 1 : place
            if row - firstRow >= options.pageRows || (row > firstRow && end - firstPlace > most) {
                close(row)
            }
            place = end
        }
        if firstRow < chunk.rowCount { close(chunk.rowCount) }
        return pages
    }
}
