/// A JSON value (RFC 8259) whose objects keep the order in which they were made.
package indirect enum JSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package let key: String
        package let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object without the members whose value is `nil`.
    package static func object(_ members: (String, JSONValue?)...) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }

    package static func strings(_ values: [String]) -> JSONValue {
        .array(values.map { .string($0) })
    }

    /// Indented by two blanks, one line feed at the end; the same value gives the same bytes.
    package var document: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: 0)
        bytes.append(0x0A)
        return bytes
    }

    private func append(to bytes: inout [UInt8], indent: Int) {
        switch self {
        case .null: bytes += Array("null".utf8)
        case .boolean(let flag): bytes += Array((flag ? "true" : "false").utf8)
        case .integer(let number): bytes += Array(String(number).utf8)
        case .string(let text): appendQuoted(text, to: &bytes)
        case .array(let elements):
            Self.append(elements, "[", "]", &bytes, indent) { element, bytes in
                element.append(to: &bytes, indent: indent + 1)
            }
        case .object(let members):
            Self.append(members, "{", "}", &bytes, indent) { member, bytes in
                appendQuoted(member.key, to: &bytes)
                bytes += [0x3A, 0x20]
                member.value.append(to: &bytes, indent: indent + 1)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element], _ open: String, _ close: String, _ bytes: inout [UInt8],
        _ indent: Int, _ appendElement: (Element, inout [UInt8]) -> Void
    ) {
        bytes += Array(open.utf8)
        for (index, element) in elements.enumerated() {
            bytes += index == 0 ? [0x0A] : [0x2C, 0x0A]
            bytes += [UInt8](repeating: 0x20, count: 2 * (indent + 1))
            appendElement(element, &bytes)
        }
        if !elements.isEmpty {
            bytes.append(0x0A)
            bytes += [UInt8](repeating: 0x20, count: 2 * indent)
        }
        bytes += Array(close.utf8)
    }
}
