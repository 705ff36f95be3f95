import CZlib

/// Undoes the compression of pages: none, gzip and snappy.
enum PageCodec: Int {
    case none = 0
    case snappy = 1
    case gzip = 2

    /// Names of the format's codecs, for errors.
    private static let names = [
        "none", "snappy", "gzip", "LZO", "Brotli", "LZ4", "Zstandard", "LZ4",
    ]

    init(code: Int, _ what: String) throws(ParquetError) {
        guard let codec = PageCodec(rawValue: code) else {
            let name = Self.names.indices.contains(code) ? Self.names[code] : "\(code)"
            throw ParquetError.unsupported("\(what): compression \(name)")
        }
        self = codec
    }

    /// The `size` bytes that `stored` stands for.
    func expanded(
        _ stored: ArraySlice<UInt8>, to size: Int, _ what: String
    ) throws(ParquetError) -> [UInt8] {
        switch self {
        case .none:
            guard stored.count == size else {
                throw ParquetError.corrupt("\(what): a page of \(stored.count) bytes, not \(size)")
            }
            return Array(stored)
        case .gzip:
            // Deflate makes at most 1032 bytes of one.
            guard size <= stored.count * 1032 else {
                throw ParquetError.corrupt("\(what): \(stored.count) bytes cannot be \(size)")
            }
            return try inflated(Array(stored), to: size, what)
        case .snappy:
            guard size <= stored.count * 32 else {
                throw ParquetError.corrupt("\(what): \(stored.count) bytes cannot be \(size)")
            }
            var cursor = ByteCursor(stored, what)
            return try Snappy.expanded(&cursor, to: size)
        }
    }

    private func inflated(
        _ stored: [UInt8], to size: Int, _ what: String
    ) throws(ParquetError) -> [UInt8] {
        var stream = z_stream()
        // 32: a gzip or a zlib header, as writers differ.
        guard
            inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { throw ParquetError.compression(Z_MEM_ERROR) }
        defer { inflateEnd(&stream) }
        var source = stored
        var status = Z_OK
        // One byte more, so that a page that is too long shows.
        let output = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            source.withUnsafeMutableBufferPointer { bytes in
                stream.next_in = bytes.baseAddress
                stream.avail_in = UInt32(bytes.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(size + 1)
                status = inflate(&stream, Z_FINISH)
                // Some writers cut a page into several members.
                while status == Z_STREAM_END, stream.avail_in > 0, stream.avail_out > 1,
                    inflateReset(&stream) == Z_OK
                {
                    status = inflate(&stream, Z_FINISH)
                }
            }
            count = size + 1 - Int(stream.avail_out)
        }
        guard status == Z_STREAM_END, output.count == size else {
            throw ParquetError.corrupt("\(what): a page is no gzip member of \(size) bytes")
        }
        return output
    }
}

/// The snappy block format. Source: format_description.txt of google/snappy.
enum Snappy {
    static func expanded(_ cursor: inout ByteCursor, to size: Int) throws(ParquetError) -> [UInt8] {
        let told = try cursor.varint()
        guard told == UInt64(size) else {
            throw ParquetError.corrupt("\(cursor.what): a page of \(told) bytes, not \(size)")
        }
        var output: [UInt8] = []
        output.reserveCapacity(size)
        while cursor.remaining > 0 {
            let tag = try cursor.byte()
            var length = Int(tag >> 2) + 1
            let offset: Int
            switch tag & 3 {
            case 0:
                if length > 60 { length = Int(try cursor.littleEndian(length - 60)) + 1 }
                guard length <= size - output.count else { throw tooLong(cursor) }
                output += try cursor.take(length)
                continue
            case 1:
                length = Int(tag >> 2 & 7) + 4
                offset = Int(tag >> 5) << 8 | Int(try cursor.byte())
            case 2: offset = Int(try cursor.littleEndian(2))
            default: offset = Int(try cursor.littleEndian(4))
            }
            guard offset > 0, offset <= output.count, length <= size - output.count else {
                throw tooLong(cursor)
            }
            // The copy may overlap what it writes.
            for _ in 0..<length { output.append(output[output.count - offset]) }
        }
        guard output.count == size else { throw tooLong(cursor) }
        return output
    }

    private static func tooLong(_ cursor: ByteCursor) -> ParquetError {
        .corrupt("\(cursor.what): a page is no snappy block of its size")
    }
}
