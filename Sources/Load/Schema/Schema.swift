import Model

/// The one definition of the published tables; every sink, `datapackage.json`, `winnow schema` and
/// `docs/data-dictionary.md` are made from it.
package enum Schema {
    /// Raised when a table or column is added, removed, renamed or changes its meaning.
    package static let version = "1"

    /// Every table in the order in which they are written and told.
    package static let tables: [Table] = [
        articles, partners, projects, investments, events,
        projectPartners, eventPartners, eventProjects, partnerships,
        metrics, evidence, rejects,
        places, industries, currencies,
    ]

    package static func table(named name: String) -> Table? {
        tables.first { $0.name == name }
    }
}

/// Codes that several tables share.
enum Codes {
    static let qualifier = ["exact", "about", "over", "under", "up_to"]
    static let eventKind = [
        "signing", "cooperation", "unveiling", "groundbreaking", "completion", "production",
        "opening", "meeting", "visit", "contest", "acquisition", "other",
    ]
}

/// Columns that several tables share.
extension TypedColumn {
    static func confidence(_ value: @escaping @Sendable (Row) -> FixedDecimal) -> TypedColumn {
        .decimal(
            "confidence", .score, "置信度", "Confidence",
            note: "0 to 1; how sure the rules are of the row", value)
    }

    static func firstArticle(_ value: @escaping @Sendable (Row) -> String) -> TypedColumn {
        .string(
            "article_id", "文章编号", "Article identifier",
            note: "The first article that tells it", value)
    }

    static func divisionCode(_ value: @escaping @Sendable (Row) -> String?) -> TypedColumn {
        .optionalString(
            "division_code", "行政区划代码", "Division code", note: "6 digits, GB/T 2260", value)
    }

    static func country(_ value: @escaping @Sendable (Row) -> String?) -> TypedColumn {
        .optionalString("country", "国家或地区", "Country", note: "ISO 3166-1 alpha-2", value)
    }

    static func articleCount(_ value: @escaping @Sendable (Row) -> Int) -> TypedColumn {
        .int32("article_count", "文章数", "Articles", note: "How many articles tell it", value)
    }
}
