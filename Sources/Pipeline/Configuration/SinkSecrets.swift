/// Connection strings of sinks hold passwords: they come from the environment and are shown nowhere.
enum SinkSecrets {
    static let key = "connection"
    static let blotted = "***"

    /// Connection strings that stand in the file, or in `--set`, where everybody can read them.
    static func problems(of tree: JSON) -> [(node: JSON, pointer: String, message: String)] {
        (tree["load"]?["sinks"]?.elements ?? []).enumerated().compactMap { index, sink in
            guard let node = sink[key], let text = node.string else { return nil }
            // Something around it may be plain: "host=db password=${env:PASSWORD}".
            let bytes = Array(text.utf8)
            let opening = Array("${env:".utf8)
            guard !bytes.indices.contains(where: { bytes[$0...].starts(with: opening) }) else {
                return nil
            }
            return (
                node, "/load/sinks/\(index)/\(key)",
                "the connection string must come from the environment: write \"${env:NAME}\" and set NAME"
            )
        }
    }
}

extension JSON {
    /// The configuration as it may be shown and digested: connection strings are blotted out.
    var withoutSecrets: JSON {
        mapping("load") { load in
            load.mapping("sinks") { sinks in
                JSON(
                    .array(
                        sinks.elements.map {
                            $0.mapping(SinkSecrets.key) { _ in .string(SinkSecrets.blotted) }
                        }),
                    line: sinks.line, column: sinks.column)
            }
        }
    }

    /// The object with one member changed, if it has it.
    private func mapping(_ key: String, _ change: (JSON) -> JSON) -> JSON {
        guard case .object(let members) = value else { return self }
        return JSON(
            .object(members.map { ($0.key, $0.key == key ? change($0.value) : $0.value) }),
            line: line, column: column)
    }
}
