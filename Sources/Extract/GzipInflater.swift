import CZlib
import Model

/// Unpacks a gzip stream (RFC 1952) piece by piece; members may follow each other.
///
/// The check sums of every member are verified. What unpacks to more than `maximumRatio` times its
/// packed size is refused once it is past `ratioFloor`, before memory is spent on it.
final class GzipInflater {
    static let maximumRatio = 200
    static let ratioFloor = 16 << 20

    private var stream = z_stream()
    private var isOpen = false
    /// Inside a member: its trailer has not been read.
    private var isInMember = false
    private var packed = 0
    private var unpacked = 0

    init() throws(Failure) {
        let status = inflateInit2_(
            &stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw Failure(.unreadable, "zlib could not start (code \(status)).")
        }
        isOpen = true
        isInMember = true
    }

    deinit {
        if isOpen { inflateEnd(&stream) }
    }

    /// Unpacks the first `count` bytes of `input`, handing `body` up to 64 KiB at a time.
    func inflate(
        _ input: inout [UInt8], count: Int, _ body: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var output = [UInt8](repeating: 0, count: 1 << 16)
        var start = 0
        while start < count {
            if !isInMember {
                // Zeros may fill up the last block of a medium (gzip manual, "padding").
                guard input[start] != 0 else {
                    start += 1
                    continue
                }
                guard inflateReset(&stream) == Z_OK else {
                    throw Failure(.brokenGzip, "zlib could not start the next gzip member.")
                }
                isInMember = true
            }
            var status = Z_OK
            repeat {
                let offered = count - start
                let room = output.count
                var produced = 0
                var left = 0
                input.withUnsafeMutableBufferPointer { from in
                    output.withUnsafeMutableBufferPointer { to in
                        stream.next_in = from.baseAddress.map { $0 + start }
                        stream.avail_in = UInt32(offered)
                        stream.next_out = to.baseAddress
                        stream.avail_out = UInt32(room)
                        status = CZlib.inflate(&stream, Z_NO_FLUSH)
                        produced = room - Int(stream.avail_out)
                        left = Int(stream.avail_in)
                        stream.next_in = nil
                        stream.next_out = nil
                    }
                }
                start = count - left
                packed += offered - left
                unpacked += produced
                guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                    throw Failure(
                        .brokenGzip,
                        "The gzip data are damaged after \(unpacked) unpacked bytes; fetch the file again."
                    )
                }
                guard
                    unpacked <= Self.ratioFloor || unpacked / Self.maximumRatio <= max(packed, 1)
                else {
                    throw Failure(
                        .gzipBomb,
                        "Unpacks to more than \(Self.maximumRatio) times its size; unpack it by hand if it is meant to."
                    )
                }
                if produced > 0 { try body(output.span.extracting(0..<produced)) }
                if status == Z_STREAM_END { isInMember = false }
                if produced < room { break }
            } while status == Z_OK
            if status == Z_BUF_ERROR, start < count { break }
        }
    }

    /// Call after the last input: a member that has not ended is an error.
    func finish() throws(Failure) {
        guard !isInMember else {
            throw Failure(
                .brokenGzip,
                "The gzip data end too early, after \(unpacked) unpacked bytes; fetch the file again."
            )
        }
    }
}
