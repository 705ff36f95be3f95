import Load
import Model

/// A preview for reading on a terminal. The caller escapes control characters.
package enum PreviewText {
    package static func extract(_ preview: Preview) -> String {
        var lines: [String] = []
        for document in preview.documents {
            lines.append(
                "# \(document.source)  \(document.mediaType.rawValue), \(document.charset), \(document.blocks.count) blocks"
            )
            for metadata in document.metadata {
                lines.append("- \(metadata.name): \(metadata.value)")
            }
            for block in document.blocks {
                let text = String(decoding: document.text[block.range], as: UTF8.self)
                let place = block.container == .none ? "" : " in \(block.container.rawValue)"
                lines.append("\(block.line)\t\(block.role.rawValue)\(place)\t\(text)")
            }
        }
        return joined(lines)
    }

    package static func clean(_ preview: Preview) -> String {
        joined(
            preview.articles.flatMap { annotated in
                header(annotated.article)
                    + [String(decoding: annotated.article.text, as: UTF8.self), ""]
            })
    }

    package static func enrich(_ preview: Preview) throws(LoadError) -> String {
        var lines: [String] = []
        for annotated in preview.articles {
            lines += header(annotated.article) + [MarkedText(annotated).bracketed, ""]
        }
        for fact in try Fact.all(in: preview.dataset) {
            lines.append("\(fact.table) \(fact.identifier)")
            for (name, value) in fact.values { lines.append("    \(name) = \(value)") }
            for quote in fact.quotes { lines.append("    \(quote.field): “\(quote.text)”") }
        }
        return joined(lines)
    }

    private static func header(_ article: Article) -> [String] {
        let facts = [
            article.published?.description, article.publisher,
            article.authors.isEmpty ? nil : article.authors.joined(separator: " "),
            article.script.rawValue, article.isTruncated ? "truncated" : nil,
            article.status == .kept ? nil : article.status.rawValue,
        ]
        return [
            "# \(article.source) article \(article.number): \(article.title ?? "(no title)")",
            "  " + facts.compactMap { $0 }.joined(separator: " · "),
        ]
    }

    private static func joined(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined()
    }
}
