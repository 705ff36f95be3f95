/// A value of the command line laid over the file: `--set load.keep_runs=3`.
package struct SettingOverride: Sendable {
    /// `extract.sources.0.path` → `["extract", "sources", "0", "path"]`.
    package let path: [String]
    package let value: JSON

    /// `nil` unless the text reads `path.to.key=value`. A value that is JSON counts as such, any
    /// other is a string: `output=out` and `output="out"` are the same.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        path = bytes[..<equals].split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false
        )
        .map { String(decoding: $0, as: UTF8.self) }
        guard !path.contains("") else { return nil }
        let raw = Array(bytes[(equals + 1)...])
        let parsed = try? JSONParser.parse(raw)
        value = parsed.map { JSON($0.value) } ?? .string(String(decoding: raw, as: UTF8.self))
    }

    package var pointer: String { "/" + path.joined(separator: "/") }

    /// The tree with the value in its place; `nil` if the path leads through something that is no
    /// object, or to a list element that does not exist.
    func applied(to node: JSON) -> JSON? {
        apply(to: node, path[...])
    }

    private func apply(to node: JSON, _ rest: ArraySlice<String>) -> JSON? {
        guard let key = rest.first else { return value }
        let after = rest.dropFirst()
        switch node.value {
        case .object(var members):
            if let index = members.firstIndex(where: { $0.key == key }) {
                guard let changed = apply(to: members[index].value, after) else { return nil }
                members[index].value = changed
            } else {
                guard let added = apply(to: .object([]), after) else { return nil }
                members.append((key, added))
            }
            return JSON(.object(members), line: node.line, column: node.column)
        case .array(var elements):
            guard let index = Int(key), elements.indices.contains(index),
                let changed = apply(to: elements[index], after)
            else { return nil }
            elements[index] = changed
            return JSON(.array(elements), line: node.line, column: node.column)
        default: return nil
        }
    }
}
