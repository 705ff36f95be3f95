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

    private struct Count: Codable {
        let rule: String
        let frames: Int
    }

    /// Every rule in the order in which they run, with its count.
    var all: [(name: String, frames: Int)] {
        Enricher.Configuration.ruleNames.map { ($0, counts[$0] ?? 0) }
    }
}

extension RuleCounts: Codable {
    /// Sorted by name, so that equal counts are equal bytes.
    package func encode(to encoder: any Encoder) throws {
        try counts.sorted { $0.key < $1.key }.map { Count(rule: $0.key, frames: $0.value) }
            .encode(to: encoder)
    }

    package init(from decoder: any Decoder) throws {
        for count in try [Count](from: decoder) { counts[count.rule, default: 0] += count.frames }
    }
}
