import Enrich
import Lexicon
import Load
import Text

/// Checks the names a configuration uses against what there is: tables, columns, rules, charsets, and the files of
/// vocabularies and corrections.
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
        checkCharsets(effective["extract"]?["sources"]?.elements ?? [])
        checkVocabularies(effective["enrich"]?["lexicons"]?.elements ?? [])
        if let corrections = effective["enrich"]?["corrections"] { check(corrections: corrections) }
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
        checkSinks(effective["load"]?["sinks"]?.elements ?? [])
    }

    private mutating func checkCharsets(_ sources: [JSON]) {
        for (index, source) in sources.enumerated() {
            guard let node = source["charset"], let name = node.string, name != "auto",
                !TextDecoder.knows(name)
            else { continue }
            let nearest = NearestName.of(name, among: TextDecoder.commonNames)
            problems.append(
                (
                    node, "/extract/sources/\(index)/charset",
                    "unknown charset \"\(name)\"; "
                        + (nearest.map { "the nearest is \"\($0)\"" }
                            ?? "write auto, or one such as \(TextDecoder.commonNames.joined(separator: ", "))")
                ))
        }
    }

    /// Reads each folder alone, so that all of them are told of at once.
    private mutating func checkVocabularies(_ folders: [JSON]) {
        for (index, node) in folders.enumerated() {
            guard let name = node.string else { continue }
            let path = FileSystem.join(folder, name)
            let pointer = "/enrich/lexicons/\(index)"
            guard FileSystem.kind(following: Array(path.utf8)) == .folder else {
                problems.append((node, pointer, "there is no folder \(path)"))
                continue
            }
            do throws(LexiconError) {
                _ = try LexiconStore(overlays: [path])
            } catch {
                problems.append((node, pointer, "\(error)"))
            }
        }
    }

    private mutating func check(corrections node: JSON) {
        guard let name = node.string else { return }
        let path = FileSystem.join(folder, name)
        do {
            _ = try CorrectionFile.read(FileSystem.read(path), file: path)
        } catch let error as SystemError where error.isMissing {
            problems.append((node, "/enrich/corrections", "there is no file \(path)"))
        } catch {
            problems.append((node, "/enrich/corrections", "\(error)"))
        }
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
