import Enrich
import Model

/// Every sentence of a page's articles, what it gave, and the trigger words that gave nothing.
package struct PageExplanation: Sendable {
    private let preview: Preview
    private let stages: Stages

    package init(_ preview: Preview, stages: Stages) {
        self.preview = preview
        self.stages = stages
    }

    package var text: String {
        preview.articles.flatMap(lines).map { $0 + "\n" }.joined()
    }

    private func lines(of annotated: AnnotatedArticle) -> [String] {
        let article = annotated.article
        let triggers = stages.enricher.triggers(of: annotated)
        var lines = [
            "# \(article.source) article \(article.number): \(article.title ?? "(no title)")"
        ]
        func part(_ range: Range<Int>) -> String {
            String(decoding: article.text[range], as: UTF8.self)
        }
        for sentence in Sentences(article.text).ranges {
            lines.append(part(sentence))
            for frame in annotated.frames where sentence.contains(frame.trigger.lowerBound) {
                let arguments = frame.arguments.map {
                    "\($0.role):\(part(annotated.mentions[$0.mention].range))"
                }
                let attributes = frame.attributes.map { "\($0.name)=\($0.value)" }
                let told = ([frame.kind] + arguments + attributes).joined(separator: " ")
                lines.append(
                    "    = \(told)  [\(frame.rule), \(MentionJSON.hundredths(frame.confidence))]")
            }
            for trigger in triggers
            where !trigger.isUsed && sentence.contains(trigger.range.lowerBound) {
                lines.append("    ? \(part(trigger.range)) (\(trigger.kind)) gave nothing")
            }
        }
        return lines + [""]
    }
}
