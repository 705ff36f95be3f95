#if libdeflate
    import CDeflate
#endif
import CZlib

#if libdeflate
    /// Compresses pages, each into one gzip member (RFC 1952) without a time stamp, through libdeflate: the same format as
    /// zlib's, other bytes, in less than half the time.
    final class GzipCompressor {
        private let compressor: OpaquePointer
        /// Room for the largest page so far: many pages are held, and each takes no more than it needs.
        private var scratch: [UInt8] = []

        /// zlib's levels; each takes libdeflate's fastest that makes pages no larger.
        init(level: Int) throws(ParquetError) {
            let same: [Int32] = [1, 1, 1, 2, 4, 4, 5, 6, 6]
            guard let made = libdeflate_alloc_compressor(same[min(max(level, 1), 9) - 1]) else {
                throw ParquetError.compression(Z_MEM_ERROR)
            }
            compressor = made
        }

        deinit { libdeflate_free_compressor(compressor) }

        /// The gzip member of some pieces, at most 2 GiB.
        func compress(_ pieces: [[UInt8]]) throws(ParquetError) -> [UInt8] {
            let input = pieces.count == 1 ? pieces[0] : Array(pieces.joined())
            let bound = libdeflate_gzip_compress_bound(compressor, input.count)
            if scratch.count < bound { scratch = [UInt8](repeating: 0, count: bound) }
            let size = input.withUnsafeBytes { bytes in
                scratch.withUnsafeMutableBytes { room in
                    libdeflate_gzip_compress(
                        compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
                }
            }
            guard size > 0 else { throw ParquetError.compression(Z_BUF_ERROR) }
            return Array(scratch[..<size])
        }
    }
#else
    /// Compresses pages, each into one gzip member (RFC 1952) without a time stamp, through zlib.
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
                for var piece in pieces where status == Z_OK && !piece.isEmpty {
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
#endif
