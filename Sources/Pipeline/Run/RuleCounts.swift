import Enrich
import Model

/// How often each rule built a frame, so that a rule that never fires is seen.
enum RuleCounts {
    static func of(_ articles: [AnnotatedArticle]) -> [(name: String, frames: Int)] {
        var counts: [String: Int] = [:]
        for article in articles {
            for frame in article.frames { counts[frame.rule, default: 0] += 1 }
        }
        return Enricher.Configuration.ruleNames.map { ($0, counts[$0] ?? 0) }
    }
}
