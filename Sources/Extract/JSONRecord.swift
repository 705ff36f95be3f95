import Text

/// The members of one JSON object, as JSON Lines has one a line.
///
/// `{"url": "https://…", "text": "正文", "id": 7}`. A strict reader of RFC 8259 that keeps strings and
/// the source text of numbers, and checks but does not keep what is nested. It does not recurse:
/// nesting is counted. A lone surrogate escape becomes U+FFFD; of equal names the last counts.
struct JSONRecord {
    enum Value: Hashable {
        case string([UInt8])
        /// A number as it stands in the source.
        case number([UInt8])
        case null
        /// `true`, `false`, an object or an array.
        case other
    }

    private(set) var members: [(name: [UInt8], value: Value)] = []

    /// What is wrong with a line.
    struct SyntaxError: Error, Hashable {
        let offset: Int
        let expected: String
    }

    static let maximumDepth = 512

    /// `nil` when the line holds valid JSON that is no object.
    static func parse(_ line: [UInt8]) throws(SyntaxError) -> JSONRecord? {
        var scanner = JSONScanner(line)
        return try scanner.record()
    }

    subscript(name: String) -> Value? {
        members.last { $0.name.elementsEqual(name.utf8) }?.value
    }

    init() {}

    fileprivate mutating func add(_ name: [UInt8], _ value: Value) {
        members.append((name, value))
    }
}

/// Walks one JSON text.
private struct JSONScanner {
    private let bytes: [UInt8]
    private var index = 0
    /// Open brackets, innermost last.
    private var brackets: [UInt8] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func record() throws(JSONRecord.SyntaxError) -> JSONRecord? {
        guard (try? UTF8Span(validating: bytes.span)) != nil else { throw failure("UTF-8") }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        var record = JSONRecord()
        skipBlanks()
        let isObject = peek == 0x7B
        try values { (name, value) in
            if isObject { record.add(name, value) }
        }
        skipBlanks()
        guard index == bytes.count else { throw failure("nothing after the value") }
        return isObject ? record : nil
    }

    /// Reads one value with all that is nested in it; tells members of the outermost bracket.
    private mutating func values(
        _ member: ([UInt8], JSONRecord.Value) -> Void
    ) throws(JSONRecord.SyntaxError) {
        var name: [UInt8] = []
        repeat {
            // A value is due.
            skipBlanks()
            var isOpening = false
            var value = JSONRecord.Value.other
            switch peek {
            case 0x7B, 0x5B:
                guard brackets.count < JSONRecord.maximumDepth else {
                    throw failure("at most \(JSONRecord.maximumDepth) levels")
                }
                brackets.append(bytes[index])
                index += 1
                isOpening = true
            case 0x22: value = .string(try string())
            case 0x74: try literal("true")
            case 0x66: try literal("false")
            case 0x6E:
                try literal("null")
                value = .null
            default: value = .number(try number())
            }
            let bracketEnd: UInt8 = brackets.last == 0x7B ? 0x7D : 0x5D
            if isOpening {
                skipBlanks()
                if peek == bracketEnd {
                    index += 1
                    brackets.removeLast()
                } else {
                    if bracketEnd == 0x7D { try self.name(keeping: &name) }
                    continue
                }
                if brackets.count == 1 { member(name, .other) }
            } else if brackets.count == 1 {
                member(name, value)
            }
            // A value has ended: close brackets until another is due.
            while let bracket = brackets.last {
                skipBlanks()
                if peek == 0x2C {
                    index += 1
                    if bracket == 0x7B {
                        skipBlanks()
                        try self.name(keeping: &name)
                    }
                    break
                }
                guard peek == (bracket == 0x7B ? 0x7D : 0x5D) else {
                    throw failure("a comma or a closing bracket")
                }
                index += 1
                brackets.removeLast()
                if brackets.count == 1 { member(name, .other) }
            }
        } while !brackets.isEmpty
    }

    /// A member's name and colon; the name is kept for members of the outermost object only.
    private mutating func name(keeping kept: inout [UInt8]) throws(JSONRecord.SyntaxError) {
        guard peek == 0x22 else { throw failure("a name in quotes") }
        let name = try string()
        if brackets.count == 1 { kept = name }
        skipBlanks()
        guard peek == 0x3A else { throw failure("a colon") }
        index += 1
    }

    private mutating func string() throws(JSONRecord.SyntaxError) -> [UInt8] {
        index += 1
        var out: [UInt8] = []
        var start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                out.append(contentsOf: bytes[start..<index])
                index += 1
                return out
            }
            guard byte >= 0x20 else { throw failure("no control character in a string") }
            guard byte == 0x5C else {
                index += 1
                continue
            }
            out.append(contentsOf: bytes[start..<index])
            index += 1
            try escape(&out)
            start = index
        }
        throw failure("a closing quote")
    }

    private mutating func escape(_ out: inout [UInt8]) throws(JSONRecord.SyntaxError) {
        guard let byte = peek else { throw failure("an escape") }
        index += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: out.append(byte)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0C)
        case 0x6E: out.append(0x0A)
        case 0x72: out.append(0x0D)
        case 0x74: out.append(0x09)
        case 0x75:
            var value = try codeUnit()
            if value & 0xFC00 == 0xD800, peek == 0x5C, index + 1 < bytes.count,
                bytes[index + 1] == 0x75
            {
                let resume = index
                index += 2
                let low = try codeUnit()
                if low & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
                } else {
                    index = resume
                }
            }
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw failure("a known escape")
        }
    }

    private mutating func codeUnit() throws(JSONRecord.SyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = hexadecimalDigit(byte) else {
                throw failure("four hexadecimal digits")
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private mutating func number() throws(JSONRecord.SyntaxError) -> [UInt8] {
        let start = index
        if peek == 0x2D { index += 1 }
        if peek == 0x30 {
            index += 1
        } else {
            try digits()
        }
        if peek == 0x2E {
            index += 1
            try digits()
        }
        if peek == 0x65 || peek == 0x45 {
            index += 1
            if peek == 0x2B || peek == 0x2D { index += 1 }
            try digits()
        }
        return Array(bytes[start..<index])
    }

    private mutating func digits() throws(JSONRecord.SyntaxError) {
        let start = index
        while let byte = peek, byte &- 0x30 < 10 { index += 1 }
        guard index > start else { throw failure("a value") }
    }

    private mutating func literal(_ word: String) throws(JSONRecord.SyntaxError) {
        guard bytes[index...].starts(with: word.utf8) else { throw failure("a value") }
        index += word.utf8.count
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            index += 1
        }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func failure(_ expected: String) -> JSONRecord.SyntaxError {
        JSONRecord.SyntaxError(offset: index, expected: expected)
    }
}
