/// Writes JSON the same way everywhere: members in their order, no locale, `\u00XX` for controls.
package enum JSONWriter {
    /// One line without blanks, as JSON Lines needs it.
    package static func compact(_ json: JSON) -> [UInt8] {
        var output: [UInt8] = []
        write(json, indent: nil, depth: 0, into: &output)
        return output
    }

    /// Two blanks a level and a line break at the end, for people and for diffs.
    package static func pretty(_ json: JSON) -> [UInt8] {
        var output: [UInt8] = []
        write(json, indent: 2, depth: 0, into: &output)
        output.append(0x0A)
        return output
    }

    private static func write(_ json: JSON, indent: Int?, depth: Int, into output: inout [UInt8]) {
        switch json.value {
        case .null: output += Array("null".utf8)
        case .boolean(let flag): output += Array((flag ? "true" : "false").utf8)
        case .number(let literal): output += Array(literal.utf8)
        case .string(let text): append(quoted: text.utf8.span, to: &output)
        case .array(let elements):
            list(elements, "[", "]", indent: indent, depth: depth, into: &output) {
                element, output in
                write(element, indent: indent, depth: depth + 1, into: &output)
            }
        case .object(let members):
            list(members, "{", "}", indent: indent, depth: depth, into: &output) { member, output in
                append(quoted: member.key.utf8.span, to: &output)
                output += indent == nil ? [UInt8(ascii: ":")] : [UInt8(ascii: ":"), 0x20]
                write(member.value, indent: indent, depth: depth + 1, into: &output)
            }
        }
    }

    /// A string in quotes (RFC 8259): `说"好"` becomes `"说\"好\""`, a control character `\u00XX`.
    static func append(quoted text: Span<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var start = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
            append(text.extracting(start..<index), to: &output)
            start = index + 1
            switch byte {
            case 0x22, 0x5C:
                output.append(0x5C)
                output.append(byte)
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0x0D: output.append(contentsOf: "\\r".utf8)
            case 0x09: output.append(contentsOf: "\\t".utf8)
            default:
                output.append(contentsOf: "\\u00".utf8)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            }
        }
        append(text.extracting(start..<text.count), to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }

    private static func list<Element>(
        _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, indent: Int?,
        depth: Int, into output: inout [UInt8], _ body: (Element, inout [UInt8]) -> Void
    ) {
        output.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            newLine(indent, depth + 1, into: &output)
            body(element, &output)
        }
        if !elements.isEmpty { newLine(indent, depth, into: &output) }
        output.append(UInt8(ascii: close))
    }

    private static func newLine(_ indent: Int?, _ depth: Int, into output: inout [UInt8]) {
        guard let indent else { return }
        output.append(0x0A)
        output += Array(repeating: 0x20, count: indent * depth)
    }
}
