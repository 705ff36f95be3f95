/// Some rows of one column, ready to be encoded: the rows of one page with their values, or a whole chunk with the
/// distinct values and, for each value, its place among them.
struct ColumnRows: Sendable {
    let column: ParquetColumn
    let rowCount: Int
    /// One flag a row; `nil` where none is null.
    var validity: [Bool]?
    var listEnds: [Int] = []
    let values: ChunkValues
    var indices: [UInt32]?
    let encoding: Encoding
    /// Bits of an index.
    var indexBits = 0

    /// All rows.
    var range: PageRange {
        PageRange(rows: 0..<rowCount, places: 0..<(indices?.count ?? values.count))
    }
}

/// A page that is to be encoded: some rows of a column, or its dictionary.
struct PageJob: Sendable {
    /// Which column of the row group.
    let column: Int
    let rows: ColumnRows
    /// `nil` for the dictionary.
    let range: PageRange?
}
