import Glibc
import Model

/// Everything but the page that a page's record depends on, part by part.
///
/// A part that differs from the last run's is named by `winnow plan`: `program`, `clean`, `lexicons`, ….
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    package struct Part: Sendable, Hashable {
        package let name: String
        package let digest: ContentDigest
    }

    package let parts: [Part]

    package init(_ configuration: Configuration) throws(SystemError) {
        let tree = configuration.effective
        func part(_ name: String, _ members: [(String, JSON)]) -> Part {
            Part(name: name, digest: ContentDigest(of: JSONWriter.compact(.object(members))))
        }
        parts = [
            Part(name: "program", digest: ContentDigest(of: Array(Self.program.utf8))),
            part("extract", [("page_bytes", tree["extract"]?["limits"]?["page_bytes"] ?? .null)]),
            part(
                "clean",
                tree["clean"].members(without: "duplicates") + [
                    ("duplicates", tree["clean"]?["duplicates"]?["enabled"] ?? .null)
                ]),
            // The words count, not where they lie.
            part("enrich", tree["enrich"].members(without: "lexicons")),
            Part(
                name: "lexicons",
                digest: try LexiconDigest.of(overlays: configuration.enrich.lexicons)),
            Part(
                name: "corrections",
                digest: ContentDigest(
                    of: try configuration.enrich.corrections.map(FileSystem.read) ?? [])),
        ]
    }

    /// A line a part, `name sha256`.
    package var description: String {
        parts.map { "\($0.name) \($0.digest.hexadecimal)" }.joined(separator: "\n")
    }

    /// The parts that differ from those of a ``description``.
    package func changes(since description: String) -> [String] {
        let lines = description.split(separator: "\n").map(String.init)
        return parts.filter { !lines.contains("\($0.name) \($0.digest.hexadecimal)") }.map(\.name)
    }

    package var digest: ContentDigest {
        ContentDigest(of: parts.flatMap { Array($0.name.utf8) + $0.digest.bytes })
    }

    /// The version and the build: size and time of the file that holds this code, as rules are code
    /// and whoever builds anew with the same version may have changed one. And the parser of HTML,
    /// which the system brings along.
    private static var program: String {
        var parts = [Version.current, state(of: "/proc/self/exe")]
        if let parser = dlsym(nil, "xmlParserVersion") {
            let version = parser.load(as: UnsafePointer<CChar>?.self)
            parts.append(version.map { String(cString: $0) } ?? "")
        }
        return parts.joined(separator: " ")
    }

    private static func state(of path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "" }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
}

extension JSON? {
    fileprivate func members(without name: String) -> [(String, JSON)] {
        guard case .object(let members)? = self?.value else { return [] }
        return members.filter { $0.key != name }.map { ($0.key, $0.value) }
    }
}
