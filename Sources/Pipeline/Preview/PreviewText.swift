import Clean
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

    /// The articles found, then every line of each page: `+1` when it is kept in article 1, `-` when it is
    /// removed; its number on the page, its class, and the rule that decided, with the word it went by:
    ///
    /// ```
    /// +1  3   title    heading-shape       云岭:“山城”牵手“江海”
    /// -   40  editor   vocabulary 责编     责编:林舟
    /// ```
    /// The columns are separated by one TAB.
    package static func clean(_ preview: Preview) -> String {
        var lines: [String] = []
        for (document, trace) in zip(preview.documents, preview.traces) {
            for annotated in preview.articles where annotated.article.source == document.source {
                lines += header(annotated.article)
            }
            lines.append("# \(document.source) lines")
            for line in trace.lines {
                // A paragraph that was wrapped is one line here.
                let bytes = document.text[line.range].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
                let text = String(decoding: bytes, as: UTF8.self)
                let mark = line.article.map { "+\($0)" } ?? "-"
                let reason = line.word.map { "\(line.rule) \($0)" } ?? line.rule
                lines.append(
                    [mark, String(line.number), line.lineClass.rawValue, reason, text].joined(
                        separator: "\t"))
            }
            lines.append("")
        }
        return joined(lines)
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
