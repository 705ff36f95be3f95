/// Replaces `${env:NAME}` and `${env:NAME:-default}` inside strings.
struct EnvironmentReferences {
    let environment: [String: String]
    private(set) var problems: [(node: JSON, pointer: String, message: String)] = []

    init(environment: [String: String]) {
        self.environment = environment
    }

    mutating func resolve(_ node: JSON, at pointer: String = "") -> JSON {
        let value: JSON.Value
        switch node.value {
        case .string(let text): value = .string(expand(text, node, pointer))
        case .array(let elements):
            value = .array(
                elements.enumerated().map { resolve($0.element, at: "\(pointer)/\($0.offset)") })
        case .object(let members):
            // Notes are nobody's business.
            value = .object(
                members.map { key, value in
                    (
                        key,
                        key.utf8.starts(with: "x-".utf8)
                            ? value : resolve(value, at: pointer + "/" + key)
                    )
                })
        default: return node
        }
        return JSON(value, line: node.line, column: node.column)
    }

    private mutating func expand(_ text: String, _ node: JSON, _ pointer: String) -> String {
        let bytes = Array(text.utf8)
        let opening = Array("${env:".utf8)
        var output: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard bytes[position...].starts(with: opening) else {
                output.append(bytes[position])
                position += 1
                continue
            }
            guard let close = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
                problems.append((node, pointer, "\"${env:\" has no closing }"))
                return text
            }
            let inner = bytes[(position + opening.count)..<close]
            output += value(of: inner, node, pointer).utf8
            position = close + 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func value(of inner: ArraySlice<UInt8>, _ node: JSON, _ pointer: String)
        -> String
    {
        let separator = Array(":-".utf8)
        let split = inner.indices.first { inner[$0...].starts(with: separator) }
        let name = String(decoding: inner[..<(split ?? inner.endIndex)], as: UTF8.self)
        if let value = environment[name], !value.isEmpty { return value }
        if let split { return String(decoding: inner[(split + 2)...], as: UTF8.self) }
        problems.append(
            (
                node, pointer,
                "the environment has no variable \(name); set it, or write ${env:\(name):-default}"
            ))
        return ""
    }
}
