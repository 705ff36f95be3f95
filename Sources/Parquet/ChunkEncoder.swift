/// Encodes one column chunk: a pure function of its values and the options, so that chunks can be
/// encoded beside each other and the file stays the same.
struct ChunkEncoder {
    let options: ParquetOptions
    let compressor: GzipCompressor?

    func encode(_ buffer: ChunkBuffer) throws(ParquetError) -> EncodedChunk {
        var chunk = EncodedChunk()
        let dictionary = DictionaryBuilder.build(
            buffer.values, plainBytes: buffer.plainBytes, options: options)
        if let dictionary {
            var plain: [UInt8] = []
            PlainEncoder.encode(
                dictionary.values, 0..<dictionary.values.count, into: &plain)
            try appendPage(
                plain, .dictionary(count: dictionary.values.count), to: &chunk,
                column: buffer.column.name)
            chunk.hasDictionary = true
            if case .doubles = buffer.values {
            } else {
                chunk.distinctCount = dictionary.values.count
            }
        }
        var bounds: [Bounds?] = []
        let pages = PageLayout.cut(buffer, indexBits: dictionary?.bitWidth, options: options)
        for page in pages {
            bounds.append(try appendDataPage(page, of: buffer, dictionary, to: &chunk))
        }
        finish(&chunk, buffer, bounds)
        if buffer.column.hasBloomFilter, dictionary == nil {
            chunk.bloomFilter = bloomFilter(of: buffer.values)
        }
        return chunk
    }

    private func appendDataPage(
        _ page: PageRange, of buffer: ChunkBuffer, _ dictionary: ValueDictionary?,
        to chunk: inout EncodedChunk
    ) throws(ParquetError) -> Bounds? {
        var body: [UInt8] = []
        let valueCount = LevelEncoder.encode(buffer, page, into: &body)
        if let dictionary {
            body.append(UInt8(dictionary.bitWidth))
            dictionary.indices.withUnsafeBufferPointer {
                RunLengthEncoder.encode(
                    UnsafeBufferPointer(rebasing: $0[page.places]), bitWidth: dictionary.bitWidth,
                    into: &body)
            }
        } else {
            PlainEncoder.encode(buffer.values, page.places, into: &body)
        }
        let encoding = dictionary == nil ? Encoding.plain : .dictionary
        let offset = chunk.bytes.count
        try appendPage(
            body, .data(count: valueCount, encoding), to: &chunk, column: buffer.column.name)
        let bounds = Bounds.of(buffer.values, page.places)
        let isText = buffer.column.type == .string
        chunk.pages.append(
            EncodedChunk.Page(
                offset: offset, size: chunk.bytes.count - offset, firstRow: page.rows.lowerBound,
                nullCount: valueCount - page.places.count,
                minimum: bounds.map {
                    .minimum(
                        buffer.values, $0.minimum, isText: isText, limit: options.statisticsBytes)
                },
                maximum: bounds.flatMap {
                    .maximum(
                        buffer.values, $0.maximum, isText: isText, limit: options.statisticsBytes)
                },
                isAllNull: page.places.isEmpty))
        chunk.valueCount += valueCount
        chunk.nullCount += valueCount - page.places.count
        return bounds
    }

    /// Compresses a page's body and appends its header and it.
    private func appendPage(
        _ body: [UInt8], _ kind: PageKind, to chunk: inout EncodedChunk, column: String
    ) throws(ParquetError) {
        var stored = body
        if let compressor, body.count < Int(Int32.max) { stored = try compressor.compress(body) }
        guard max(body.count, stored.count) < Int(Int32.max) else {
            throw ParquetError.pageTooLarge(column: column)
        }
        let header = kind.header(body: body, stored: stored)
        chunk.bytes += header
        chunk.bytes += stored
        chunk.uncompressedBytes += header.count + body.count
    }

    private func finish(
        _ chunk: inout EncodedChunk, _ buffer: ChunkBuffer, _ bounds: [Bounds?]
    ) {
        let values = buffer.values
        let present = bounds.compactMap { $0 }
        let isBounded = chunk.pages.allSatisfy { $0.isAllNull || $0.minimum != nil }
        if var whole = present.first, isBounded {
            for other in present.dropFirst() { whole.formUnion(other, in: values) }
            let isText = buffer.column.type == .string
            // A lower bound alone would be right, but readers expect both or none.
            chunk.maximum = .maximum(
                values, whole.maximum, isText: isText, limit: options.statisticsBytes)
            chunk.minimum = chunk.maximum.map { _ in
                .minimum(
                    values, whole.minimum, isText: isText, limit: options.statisticsBytes)
            }
        }
        chunk.lacksPageBounds = chunk.pages.contains {
            !$0.isAllNull && ($0.minimum == nil || $0.maximum == nil)
        }
        chunk.boundaryOrder = boundaryOrder(chunk.pages, present, values)
    }

    /// The order of the bounds as they are stored: cut strings compare by what is left of them.
    private func boundaryOrder(
        _ pages: [EncodedChunk.Page], _ bounds: [Bounds], _ values: ColumnBatch.Values
    ) -> EncodedChunk.BoundaryOrder {
        func isOrdered(_ precedes: (Int, Int, KeyPath<Bounds, Int>) -> Bool) -> Bool {
            (1..<max(bounds.count, 1)).allSatisfy { index in
                !precedes(index, index - 1, \.minimum) && !precedes(index, index - 1, \.maximum)
            }
        }
        if case .byteStrings = values {
            let stored = pages.compactMap { page in
                page.minimum.flatMap { low in page.maximum.map { (low.bytes, $0.bytes) } }
            }
            let pairs = Array(zip(stored, stored.dropFirst()))
            func follows(_ a: [UInt8], _ b: [UInt8]) -> Bool { !b.lexicographicallyPrecedes(a) }
            if pairs.allSatisfy({ follows($0.0, $1.0) && follows($0.1, $1.1) }) {
                return .ascending
            }
            return pairs.allSatisfy { follows($1.0, $0.0) && follows($1.1, $0.1) }
                ? .descending : .unordered
        }
        if isOrdered({ Bounds.precedes(values, bounds[$0][keyPath: $2], bounds[$1][keyPath: $2]) })
        {
            return .ascending
        }
        return isOrdered {
            Bounds.precedes(values, bounds[$1][keyPath: $2], bounds[$0][keyPath: $2])
        } ? .descending : .unordered
    }

    private func bloomFilter(of values: ColumnBatch.Values) -> [UInt8]? {
        guard case .byteStrings(let strings) = values, !strings.isEmpty else { return nil }
        var filter = BloomFilter(count: strings.count, limit: options.bloomFilterBytes)
        strings.bytes.withUnsafeBytes { bytes in
            for place in 0..<strings.count {
                let string = UnsafeRawBufferPointer(rebasing: bytes[strings.range(at: place)])
                filter.insert(hash: XXH64.hash(string))
            }
        }
        return filter.bytes
    }
}
