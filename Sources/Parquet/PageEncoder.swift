/// Encodes pages one after the other: a pure function of the page's rows and the options, so that pages can be
/// encoded beside each other and the file stays the same.
struct PageEncoder {
    private let options: ParquetOptions
    private let compressor: GzipCompressor?

    init(_ options: ParquetOptions) throws(ParquetError) {
        self.options = options
        compressor =
            switch options.compression {
            case .none: nil
            case .gzip(let level): try GzipCompressor(level: level)
            }
    }

    func encode(_ job: PageJob) throws(ParquetError) -> EncodedPage {
        let rows = job.rows
        guard let range = job.range else {
            let body = PlainEncoder.encode(rows.values, 0..<rows.values.count)
            return try finish([body], .dictionary(count: rows.values.count), rows, 0, nullCount: 0)
        }
        let (levels, levelCount) = LevelEncoder.encode(rows, range)
        var page = try finish(
            [levels, values(of: rows, range.places)].filter { !$0.isEmpty },
            .data(count: levelCount, rows.encoding), rows, range.rows.count,
            nullCount: levelCount - range.places.count)
        if let bounds = Bounds.of(rows, range.places) {
            let isText = rows.column.type == .string
            let limit = options.statisticsBytes
            page.edges = rows.values.gather([bounds.minimum, bounds.maximum])
            page.minimum = .minimum(rows.values, bounds.minimum, isText: isText, limit: limit)
            page.maximum = .maximum(rows.values, bounds.maximum, isText: isText, limit: limit)
        }
        if rows.column.hasBloomFilter, case .strings(let strings) = rows.values,
            rows.indices == nil
        {
            page.hashes = strings.hashes(range.places)
        }
        return page
    }

    private func values(of rows: ColumnRows, _ places: Range<Int>) -> [UInt8] {
        guard let indices = rows.indices else {
            return DeltaEncoder.encode(rows.values, places, as: rows.encoding)
        }
        var body = [UInt8(rows.indexBits)]
        indices.withUnsafeBufferPointer {
            RunLengthEncoder.encode(
                UnsafeBufferPointer(rebasing: $0[places]), bitWidth: rows.indexBits, into: &body)
        }
        return body
    }

    /// Compresses a page's body, which comes in pieces, and makes its header.
    private func finish(
        _ body: [[UInt8]], _ kind: PageKind, _ rows: ColumnRows, _ rowCount: Int, nullCount: Int
    ) throws(ParquetError) -> EncodedPage {
        var stored = body
        let bodyCount = body.reduce(0) { $0 + $1.count }
        if let compressor, bodyCount < Int(Int32.max) { stored = [try compressor.compress(body)] }
        let storedCount = stored.reduce(0) { $0 + $1.count }
        guard max(bodyCount, storedCount) < Int(Int32.max) else {
            throw ParquetError.pageTooLarge(column: rows.column.name)
        }
        return EncodedPage(
            kind: kind, rowCount: rowCount,
            header: kind.header(
                bodyCount: bodyCount, stored: stored, hasChecksum: options.hasChecksums),
            stored: stored,
            bodyCount: bodyCount, nullCount: nullCount)
    }
}
