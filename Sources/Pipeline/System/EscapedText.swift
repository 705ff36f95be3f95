/// Text of pages and file names made harmless for a terminal, a log line or a table cell.
package enum EscapedText {
    /// Control characters and bytes that are no UTF-8 become `\xNN`, and `\` becomes `\x5C`, so that
    /// two different names never look alike: `a<ESC>[2J.html` → `a\x1B[2J.html`.
    package static func name(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let length = sequenceLength(bytes, at: position)
            if length == 0 || (length == 1 && isUnsafe(bytes[position]))
                || isDirectional(bytes[position..<position + length])
            {
                for byte in bytes[position..<position + max(length, 1)] {
                    append(byte, to: &output)
                }
            } else {
                output += bytes[position..<position + length]
            }
            position += max(length, 1)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Control characters become `\xNN`; the rest, `\` too, stays as it is.
    package static func oneLine(_ text: String) -> String {
        printable(text, keeping: [])
    }

    /// As `oneLine`, but line breaks and tabs stay: for text shown over several lines.
    package static func lines(_ text: String) -> String {
        printable(text, keeping: [0x0A, 0x09])
    }

    private static func printable(_ text: String, keeping kept: [UInt32]) -> String {
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            if (isControl && !kept.contains(scalar.value)) || isDirectional(scalar.value) {
                output.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                output.append(scalar)
            }
        }
        return String(output)
    }

    private static func append(_ byte: UInt8, to output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        output += [
            UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
        ]
    }

    private static func isUnsafe(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\")
    }

    /// C1 controls and the marks that turn the reading direction (U+202A…202E, U+2066…2069).
    private static func isDirectional(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
            return false
        }
        return isDirectional(scalar.value) || (0x80...0x9F).contains(scalar.value)
    }

    private static func isDirectional(_ scalar: UInt32) -> Bool {
        (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar)
    }

    /// Bytes of the valid UTF-8 sequence at `position`; 0 if there is none.
    private static func sequenceLength(_ bytes: [UInt8], at position: Int) -> Int {
        let length: Int
        switch bytes[position] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard position + length <= bytes.count,
            String(validating: bytes[position..<position + length], as: UTF8.self) != nil
        else { return 0 }
        return length
    }
}
