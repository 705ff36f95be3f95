import Glibc

/// Converts bytes to UTF-8 by the C library; what cannot be read becomes U+FFFD.
///
/// After an invalid sequence reading goes on as browsers do (WHATWG Encoding): an ASCII byte in it is
/// kept, so that a broken character never swallows a tag.
enum IconvConverter {
    /// `nil` if the C library does not know the encoding.
    static func convert(
        _ bytes: ArraySlice<UInt8>, from name: String
    ) -> (text: [UInt8], replaced: Int)? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1)
        else { return nil }
        defer { iconv_close(converter) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        var replaced = 0
        var input = Array(bytes)
        var output = [UInt8](repeating: 0, count: 1 << 15)
        var position = 0
        while position < input.count {
            let step = advance(converter, &input, from: position, &output)
            position = step.position
            text.append(contentsOf: output[..<step.written])
            switch step.error {
            case 0, E2BIG: continue
            case EINVAL:
                // The last character breaks off.
                position = input.count
            default:
                let first = input[position]
                if let sign = unknownSign(at: position, in: input, name) {
                    text.append(contentsOf: sign.utf8)
                    position += 2
                    continue
                }
                let isPair =
                    0x81...0xFE ~= first && position + 1 < input.count
                    && input[position + 1] >= 0x80
                position += isPair ? 2 : 1
            }
            text.append(contentsOf: [0xEF, 0xBF, 0xBD])
            replaced += 1
        }
        return (text, replaced)
    }

    /// Signs of Big5 that the C library's Big5-HKSCS leaves out (WHATWG Encoding, index Big5).
    private static let big5Signs: [UInt16: String] = [
        0xA15A: "\u{2574}", 0xA1C3: "\u{FFE3}", 0xA1C5: "\u{02CD}", 0xA1FE: "\u{FF0F}",
        0xA240: "\u{FF3C}", 0xA2CC: "\u{5341}", 0xA2CE: "\u{5345}",
    ]

    private static func unknownSign(
        at position: Int, in bytes: [UInt8], _ name: String
    ) -> String? {
        guard name.utf8.elementsEqual("BIG5-HKSCS".utf8), position + 1 < bytes.count else {
            return nil
        }
        return big5Signs[UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])]
    }

    /// Converts as much as fits `output`; 0 or the C library's error tells why it ended.
    private static func advance(
        _ converter: iconv_t, _ input: inout [UInt8], from position: Int, _ output: inout [UInt8]
    ) -> (position: Int, written: Int, error: Int32) {
        input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress?.advanced(by: position)
                    .assumingMemoryBound(to: CChar.self)
                var left = source.count - position
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = target.count
                let result = iconv(converter, &from, &left, &to, &room)
                // `(size_t) -1` tells an error.
                let error = result == -1 ? errno : 0
                return (source.count - left, target.count - room, error)
            }
        }
    }
}
