/// A column chunk as it goes into the file, with what the footer and the page index say of it.
struct EncodedChunk {
    struct Page {
        /// From the start of the chunk, page header included.
        let offset: Int
        let size: Int
        let firstRow: Int
        let nullCount: Int
        let minimum: StoredBound?
        let maximum: StoredBound?
        let isAllNull: Bool
    }

    var bytes: [UInt8] = []
    var uncompressedBytes = 0
    var pages: [Page] = []
    var hasDictionary = false
    var valueCount = 0
    var nullCount = 0
    var distinctCount: Int?
    var minimum: StoredBound?
    var maximum: StoredBound?
    /// Whether the page bounds ascend or descend, as the page index says it.
    var boundaryOrder = BoundaryOrder.unordered
    /// A page has values but no bounds (a NaN, or a string without a short upper bound).
    var lacksPageBounds = false
    var bloomFilter: [UInt8]?

    enum BoundaryOrder: Int32 {
        case unordered = 0
        case ascending = 1
        case descending = 2
    }
}
