import Model

/// The bytes of a file in order, unpacked when the file is gzip-compressed.
struct ByteStream {
    private static let blockSize = 1 << 18

    let file: RegularFile
    /// The name ends in `.gz`, so that anything but gzip data is an error.
    let isNamedGzip: Bool

    /// Hands over every piece of the content; stops at the first error thrown by `body`.
    func forEachPiece(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var buffer = [UInt8](repeating: 0, count: min(Self.blockSize, max(file.size, 512)))
        var inflater: GzipInflater?
        var isFirst = true
        while true {
            var count = try file.read(into: &buffer)
            if isFirst {
                // A first block of one byte would hide the magic number.
                while count < 2 {
                    var rest = [UInt8](repeating: 0, count: 1)
                    guard try file.read(into: &rest) > 0 else { break }
                    buffer[count] = rest[0]
                    count += 1
                }
                let isGzip = count >= 2 && buffer[0] == 0x1F && buffer[1] == 0x8B
                if isNamedGzip, !isGzip {
                    throw Failure(
                        .brokenGzip, "Named .gz but not gzip data; rename it or fetch it again.")
                }
                if isGzip { inflater = try GzipInflater() }
                isFirst = false
            }
            guard count > 0 else { break }
            if let inflater {
                try inflater.inflate(&buffer, count: count, body)
            } else {
                try body(buffer.span.extracting(0..<count))
            }
        }
        try inflater?.finish()
    }
}
