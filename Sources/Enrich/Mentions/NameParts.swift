import Lexicon
import Model

/// Heads of parts that are named after their whole: `分公司`, `学院`, and behind a number `院`, `所`.
struct NameParts: Sendable {
    private struct Part: Sendable {
        let head: [UInt32]
        let owners: [Mention.Organization.Kind]
        /// `nil` for the kind of the whole.
        let kind: Mention.Organization.Kind?
        /// A number or a part of the country stands before the head.
        let isNumbered: Bool
    }

    /// Longer heads first.
    private let parts: [Part]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "name_parts"
        var parts: [Part] = []
        for row in try lexicons.table(file).rows {
            func kind(_ name: String) throws(LexiconError) -> Mention.Organization.Kind {
                guard let kind = Mention.Organization.Kind(rawValue: name) else {
                    throw lexicons.error(
                        in: file, at: row[0], "“\(name)” of \(row[0]) is no kind of partner"
                    )
                }
                return kind
            }
            guard row.count >= 4, row[3] == "any" || row[3] == "number" else {
                throw lexicons.error(
                    in: file, at: row[0], "\(row[0]) needs the lead `any` or `number`")
            }
            var owners: [Mention.Organization.Kind] = []
            for owner in row[1].split(separator: "|") { owners.append(try kind(String(owner))) }
            parts.append(
                Part(
                    head: row[0].unicodeScalars.map(\.value), owners: owners,
                    kind: row[2] == "same" ? nil : try kind(row[2]),
                    isNumbered: row[3] == "number"))
        }
        self.parts = parts.sorted { $0.head.count > $1.head.count }
    }

    /// The kind of the part of an organization of kind `owner` that `rest` behind its name tells.
    func kind(
        of rest: ArraySlice<UInt32>, owner: Mention.Organization.Kind
    ) -> Mention.Organization.Kind? {
        guard
            let part = parts.first(where: {
                rest.count > $0.head.count && rest.suffix($0.head.count).elementsEqual($0.head)
            }), part.owners.contains(owner)
        else { return nil }
        let lead = rest.dropLast(part.head.count)
        let isTold =
            part.isNumbered
            ? lead.allSatisfy { Self.numerals.contains($0) }
                || Self.regions.contains { $0.elementsEqual(lead) }
            : lead.count >= 2
        return isTold ? part.kind ?? owner : nil
    }

    private static let numerals = Set(
        "〇零一二三四五六七八九十0123456789第".unicodeScalars.map(\.value))
    private static let regions = ["西南", "西北", "华东", "中南", "东北", "华北", "华南", "华中", "西部"].map {
        $0.unicodeScalars.map(\.value)
    }
}
