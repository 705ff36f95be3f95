import CZlib
import Model

/// One zlib stream, fed by hand: a gzip member, a zlib stream, or raw deflate data.
final class Inflater {
    /// What surrounds the deflate data; the raw values are zlib's window bits.
    enum Format: CInt {
        /// RFC 1952
        case gzip = 31
        /// RFC 1950
        case zlib = 15
        /// RFC 1951
        case raw = -15
    }

    /// What one step did.
    struct Step {
        var consumed = 0
        var produced = 0
        /// The stream has ended and its check sum was right.
        var isAtEnd = false
    }

    private var stream = z_stream()
    private var isOpen = false

    init(_ format: Format) throws(Failure) {
        let status = inflateInit2_(
            &stream, format.rawValue, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw Failure(.unreadable, "zlib could not start (code \(status)).")
        }
        isOpen = true
    }

    deinit {
        if isOpen { inflateEnd(&stream) }
    }

    /// Unpacks `input` from `start` on into `output`; `nil` when the data are damaged.
    ///
    /// Nothing consumed and nothing produced means that more input is needed.
    func step(_ input: inout [UInt8], _ range: Range<Int>, into output: inout [UInt8]) -> Step? {
        var step = Step()
        let room = output.count
        let status = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress.map { $0 + range.lowerBound }
                stream.avail_in = UInt32(range.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(room)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                step.consumed = range.count - Int(stream.avail_in)
                step.produced = room - Int(stream.avail_out)
                stream.next_in = nil
                stream.next_out = nil
                return status
            }
        }
        switch status {
        case Z_OK, Z_BUF_ERROR: return step
        case Z_STREAM_END:
            step.isAtEnd = true
            return step
        default: return nil
        }
    }
}
