/// What the footer says of a column chunk that has been written.
struct ChunkMetadata {
    let start: Int
    let size: Int
    let uncompressedSize: Int
    let valueCount: Int
    let nullCount: Int
    let distinctCount: Int?
    let minimum: StoredBound?
    let maximum: StoredBound?
    let hasDictionary: Bool
    let encoding: Encoding
    let firstDataPage: Int
    let dataPages: Int
    /// Waiting to be written behind the last row group.
    let columnIndex: [UInt8]?
    let offsetIndex: [UInt8]
    var bloomFilter: Range<Int>?
    var columnIndexRange: Range<Int>?
    var offsetIndexRange: Range<Int>?

    init(_ chunk: EncodedChunk, at start: Int) {
        self.start = start
        size = chunk.size
        uncompressedSize = chunk.uncompressedSize
        valueCount = chunk.valueCount
        nullCount = chunk.nullCount
        distinctCount = chunk.distinctCount
        minimum = chunk.minimum
        maximum = chunk.maximum
        hasDictionary = chunk.hasDictionary
        encoding = chunk.encoding
        firstDataPage = start + (chunk.pages.first?.offset ?? 0)
        dataPages = chunk.pages.count
        columnIndex = PageIndex.columnIndex(of: chunk)
        offsetIndex = PageIndex.offsetIndex(of: chunk, at: start)
    }
}

struct RowGroupMetadata {
    let rowCount: Int
    var chunks: [ChunkMetadata]
}

/// The footer: FileMetaData of parquet.thrift, field by field.
struct FileMetadata {
    let columns: [ParquetColumn]
    let options: ParquetOptions
    let rowGroups: [RowGroupMetadata]

    var bytes: [UInt8] {
        var writer = ThriftCompactWriter()
        writer.root { file in
            file.int32(1, 1)
            file.structures(2, SchemaElement.elements(of: columns)) { $1.write(to: &$0) }
            file.int64(3, rowGroups.reduce(0) { $0 + $1.rowCount })
            file.structures(4, Array(rowGroups.enumerated())) { writer, group in
                write(group.element, ordinal: group.offset, to: &writer)
            }
            if !options.metadata.isEmpty {
                file.structures(5, options.metadata) { writer, pair in
                    writer.string(1, pair.key)
                    writer.string(2, pair.value)
                }
            }
            file.string(6, options.createdBy)
            // Every column is ordered as its type defines it.
            file.structures(7, columns) { writer, _ in writer.structure(1) { _ in } }
        }
        return writer.bytes
    }

    private func write(
        _ group: RowGroupMetadata, ordinal: Int, to writer: inout ThriftCompactWriter
    ) {
        writer.structures(1, Array(zip(columns, group.chunks))) { writer, pair in
            // The offset of metadata outside the footer, of which there is none.
            writer.int64(2, 0)
            writer.structure(3) { write(pair.0, pair.1, to: &$0) }
            if let range = pair.1.offsetIndexRange {
                writer.int64(4, range.lowerBound)
                writer.int32(5, Int32(range.count))
            }
            if let range = pair.1.columnIndexRange {
                writer.int64(6, range.lowerBound)
                writer.int32(7, Int32(range.count))
            }
        }
        writer.int64(2, group.chunks.reduce(0) { $0 + $1.uncompressedSize })
        writer.int64(3, group.rowCount)
        if !options.sortingColumns.isEmpty {
            writer.structures(4, options.sortingColumns) { writer, sorting in
                writer.int32(1, Int32(sorting.column))
                writer.boolean(2, sorting.isDescending)
                writer.boolean(3, sorting.nullsFirst)
            }
        }
        writer.int64(5, group.chunks.first?.start ?? 0)
        writer.int64(6, group.chunks.reduce(0) { $0 + $1.size })
        if let ordinal = Int16(exactly: ordinal) { writer.int16(7, ordinal) }
    }

    private func write(
        _ column: ParquetColumn, _ chunk: ChunkMetadata, to writer: inout ThriftCompactWriter
    ) {
        let data = chunk.encoding
        var encodings: Set<Int32> = [data.rawValue]
        if chunk.hasDictionary { encodings.insert(Encoding.plain.rawValue) }
        if column.maximumDefinitionLevel > 0 { encodings.insert(Encoding.runLength.rawValue) }
        writer.int32(1, column.type.physical.rawValue)
        writer.int32s(2, encodings.sorted())
        writer.binaries(3, column.path.map { Array($0.utf8) })
        writer.int32(4, options.compression == .none ? 0 : 2)
        writer.int64(5, chunk.valueCount)
        writer.int64(6, chunk.uncompressedSize)
        writer.int64(7, chunk.size)
        writer.int64(9, chunk.firstDataPage)
        if chunk.hasDictionary { writer.int64(11, chunk.start) }
        writer.structure(12) { statistics in
            statistics.int64(3, chunk.nullCount)
            if let count = chunk.distinctCount { statistics.int64(4, count) }
            if let maximum = chunk.maximum { statistics.binary(5, maximum.bytes) }
            if let minimum = chunk.minimum { statistics.binary(6, minimum.bytes) }
            if let maximum = chunk.maximum { statistics.boolean(7, maximum.isExact) }
            if let minimum = chunk.minimum { statistics.boolean(8, minimum.isExact) }
        }
        let pages =
            (chunk.hasDictionary ? [(PageKind.dictionaryCode, Encoding.plain, 1)] : [])
            + [(PageKind.dataCode, data, chunk.dataPages)]
        writer.structures(13, pages) { writer, page in
            writer.int32(1, page.0)
            writer.int32(2, page.1.rawValue)
            writer.int32(3, Int32(page.2))
        }
        if let range = chunk.bloomFilter {
            writer.int64(14, range.lowerBound)
            writer.int32(15, Int32(range.count))
        }
    }
}
