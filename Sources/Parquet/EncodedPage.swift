/// A page as it goes into the file, with what the footer and the page index say of it.
struct EncodedPage: Sendable {
    let kind: PageKind
    let rowCount: Int
    let header: [UInt8]
    /// What stands behind the header, in pieces.
    let stored: [[UInt8]]
    /// Bytes behind the header before compression.
    let bodyCount: Int
    let nullCount: Int
    /// The smallest and the largest value; none where no value is, or no order (NaN).
    var edges: ChunkValues?
    var minimum: StoredBound?
    var maximum: StoredBound?
    /// Of the values, for the bloom filter of a column that has one.
    var hashes: [UInt64] = []

    var size: Int { stored.reduce(header.count) { $0 + $1.count } }
}
