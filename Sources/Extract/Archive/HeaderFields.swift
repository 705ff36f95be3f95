/// Named fields as WARC and HTTP have them: `Content-Length: 1024`, one a line, names in any case.
///
/// Lines end with CRLF or LF; a line that opens with a blank goes on with the field before
/// (RFC 9112 §5.2). Of equal names the first counts.
struct HeaderFields: Sendable {
    private var fields: [(name: [UInt8], value: [UInt8])] = []

    /// `lines` without the first line and the blank one at the end.
    init(_ lines: ArraySlice<UInt8>) {
        for line in lines.split(separator: 0x0A) {
            let line = Self.trimmed(line, keepingFront: true)
            guard let first = line.first else { continue }
            if first == 0x20 || first == 0x09 {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].value += [0x20] + Self.trimmed(line)
                continue
            }
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            fields.append(
                (
                    name: Self.lowercased(Self.trimmed(line[..<colon])),
                    value: Array(Self.trimmed(line[(colon + 1)...]))
                ))
        }
    }

    /// `name` in lower case.
    subscript(name: StaticString) -> [UInt8]? {
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        return fields.first { $0.name.elementsEqual(wanted) }?.value
    }

    /// The value as text, `nil` if it is empty.
    func text(_ name: StaticString) -> String? {
        guard let value = self[name], !value.isEmpty else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    /// The value in lower case up to the first `;`: `text/html`.
    func token(_ name: StaticString) -> String? {
        guard let value = self[name] else { return nil }
        let token = Self.lowercased(Self.trimmed(value.prefix { $0 != 0x3B }))
        return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
    }

    /// A value of digits alone; `nil` if there is none or it is larger than any file.
    func count(_ name: StaticString) -> Int? {
        guard let value = self[name], (1...18).contains(value.count),
            value.allSatisfy({ $0 &- 0x30 < 10 })
        else { return nil }
        return value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }

    static func trimmed(
        _ bytes: ArraySlice<UInt8>, keepingFront: Bool = false
    ) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D {
            bytes.removeLast()
        }
        guard !keepingFront else { return bytes }
        return bytes.drop { $0 == 0x20 || $0 == 0x09 }
    }

    /// Bytes of a header with the blank line that ends it, or `nil` if none does.
    static func end(of bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while let line = bytes[index...].firstIndex(of: 0x0A) {
            var next = line + 1
            if next < bytes.endIndex, bytes[next] == 0x0D { next += 1 }
            if next < bytes.endIndex, bytes[next] == 0x0A { return next + 1 - bytes.startIndex }
            index = line + 1
        }
        return nil
    }
}
