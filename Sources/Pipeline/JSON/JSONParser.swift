import Text

/// Reads strict JSON (RFC 8259): no comments, no trailing commas, no duplicate keys, valid UTF-8.
///
/// `{"a":1,"a":2}` and `[1,]` are errors with line and column; nesting stops at 512.
package struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var lineStart = 0

    private static let maximumDepth = 512

    /// The one value that `bytes` hold; a byte-order mark before it is skipped.
    package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
        var parser = JSONParser(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.position == bytes.count else {
            throw parser.error("something follows the value; a file holds one value only")
        }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func error(_ message: String) -> JSONError {
        JSONError(line: line, column: position - lineStart + 1, message: message)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next {
            switch byte {
            case 0x20, 0x09, 0x0D: position += 1
            case 0x0A:
                position += 1
                line += 1
                lineStart = position
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        skipBlanks()
        guard depth < Self.maximumDepth else {
            throw error("nested more than \(Self.maximumDepth) levels deep")
        }
        let (line, column) = (line, position - lineStart + 1)
        guard let byte = next else { throw error("the text ends where a value is expected") }
        let value: JSON.Value
        switch byte {
        case UInt8(ascii: "{"): value = .object(try object(depth: depth))
        case UInt8(ascii: "["): value = .array(try array(depth: depth))
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "t"): value = try word("true", .boolean(true))
        case UInt8(ascii: "f"): value = try word("false", .boolean(false))
        case UInt8(ascii: "n"): value = try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: value = .number(try number())
        default:
            throw error("a value is expected: an object, list, string, number, true, false or null")
        }
        return JSON(value, line: line, column: column)
    }

    private mutating func word(_ text: StaticString, _ value: JSON.Value) throws(JSONError)
        -> JSON.Value
    {
        let expected = Array(text.description.utf8)
        guard bytes[position...].starts(with: expected) else {
            throw error("a value is expected; words other than true, false, null need quotes")
        }
        position += expected.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> [(key: String, value: JSON)] {
        position += 1
        var members: [(key: String, value: JSON)] = []
        var seen: Set<[UInt8]> = []
        skipBlanks()
        if next == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else {
                throw error("a key in double quotes is expected")
            }
            let start = self
            let key = try string()
            guard seen.insert(Array(key.utf8)).inserted else {
                throw start.error("the key \"\(key)\" stands here a second time")
            }
            skipBlanks()
            guard next == UInt8(ascii: ":") else {
                throw error("a colon is expected after the key")
            }
            position += 1
            members.append((key, try value(depth: depth + 1)))
            skipBlanks()
            if next == UInt8(ascii: ",") {
                position += 1
            } else if next == UInt8(ascii: "}") {
                position += 1
                return members
            } else {
                throw error("a comma or } is expected")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSON] {
        position += 1
        var elements: [JSON] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if next == UInt8(ascii: ",") {
                position += 1
            } else if next == UInt8(ascii: "]") {
                position += 1
                return elements
            } else {
                throw error("a comma or ] is expected")
            }
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw error("a digit is expected in the number") }
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw error("the string is not valid UTF-8")
                }
                return string
            case UInt8(ascii: "\\"):
                try escape(into: &text)
            case 0..<0x20:
                throw error("a control character inside a string must be written \\u00XX")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw error("the string has no closing quote")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        position += 1
        guard let letter = next else { throw error("the text ends inside an escape") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard bytes[position...].starts(with: Array("\\u".utf8)) else {
                    throw error("half of a surrogate pair")
                }
                position += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else {
                    throw error("half of a surrogate pair")
                }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
            text.append(contentsOf: Array(String(scalar).utf8))
        default: throw error("there is no such escape; \\ itself is written \\\\")
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw error("the text ends inside an escape") }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = hexadecimalDigit(byte) else {
                throw error("\\u needs four hexadecimal digits")
            }
            code = code << 4 | digit
        }
        position += 4
        return code
    }
}
