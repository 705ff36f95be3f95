/// A Parquet file opened for reading: what this module writes, and flat tables of other writers.
///
///     let file = try ParquetFile(ParquetSource(bytes))
///     let names = try file.batch(column: 0, rowGroup: 0)
///
/// Reads version 1 and 2 pages in PLAIN, dictionary, RLE, delta and byte-stream-split encodings, without
/// compression, with gzip or with snappy. Columns that are groups inside lists, maps or lists of lists are
/// named with their ``StoredColumn/obstacle`` and cannot be read. Every count and offset of the file is
/// checked: a broken file is an error and nothing else. Source: parquet.thrift, Encodings.md.
package struct ParquetFile {
    package let columns: [StoredColumn]
    package let rowCount: Int
    /// Rows of each row group.
    package let rowGroups: [Int]
    package let createdBy: String?
    package let metadata: [(key: String, value: String)]

    private let source: ParquetSource
    private let groups: [ThriftValue]

    /// Reads the footer.
    package init(_ source: ParquetSource) throws(ParquetError) {
        let magic = Array("PAR1".utf8)
        guard source.size >= 12, try source.bytes(at: 0, count: 4, "its head") == magic else {
            throw ParquetError.corrupt("it does not begin with PAR1")
        }
        let tail = try source.bytes(at: source.size - 8, count: 8, "its end")
        guard tail.suffix(4).elementsEqual(magic) else {
            throw ParquetError.corrupt("it does not end with PAR1; perhaps it was cut off")
        }
        let length = tail.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        let footer = try source.bytes(
            at: source.size - 8 - length, count: length, "the footer")
        var cursor = ByteCursor(footer[...], "the footer")
        let file = try ThriftValue.structure(&cursor)
        guard let schema = file[2]?.list, let rows = file[3]?.integer, rows >= 0,
            let groups = file[4]?.list
        else { throw ParquetError.corrupt("the footer has no schema, row count or row groups") }
        columns = try StoredColumn.columns(of: schema)
        rowCount = rows
        createdBy = file[6]?.text
        metadata = (file[5]?.list ?? []).compactMap { pair in
            pair[1]?.text.map { (key: $0, value: pair[2]?.text ?? "") }
        }
        self.source = source
        self.groups = groups
        var sizes: [Int] = []
        for group in groups {
            guard let count = group[3]?.integer, count >= 0, count <= rows,
                group[1]?.list?.count == columns.count
            else { throw ParquetError.corrupt("a row group does not fit the schema") }
            sizes.append(count)
        }
        let (sum, overflow) = sizes.reduce((0, false)) { total, count in
            let next = total.0.addingReportingOverflow(count)
            return (next.partialValue, total.1 || next.overflow)
        }
        guard !overflow, sum == rows else {
            throw ParquetError.corrupt("row groups hold \(sum) rows, the file \(rows)")
        }
        rowGroups = sizes
    }

    /// The values of a column for the rows of a row group, or for its first `rows` and a few more.
    package func batch(
        column: Int, rowGroup: Int, rows: Int? = nil
    ) throws(ParquetError) -> ColumnBatch {
        let stored = columns[column]
        let what = "column \(stored.name)"
        guard let chunk = groups[rowGroup][1]?.list?[column], let told = chunk[3] else {
            throw ParquetError.corrupt("\(what) is missing from a row group")
        }
        if chunk[1]?.text.map({ !$0.isEmpty }) ?? false {
            throw ParquetError.unsupported("\(what) lies in another file")
        }
        guard let values = told[5]?.integer, values >= 0, let size = told[7]?.integer,
            let data = told[9]?.integer
        else { throw ParquetError.corrupt("\(what): its place is not told") }
        let wanted = min(rows ?? .max, rowGroups[rowGroup])
        let reader = try ChunkReader(column: stored, codec: told[4]?.integer ?? 0)
        // A dictionary at offset 0 is none: the magic bytes stand there.
        let dictionary = told[11]?.integer ?? 0
        let start = dictionary > 0 ? min(dictionary, data) : data
        let bytes = try source.bytes(at: start, count: size, what)
        let batch = try reader.batch(bytes, valueCount: values, rowLimit: wanted)
        guard rows == nil ? batch.rowCount == wanted : batch.rowCount >= wanted else {
            throw ParquetError.corrupt("\(what): \(batch.rowCount) rows of \(wanted)")
        }
        return batch
    }
}
