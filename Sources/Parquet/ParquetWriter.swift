/// Writes an Apache Parquet file from batches of columns, a row group at a time.
///
///     var writer = try ParquetWriter(columns: [ParquetColumn("name", .string)]) { try file.write($0) }
///     try writer.append([ColumnBatch(rowCount: 1, values: .byteStrings(names))])
///     try writer.finish()
///
/// The file is a function of columns, batches' values and options: how the rows were cut into batches,
/// and the time, do not show in it. One row group is held in memory. After an error the file is no good
/// and must be thrown away. Source: the Parquet format's specification (parquet.thrift, Encodings.md).
package struct ParquetWriter {
    /// Takes the next bytes of the file.
    package typealias Output = (_ bytes: [UInt8]) throws -> Void

    private static let magic = Array("PAR1".utf8)
    /// The size of the row group is looked at whenever it has a multiple of this many rows.
    private static let stepRows = 256

    private let columns: [ParquetColumn]
    private let options: ParquetOptions
    private let workers: PageWorkers
    private let output: Output
    private var buffers: [ChunkBuffer]
    /// Pages of the row group that wait to be encoded, and those of each column that are.
    private var waiting: [PageJob] = []
    private var encoded: [[EncodedPage]]
    private var rowGroups: [RowGroupMetadata] = []
    private var offset = 0

    /// Writes the magic bytes.
    package init(
        columns: [ParquetColumn], options: ParquetOptions = ParquetOptions(),
        output: @escaping Output
    ) throws(ParquetError) {
        guard !columns.isEmpty else { throw ParquetError.schema("a table needs a column") }
        if let fault = columns.lazy.compactMap(\.fault).first { throw ParquetError.schema(fault) }
        guard Set(columns.map(\.name)).count == columns.count else {
            throw ParquetError.schema("two columns have one name")
        }
        guard options.sortingColumns.allSatisfy({ columns.indices.contains($0.column) }) else {
            throw ParquetError.schema("a sorting column is not there")
        }
        self.columns = columns
        self.options = options
        self.output = output
        workers = PageWorkers(options: options)
        buffers = columns.map { ChunkBuffer($0, options) }
        encoded = columns.map { _ in [] }
        try write(Self.magic)
    }

    /// Appends rows: one batch a column, all with the same number of rows.
    package mutating func append(_ batches: [ColumnBatch]) throws(ParquetError) {
        guard batches.count == columns.count, let rowCount = batches.first?.rowCount else {
            throw ParquetError.batch("\(batches.count) batches for \(columns.count) columns")
        }
        for (buffer, batch) in zip(buffers, batches) {
            guard batch.rowCount == rowCount else {
                throw ParquetError.batch(
                    "column \(buffer.column.name): \(batch.rowCount) rows of \(rowCount)")
            }
            if let fault = buffer.fault(in: batch) { throw ParquetError.batch(fault) }
        }
        // While the row group stays below its size whatever comes, a column is taken a batch at a time: its tables are in the
        // cache then.
        let mostHeld = zip(buffers, batches).reduce(0) { $0 + $1.0.heldBytes(after: $1.1) }
        let stepRows = mostHeld < options.rowGroupBytes ? .max : Self.stepRows
        var row = 0
        var places = [Int](repeating: 0, count: columns.count)
        while row < rowCount {
            let held = buffers[0].rowCount
            let step = min(options.rowGroupRows - held, stepRows - held % stepRows)
            let rows = row..<min(row + step, rowCount)
            for index in buffers.indices {
                let count = ChunkBuffer.valueCount(of: batches[index], rows: rows)
                buffers[index].append(
                    batches[index], rows: rows, places: places[index]..<places[index] + count)
                places[index] += count
                waiting += buffers[index].takeFullPages().map {
                    PageJob(column: index, rows: $0, range: $0.range)
                }
            }
            if waiting.count >= workers.batchSize { try encodeWaiting() }
            row = rows.upperBound
            if buffers[0].rowCount >= options.rowGroupRows {
                try flush()
            } else if buffers[0].rowCount % Self.stepRows == 0,
                buffers.reduce(0, { $0 + $1.heldBytes }) >= options.rowGroupBytes
            {
                try flush()
            }
        }
    }

    /// Writes the last row group, the page index and the footer.
    package mutating func finish() throws(ParquetError) {
        try flush()
        for group in rowGroups.indices {
            for chunk in rowGroups[group].chunks.indices {
                guard let index = rowGroups[group].chunks[chunk].columnIndex else { continue }
                rowGroups[group].chunks[chunk].columnIndexRange = offset..<offset + index.count
                try write(index)
            }
        }
        for group in rowGroups.indices {
            for chunk in rowGroups[group].chunks.indices {
                let index = rowGroups[group].chunks[chunk].offsetIndex
                rowGroups[group].chunks[chunk].offsetIndexRange = offset..<offset + index.count
                try write(index)
            }
        }
        var footer =
            FileMetadata(columns: columns, options: options, rowGroups: rowGroups).bytes
        appendLittleEndian(UInt32(footer.count), to: &footer)
        try write(footer + Self.magic)
    }

    /// Encodes the pages that wait, and holds them until those before them in the file are there.
    private mutating func encodeWaiting() throws(ParquetError) {
        let pages = try workers.encode(waiting)
        for (job, page) in zip(waiting, pages) { encoded[job.column].append(page) }
        waiting = []
    }

    /// Writes the rows that are held as a row group, and its bloom filters behind it.
    private mutating func flush() throws(ParquetError) {
        guard buffers[0].rowCount > 0 else { return }
        var group = RowGroupMetadata(rowCount: buffers[0].rowCount, chunks: [])
        var filters: [[UInt8]?] = []
        for index in buffers.indices {
            let (chunk, pages) = buffers[index].settle()
            waiting += pages.map { PageJob(column: index, rows: $0, range: $0.range) }
            if let chunk {
                waiting.append(PageJob(column: index, rows: chunk, range: nil))
                waiting += PageLayout.cut(chunk, options: options).map {
                    PageJob(column: index, rows: chunk, range: $0)
                }
            }
        }
        try encodeWaiting()
        for index in columns.indices {
            var chunk = EncodedChunk(columns[index].type.physical)
            let start = offset
            for page in encoded[index] {
                chunk.append(page)
                try write(page.header)
                for piece in page.stored { try write(piece) }
            }
            encoded[index] = []
            chunk.finish(
                isText: columns[index].type == .string, statisticsBytes: options.statisticsBytes)
            filters.append(
                chunk.hashes.isEmpty
                    ? nil : BloomFilter(chunk.hashes, limit: options.bloomFilterBytes).bytes)
            group.chunks.append(ChunkMetadata(chunk, at: start))
        }
        for (index, filter) in filters.enumerated() {
            guard let filter else { continue }
            group.chunks[index].bloomFilter = offset..<offset + filter.count
            try write(filter)
        }
        rowGroups.append(group)
        for index in buffers.indices { buffers[index].removeAll() }
    }

    private mutating func write(_ bytes: [UInt8]) throws(ParquetError) {
        do {
            try output(bytes)
        } catch {
            throw ParquetError.output(error)
        }
        offset += bytes.count
    }
}
