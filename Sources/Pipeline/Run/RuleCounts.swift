import Enrich
import Model

/// How often each rule built a frame, so that a rule that never fires is seen.
package struct RuleCounts: Sendable {
    private var counts: [String: Int] = [:]

    package init() {}

    mutating func add(_ article: AnnotatedArticle) {
        for frame in article.frames { counts[frame.rule, default: 0] += 1 }
    }

    static func += (left: inout RuleCounts, right: RuleCounts) {
        left.counts.merge(right.counts, uniquingKeysWith: +)
    }

    /// `right` was added before.
    static func -= (left: inout RuleCounts, right: RuleCounts) {
        for (rule, count) in right.counts { left.counts[rule, default: 0] -= count }
    }

    /// Every rule in the order in which they run, with its count.
    var all: [(name: String, frames: Int)] {
        Enricher.Configuration.ruleNames.map { ($0, counts[$0] ?? 0) }
    }
}
