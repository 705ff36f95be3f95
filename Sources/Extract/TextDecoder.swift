import Glibc

/// Decodes page bytes: UTF-8 when they are valid UTF-8, else GB18030 by the C library.
struct TextDecoder {
    struct DecodedText {
        let text: [UInt8]
        let charset: String
        let replacementCount: Int
    }

    static func decode(_ bytes: [UInt8], declared: String?) -> DecodedText {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if (try? UTF8Span(validating: body.span)) != nil {
            return DecodedText(text: body, charset: "UTF-8", replacementCount: 0)
        }
        guard let converter = iconv_open("UTF-8", declared ?? "GB18030"),
            converter != iconv_t(bitPattern: -1)
        else { return DecodedText(text: [], charset: "UTF-8", replacementCount: body.count) }
        defer { iconv_close(converter) }
        var text = [UInt8](repeating: 0, count: body.count * 3 + 16)
        var replaced = 0
        var written = 0
        var source = body
        source.withUnsafeMutableBytes { input in
            text.withUnsafeMutableBytes { output in
                var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count
                var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = output.count
                while left > 0, iconv(converter, &from, &left, &to, &room) == -1, room > 3 {
                    // U+FFFD for the byte that could not be read.
                    for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
                        to?.pointee = CChar(bitPattern: byte)
                        to = to?.advanced(by: 1)
                    }
                    room -= 3
                    from = from?.advanced(by: 1)
                    left -= 1
                    replaced += 1
                }
                written = output.count - room
            }
        }
        return DecodedText(
            text: Array(text.prefix(written)), charset: "GB18030", replacementCount: replaced)
    }
}
