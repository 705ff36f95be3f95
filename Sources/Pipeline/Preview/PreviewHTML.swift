import Load
import Model

/// A preview as one HTML file without scripts and without anything from elsewhere.
package enum PreviewHTML {
    package static func page(_ preview: Preview, stage: Preview.Stage) throws(LoadError) -> String {
        var body = ""
        if stage == .extract {
            for document in preview.documents { body += self.document(document) }
        } else {
            for annotated in preview.articles { body += article(annotated) }
        }
        if stage == .enrich { body += try facts(preview) }
        for reject in preview.rejects {
            body +=
                "<p class=reject>\(escaped("\(reject.source): \(reject.reason.rawValue): \(reject.message)"))</p>\n"
        }
        return """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>winnow preview</title><style>\(style)</style></head><body>
            \(body)</body></html>

            """
    }

    private static let style = """
        body{max-width:52em;margin:2em auto;padding:0 1em;font:16px/1.7 sans-serif}
        pre{white-space:pre-wrap;font:inherit} .meta{color:#666} .reject{color:#a00}
        mark{padding:0 .15em;border-radius:.2em;background:#eee}
        mark.money{background:#fde68a} mark.date{background:#bfdbfe} mark.place{background:#bbf7d0}
        mark.organization{background:#fbcfe8} mark.project{background:#ddd6fe}
        mark.quantity,mark.number,mark.percent{background:#fed7aa}
        table{border-collapse:collapse;margin:1em 0} td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left;vertical-align:top}
        """

    private static func document(_ document: Document) -> String {
        let blocks = document.blocks.map { block in
            let text = String(decoding: document.text[block.range], as: UTF8.self)
            return
                "<tr><td>\(block.line)</td><td>\(block.role.rawValue)</td><td>\(escaped(text))</td></tr>"
        }
        return
            "<h2>\(escaped(document.source.description))</h2>\n<table>\(blocks.joined(separator: "\n"))</table>\n"
    }

    private static func article(_ annotated: AnnotatedArticle) -> String {
        let article = annotated.article
        let meta: [String?] = [
            article.source.description, article.published?.description, article.publisher,
            article.authors.joined(separator: " "), article.script.rawValue,
        ]
        let text = MarkedText(annotated).pieces.map { piece in
            switch piece {
            case .plain(let text): return escaped(text)
            case .mention(let mention, let text):
                let kind = MentionJSON.kind(of: mention)
                return "<mark class=\"\(kind)\" title=\"\(kind)\">\(escaped(text))</mark>"
            }
        }
        return """
            <h2>\(escaped(article.title ?? "(no title)"))</h2>
            <p class=meta>\(escaped(meta.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")))</p>
            <pre>\(text.joined())</pre>

            """
    }

    private static func facts(_ preview: Preview) throws(LoadError) -> String {
        var html = "<h2>Rows</h2>\n"
        for fact in try Fact.all(in: preview.dataset) {
            html +=
                "<table><tr><th colspan=2>\(escaped("\(fact.table) \(fact.identifier)"))</th></tr>\n"
            for (name, value) in fact.values {
                html += "<tr><td>\(escaped(name))</td><td>\(escaped(value))</td></tr>\n"
            }
            for (field, text) in fact.quotes {
                html +=
                    "<tr><td>evidence: \(escaped(field))</td><td><mark>\(escaped(text))</mark></td></tr>\n"
            }
            html += "</table>\n"
        }
        return html
    }

    /// Text safe inside elements and quoted attributes.
    static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in EscapedText.lines(text).utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += Array("&amp;".utf8)
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "\""): output += Array("&quot;".utf8)
            case UInt8(ascii: "'"): output += Array("&#39;".utf8)
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
