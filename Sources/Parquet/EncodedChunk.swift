/// What the footer and the page index say of a column chunk whose pages have been written.
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

    /// Whether the page bounds ascend or descend, as the page index says it.
    enum BoundaryOrder: Int32 {
        case unordered = 0
        case ascending = 1
        case descending = 2
    }

    private(set) var encoding = Encoding.plain
    private(set) var size = 0
    private(set) var uncompressedSize = 0
    private(set) var pages: [Page] = []
    private(set) var hasDictionary = false
    private(set) var valueCount = 0
    private(set) var nullCount = 0
    private(set) var distinctCount: Int?
    private(set) var minimum: StoredBound?
    private(set) var maximum: StoredBound?
    private(set) var boundaryOrder = BoundaryOrder.unordered
    private(set) var hashes: [UInt64] = []
    private var rowCount = 0
    /// The smallest and the largest value of each page that has bounds, and where they are.
    private var edges: ChunkValues
    private var bounds: [Bounds] = []

    init(_ type: ParquetType.Physical) { edges = ChunkValues(type) }

    /// A page has values but no bounds (a NaN, or a string without a short upper bound).
    var lacksPageBounds: Bool {
        pages.contains { !$0.isAllNull && ($0.minimum == nil || $0.maximum == nil) }
    }

    /// Takes the next page.
    mutating func append(_ page: EncodedPage) {
        switch page.kind {
        case .dictionary(let count):
            hasDictionary = true
            distinctCount = count
        case .data(let count, let encoding):
            self.encoding = encoding
            pages.append(
                Page(
                    offset: size, size: page.size, firstRow: rowCount, nullCount: page.nullCount,
                    minimum: page.minimum, maximum: page.maximum,
                    isAllNull: page.nullCount == count))
            valueCount += count
            nullCount += page.nullCount
            rowCount += page.rowCount
            hashes += page.hashes
            if let found = page.edges {
                bounds.append(Bounds(minimum: edges.count, maximum: edges.count + 1))
                edges.append(found.batchValues(with: .booleans([]), 0..<0), 0..<2)
            }
        }
        size += page.size
        uncompressedSize += page.header.count + page.bodyCount
    }

    /// Draws from the pages what holds for the whole chunk.
    mutating func finish(isText: Bool, statisticsBytes: Int) {
        // −0.0 and 0.0, and NaNs of several forms, are several entries of a dictionary.
        if case .doubles = edges { distinctCount = nil }
        if var whole = bounds.first, pages.allSatisfy({ $0.isAllNull || $0.minimum != nil }) {
            for other in bounds.dropFirst() { whole.formUnion(other, in: edges) }
            // A lower bound alone would be right, but readers expect both or none.
            maximum = .maximum(edges, whole.maximum, isText: isText, limit: statisticsBytes)
            minimum = maximum.map { _ in
                .minimum(edges, whole.minimum, isText: isText, limit: statisticsBytes)
            }
        }
        boundaryOrder = boundaryOrder(edges)
    }

    /// The order of the bounds as they are stored: cut strings compare by what is left of them.
    private func boundaryOrder(_ values: ChunkValues) -> BoundaryOrder {
        func isOrdered(_ precedes: (Int, Int, KeyPath<Bounds, Int>) -> Bool) -> Bool {
            (1..<max(bounds.count, 1)).allSatisfy { index in
                !precedes(index, index - 1, \.minimum) && !precedes(index, index - 1, \.maximum)
            }
        }
        if case .strings = values {
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
}
