import CZlib

/// Compresses pages, each into one gzip member (RFC 1952) without a time stamp.
///
/// One compressor is used for many pages: `deflateReset` is cheaper than a new one.
final class GzipCompressor {
    // zlib keeps a pointer to its stream, so the stream must stay where it is.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Room for the largest page so far: many pages are held, and each takes no more than it needs.
    private var scratch: [UInt8] = []

    init(level: Int) throws(ParquetError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, 16 for the gzip wrapper.
        let status = deflateInit2_(
            stream, Int32(min(max(level, 1), 9)), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            throw ParquetError.compression(status)
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The gzip member of some pieces, at most 2 GiB.
    func compress(_ pieces: [[UInt8]]) throws(ParquetError) -> [UInt8] {
        deflateReset(stream)
        let bound = Int(deflateBound(stream, UInt(pieces.reduce(0) { $0 + $1.count })))
        var status = Z_OK
        if scratch.count < bound { scratch = [UInt8](repeating: 0, count: bound) }
        scratch.withUnsafeMutableBufferPointer { buffer in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(bound)
            for var piece in pieces where status == Z_OK {
                status = piece.withUnsafeMutableBufferPointer { bytes in
                    stream.pointee.next_in = bytes.baseAddress
                    stream.pointee.avail_in = UInt32(bytes.count)
                    return deflate(stream, Z_NO_FLUSH)
                }
            }
            if status == Z_OK { status = deflate(stream, Z_FINISH) }
            stream.pointee.next_in = nil
            stream.pointee.next_out = nil
        }
        guard status == Z_STREAM_END else { throw ParquetError.compression(status) }
        return Array(scratch[..<(bound - Int(stream.pointee.avail_out))])
    }
}

/// CRC-32 of a page's bytes as they stand in the file, as page headers hold it.
func pageChecksum(_ pieces: [[UInt8]]) -> Int32 {
    let sum = pieces.reduce(0 as UInt) { sum, piece in
        piece.withUnsafeBufferPointer { UInt(crc32_z(uLong(sum), $0.baseAddress, $0.count)) }
    }
    return Int32(bitPattern: UInt32(truncatingIfNeeded: sum))
}
