import Model

/// One record of an archive: its header, and its block when somebody wants it.
struct WARCRecord {
    let header: WARCHeader
    /// Empty when it was left out, `nil` when it is larger than the limit.
    let block: [UInt8]?

    /// Reads the record that begins at the next byte, up to the blank lines behind it.
    ///
    /// A length that does not lead to the end of the file or to another record is an error, and the
    /// bytes go on right behind the header; a block is never guessed.
    init(_ bytes: ArchiveBytes, limit: Int) throws(Failure) {
        let count = try bytes.available(WARCHeader.maximumBytes)
        guard let end = HeaderFields.end(of: bytes.bytes(count)) else {
            let isOpen = count > 0 && WARCHeader.opens(bytes.bytes(count))
            throw isOpen && count < WARCHeader.maximumBytes
                ? Failure(.truncatedRecord, "The archive ends inside the header of a record.")
                : Failure(.badRecord, "No header of a record stands here.")
        }
        header = try WARCHeader(bytes.bytes(end))
        bytes.skip(end)
        try Self.checkLength(header.length, bytes)
        let isWanted =
            switch header.type {
            case .response, .resource, .conversion: true
            default: false
            }
        block = try Self.block(of: header.length, isWanted, bytes, limit: limit)
        try Self.skipEnd(bytes)
    }

    /// Plain files show at once whether a length leads to another record.
    private static func checkLength(_ length: Int, _ bytes: ArchiveBytes) throws(Failure) {
        guard let size = bytes.plainSize else { return }
        let end = bytes.position + length
        guard end <= size else {
            throw Failure(
                .truncatedRecord,
                "The record is told to have \(length) bytes, and the archive ends after \(size - bytes.position)."
            )
        }
        let next = try bytes.peek(at: end, count: 12).drop { $0 == 0x0D || $0 == 0x0A }
        guard isEndOrRecord(next) else { throw wrongLength(length) }
    }

    /// Nothing, the beginning of a record, or as much of one as a cut archive still has.
    private static func isEndOrRecord(_ bytes: ArraySlice<UInt8>) -> Bool {
        WARCHeader.opens(bytes) || bytes.count < 8 && "WARC/1.".utf8.starts(with: bytes.prefix(7))
    }

    private static func block(
        of length: Int, _ isWanted: Bool, _ bytes: ArchiveBytes, limit: Int
    ) throws(Failure) -> [UInt8]? {
        var block: [UInt8] = []
        let isKept = isWanted && length <= limit
        if isKept { block.reserveCapacity(min(length, 1 << 20)) }
        var rest = length
        while rest > 0 {
            let count = try bytes.available(min(rest, 1 << 16))
            if count == 0 {
                // A block may go on in the next member, unless that begins a record.
                guard try bytes.openNextSection() else {
                    throw Failure(
                        .truncatedRecord, "The archive ends \(rest) bytes before the record does.")
                }
                if try bytes.available(8) == 8, WARCHeader.opens(bytes.bytes(8)) {
                    throw Failure(
                        .truncatedRecord,
                        "The record ends \(rest) bytes before its told length of \(length).")
                }
                continue
            }
            if isKept { block += bytes.bytes(count) }
            bytes.skip(count)
            rest -= count
        }
        return isWanted && !isKept ? nil : block
    }

    /// Behind the block stand two line ends and nothing else before the next record.
    private static func skipEnd(_ bytes: ArchiveBytes) throws(Failure) {
        while try bytes.available(1) == 1, bytes[0] == 0x0D || bytes[0] == 0x0A { bytes.skip(1) }
        let count = try bytes.available(8)
        guard isEndOrRecord(bytes.bytes(count)) else { throw wrongLength(nil) }
    }

    private static func wrongLength(_ length: Int?) -> Failure {
        Failure(
            .badRecord,
            "The record's Content-Length\(length.map { " of \($0)" } ?? "") does not lead to the next record; its block is not used."
        )
    }
}
