import Enrich
import Load
import Model
import Text

/// A preview as JSON, for programs and for scoring.
package enum PreviewJSON {
    /// `[{"source","charset","media_type","metadata":[…],"blocks":[…]}]`
    package static func extract(_ preview: Preview) -> JSON {
        .array(
            preview.documents.map { document in
                .object([
                    ("source", .string(document.source.description)),
                    ("url", .string(document.url)), ("charset", .string(document.charset)),
                    ("media_type", .string(document.mediaType.rawValue)),
                    (
                        "metadata",
                        .array(
                            document.metadata.map {
                                .object([("name", .string($0.name)), ("value", .string($0.value))])
                            })
                    ),
                    ("blocks", .array(document.blocks.map { block($0, document.text) })),
                ])
            })
    }

    private static func block(_ block: Block, _ text: [UInt8]) -> JSON {
        .object([
            ("role", .string(block.role.rawValue)), ("line", .number(block.line)),
            ("heading_level", .number(block.headingLevel)),
            ("container", .string(block.container.rawValue)),
            ("link_bytes", .number(block.linkBytes)), ("hidden", .boolean(block.isHidden)),
            ("text", .string(String(decoding: text[block.range], as: UTF8.self))),
        ])
    }

    /// `[{"title","published_on","publisher","authors","script","truncated","text","lines"}]`
    package static func clean(_ preview: Preview) -> JSON {
        .array(preview.articles.map { .object(article($0.article)) })
    }

    private static func article(_ article: Article) -> [(String, JSON)] {
        [
            ("title", .string(article.title)),
            ("published_on", .string(article.published?.description)),
            ("publisher", .string(article.publisher)),
            ("authors", .array(article.authors.map { .string($0) })),
            ("script", .string(article.script.rawValue)),
            ("truncated", .boolean(article.isTruncated)),
            ("text", .string(String(decoding: article.text, as: UTF8.self))),
            (
                "lines",
                .array(
                    article.lines.map {
                        .array([.number($0.lowerBound), .number($0.upperBound)])
                    })
            ),
        ]
    }

    /// `{"articles":[{…,"mentions":[…],"frames":[…]}],"tables":{"projects":[{…}],…}}`
    package static func enrich(_ preview: Preview) throws(LoadError) -> JSON {
        let dataset = preview.dataset
        var tables: [(String, JSON)] = []
        for table in Schema.tables where !isReference(table.name) {
            var rows: [JSON] = []
            for row in 0..<table.rowCount(in: dataset) {
                rows.append(TableJSON.row(table, try table.cells(row: row, of: dataset)))
            }
            tables.append((table.name, .array(rows)))
        }
        return .object([
            (
                "articles",
                .array(
                    preview.articles.map { annotated in
                        .object(
                            article(annotated.article) + facts(annotated)
                                + [("rows", signs(preview.evidence(of: annotated)))])
                    })
            ),
            ("tables", .object(tables)),
        ])
    }

    private static func isReference(_ table: String) -> Bool {
        ["articles", "places", "industries", "currencies", "rejects"].contains(table)
    }

    /// What speaks for and against each row: `[{"table","title","confidence","keys","signs"}]`.
    private static func signs(_ rows: [RowEvidence]) -> JSON {
        .array(
            rows.map { row in
                .object([
                    ("table", .string(row.table)), ("title", .string(row.title)),
                    ("confidence", .number(literal: MentionJSON.hundredths(row.confidence))),
                    ("keys", .array(row.keys.map { .string($0) })),
                    ("signs", .array(row.signs.map { .string($0) })),
                ])
            })
    }

    private static func facts(_ annotated: AnnotatedArticle) -> [(String, JSON)] {
        let text = annotated.article.text
        let offsets = CodePointIndex(text)
        func span(_ range: Range<Int>) -> JSON {
            let points = offsets.codePoints(ofBytes: range)
            return .array([.number(points.lowerBound), .number(points.upperBound)])
        }
        let mentions = annotated.mentions.map { MentionJSON.json($0, in: text, offsets: offsets) }
        let frames = annotated.frames.map { frame in
            JSON.object([
                ("kind", .string(frame.kind)), ("rule", .string(frame.rule)),
                ("trigger", span(frame.trigger)), ("sentence", span(frame.sentence)),
                ("confidence", .number(literal: MentionJSON.hundredths(frame.confidence))),
                (
                    "arguments",
                    .array(
                        frame.arguments.map {
                            .object([
                                ("role", .string($0.role)), ("mention", .number($0.mention)),
                            ])
                        })
                ),
                (
                    "attributes",
                    .object(frame.attributes.map { ($0.name, .string($0.value)) })
                ),
            ])
        }
        return [("mentions", .array(mentions)), ("frames", .array(frames))]
    }
}
