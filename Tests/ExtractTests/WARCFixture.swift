import CZlib

@testable import Extract

/// Records for archives of tests, as a crawler writes them.
struct WARCFixture {
    var type = "response"
    var version = "WARC/1.1"
    var url = "http://example.com/a"
    var contentType: String? = "application/http; msgtype=response"
    /// Told length; `nil` for the true one.
    var length: String?
    var block: [UInt8]
    var more = ""

    /// A response with an HTTP header of its own.
    static func response(
        _ body: [UInt8], status: String = "200 OK", type: String? = "text/html; charset=utf-8",
        fields: String = ""
    ) -> WARCFixture {
        let typeField = type.map { "Content-Type: \($0)\r\n" } ?? ""
        let head = "HTTP/1.1 \(status)\r\n\(typeField)\(fields)\r\n"
        return WARCFixture(block: Array(head.utf8) + body)
    }

    static func response(_ body: String) -> WARCFixture { response(Array(body.utf8)) }

    var bytes: [UInt8] {
        let typeField = contentType.map { "Content-Type: \($0)\r\n" } ?? ""
        let head =
            "\(version)\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\n"
            + "WARC-Date: 2026-11-20T08:30:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n\(more)\(typeField)"
            + "Content-Length: \(length ?? String(block.count))\r\n\r\n"
        return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
    }

    /// `body` in chunks of `size` bytes (RFC 9112 §7.1).
    static func chunked(_ body: [UInt8], size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: size) {
            let chunk = body[start..<min(start + size, body.count)]
            bytes += Array("\(String(chunk.count, radix: 16));x=y\r\n".utf8) + chunk + [0x0D, 0x0A]
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }

    /// Deflate data with a zlib header (15) or without (-15).
    static func deflated(_ bytes: [UInt8], windowBits: CInt) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            CInt(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 64)
        let count = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                deflate(&stream, Z_FINISH)
                return to.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(count))
    }
}
