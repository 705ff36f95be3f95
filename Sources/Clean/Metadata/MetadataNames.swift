import Lexicon
import Model

/// What a page tells about itself in META elements, JSON-LD and record fields, by `metadata_names.tsv`.
struct MetadataNames: Sendable {
    enum Field: String, Sendable {
        case title, published, publisher, site, author
    }

    private let fields: [String: (field: Field, rank: Int)]

    init(_ table: LexiconTable) throws(LexiconError) {
        let file = "\(table.name).tsv"
        guard let name = table.column("name"), let field = table.column("field"),
            let rank = table.column("rank")
        else { throw LexiconError(file: file, message: "needs the columns name, field, rank") }
        var fields: [String: (field: Field, rank: Int)] = [:]
        for row in table.rows {
            guard row.count > max(name, field, rank), let known = Field(rawValue: row[field]),
                let number = Int(row[rank])
            else {
                throw table.error(
                    at: row[0],
                    "\(row.joined(separator: " ")): needs one of the fields title, published, "
                        + "publisher, site, author, and a rank")
            }
            fields[row[name]] = (known, number)
        }
        self.fields = fields
    }

    /// The rank of the names that government sites have to use.
    private static let governmentRank = 9

    /// The page carries the names of a government site: `ArticleTitle`, `ContentSource`.
    func isGovernment(_ document: Document) -> Bool {
        document.metadata.contains { entry in
            guard let known = fields[entry.name], known.rank >= Self.governmentRank else {
                return false
            }
            return (known.field == .title || known.field == .publisher) && !entry.value.isEmpty
        }
    }

    /// What the names of a government site tell; `nil` on other pages.
    func governmentValue(_ field: Field, of document: Document) -> String? {
        for entry in document.metadata {
            if let known = fields[entry.name], known.field == field,
                known.rank >= Self.governmentRank, !entry.value.isEmpty
            {
                return entry.value
            }
        }
        return nil
    }

    /// The values a page gives for a field, the most trusted first, page order among equals.
    func values(_ field: Field, of document: Document) -> [String] {
        var found: [(rank: Int, position: Int, value: String)] = []
        for (position, entry) in document.metadata.enumerated() {
            if let known = fields[entry.name], known.field == field, !entry.value.isEmpty {
                found.append((known.rank, position, entry.value))
            }
        }
        found.sort { ($1.rank, $0.position) < ($0.rank, $1.position) }
        return found.map(\.value)
    }
}
