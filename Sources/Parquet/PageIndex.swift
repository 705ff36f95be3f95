/// Column index and offset index of a chunk: bounds and places of its pages (PageIndex.md).
enum PageIndex {
    /// Bounds of the pages; `nil` where a page with values has none.
    static func columnIndex(of chunk: EncodedChunk) -> [UInt8]? {
        guard !chunk.lacksPageBounds else { return nil }
        var writer = ThriftCompactWriter()
        writer.root { index in
            index.booleans(1, chunk.pages.map(\.isAllNull))
            index.binaries(2, chunk.pages.map { $0.minimum?.bytes ?? [] })
            index.binaries(3, chunk.pages.map { $0.maximum?.bytes ?? [] })
            index.int32(4, chunk.boundaryOrder.rawValue)
            index.int64s(5, chunk.pages.map(\.nullCount))
        }
        return writer.bytes
    }

    /// Places of the pages of a chunk that begins at `start` in the file.
    static func offsetIndex(of chunk: EncodedChunk, at start: Int) -> [UInt8] {
        var writer = ThriftCompactWriter()
        writer.root { index in
            index.structures(1, chunk.pages) { location, page in
                location.int64(1, start + page.offset)
                location.int32(2, Int32(page.size))
                location.int64(3, page.firstRow)
            }
        }
        return writer.bytes
    }
}
