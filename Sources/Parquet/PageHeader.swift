/// Encodings by their codes in the file format.
enum Encoding: Int32, Sendable {
    case plain = 0
    case runLength = 3
    case deltaBinaryPacked = 5
    case deltaLengthByteArray = 6
    case deltaByteArray = 7
    case dictionary = 8
}

/// A page's kind with what its header says of it. Data pages are of version 1: every reader takes them.
enum PageKind: Sendable {
    case dictionary(count: Int)
    case data(count: Int, Encoding)

    /// Codes of the page types.
    static let dataCode: Int32 = 0
    static let dictionaryCode: Int32 = 2

    /// The header before the page's bytes `stored`, in pieces, which were `bodyCount` before compression.
    func header(bodyCount: Int, stored: [[UInt8]], hasChecksum: Bool) -> [UInt8] {
        var writer = ThriftCompactWriter()
        writer.root { page in
            switch self {
            case .dictionary: page.int32(1, Self.dictionaryCode)
            case .data: page.int32(1, Self.dataCode)
            }
            page.int32(2, Int32(bodyCount))
            page.int32(3, Int32(stored.reduce(0) { $0 + $1.count }))
            if hasChecksum { page.int32(4, PageChecksum.of(stored)) }
            switch self {
            case .dictionary(let count):
                page.structure(7) {
                    $0.int32(1, Int32(count))
                    $0.int32(2, Encoding.plain.rawValue)
                }
            case .data(let count, let encoding):
                page.structure(5) {
                    $0.int32(1, Int32(count))
                    $0.int32(2, encoding.rawValue)
                    $0.int32(3, Encoding.runLength.rawValue)
                    $0.int32(4, Encoding.runLength.rawValue)
                }
            }
        }
        return writer.bytes
    }
}
