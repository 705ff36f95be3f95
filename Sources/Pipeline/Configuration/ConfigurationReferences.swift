import Enrich
import Load
import Text

/// Checks the names a configuration uses against what there is: tables, columns, rules, folders.
struct ConfigurationReferences {
    let folder: String
    private(set) var problems: [(node: JSON, pointer: String, message: String)] = []

    init(folder: String) {
        self.folder = folder
    }

    /// `effective` may still have faults of shape; what is missing is passed over.
    mutating func check(_ effective: JSON) {
        _ = QualityCheck.read(effective["quality"]?["checks"]?.elements ?? []) {
            problems.append(($0, $1, $2))
        }
        let known = Enricher.Configuration.ruleNames
        let disabled = effective["enrich"]?["rules"]?["disabled"]?.elements ?? []
        for (index, node) in disabled.enumerated() {
            guard let name = node.string, !known.contains(name) else { continue }
            let nearest = NearestName.of(name, among: known)
            problems.append(
                (
                    node, "/enrich/rules/disabled/\(index)",
                    "unknown rule \"\(name)\"; "
                        + (nearest.map { "the nearest is \"\($0)\"" }
                            ?? "known are \(known.joined(separator: ", "))")
                ))
        }
        let lexicons = effective["enrich"]?["lexicons"]?.elements ?? []
        for (index, node) in lexicons.enumerated() {
            guard let name = node.string else { continue }
            let path = FileSystem.join(folder, name)
            if FileSystem.kind(following: Array(path.utf8)) != .folder {
                problems.append(
                    (node, "/enrich/lexicons/\(index)", "there is no folder \(path)"))
            }
        }
        if let corrections = effective["enrich"]?["corrections"], let name = corrections.string {
            let path = FileSystem.join(folder, name)
            if FileSystem.kind(following: Array(path.utf8)) != .file {
                problems.append(
                    (corrections, "/enrich/corrections", "there is no file \(path)"))
            }
        }
        checkSinks(effective["load"]?["sinks"]?.elements ?? [])
    }

    /// Two sinks of a type would write the same files.
    private mutating func checkSinks(_ sinks: [JSON]) {
        var seen: Set<String> = []
        for (index, sink) in sinks.enumerated() {
            if sink["type"]?.string == "postgresql", let schema = sink["schema"],
                let name = schema.string, !PostgreSQLTarget.isSchemaName(name)
            {
                problems.append(
                    (
                        schema, "/load/sinks/\(index)/schema",
                        "a schema name has small letters, digits and _, at most 40, and begins with no digit or pg_"
                    ))
            }
            guard let type = sink["type"]?.string, !seen.insert(type).inserted else { continue }
            problems.append(
                (
                    sink["type"] ?? sink, "/load/sinks/\(index)/type",
                    "a second sink of type \"\(type)\" would write the same files"
                ))
        }
    }
}
