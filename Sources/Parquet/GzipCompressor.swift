import CZlib

/// Compresses pages, each into one gzip member (RFC 1952) without a time stamp.
///
/// One compressor is used for many pages: `deflateReset` is cheaper than a new one.
final class GzipCompressor {
    // zlib keeps a pointer to its stream, so the stream must stay where it is.
    private let stream: UnsafeMutablePointer<z_stream>

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

    /// The gzip member of `input`; at most 2 GiB.
    func compress(_ input: [UInt8]) throws(ParquetError) -> [UInt8] {
        deflateReset(stream)
        let bound = Int(deflateBound(stream, UInt(input.count)))
        var status = Z_OK
        var source = input
        let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            status = source.withUnsafeMutableBufferPointer { bytes in
                stream.pointee.next_in = bytes.baseAddress
                stream.pointee.avail_in = UInt32(bytes.count)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(bound)
                return deflate(stream, Z_FINISH)
            }
            count = bound - Int(stream.pointee.avail_out)
            stream.pointee.next_in = nil
            stream.pointee.next_out = nil
        }
        guard status == Z_STREAM_END else { throw ParquetError.compression(status) }
        return output
    }
}

/// CRC-32 of a page's bytes as they stand in the file, as page headers hold it.
func pageChecksum(_ bytes: [UInt8]) -> Int32 {
    let sum = bytes.withUnsafeBufferPointer { buffer in
        crc32(0, buffer.baseAddress, UInt32(buffer.count))
    }
    return Int32(bitPattern: UInt32(truncatingIfNeeded: sum))
}
