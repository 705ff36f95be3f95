import Model

/// How many undertakings an event is told of: `28个项目集中签约`, `现场签约项目17个`.
struct EventCount: Sendable {
    let context: ArticleContext

    /// The count nearest to the trigger in its sentence that counts undertakings.
    func mention(for trigger: Range<Int>, in sentence: Range<Int>) -> Int? {
        let window =
            max(
                sentence.lowerBound, trigger.lowerBound - Self.reach)..<min(
                sentence.upperBound, trigger.upperBound + Self.reach)
        let counts = context.mentions(in: window) { if case .quantity = $0 { true } else { false } }
            .filter(countsUndertakings)
        return counts.min { distance($0, trigger) < distance($1, trigger) }
    }

    private func distance(_ index: Int, _ trigger: Range<Int>) -> Int {
        let span = context.spans[index]
        return max(trigger.lowerBound - span.upperBound, span.lowerBound - trigger.upperBound, 0)
    }

    /// 28个…项目, 项目17个.
    private func countsUndertakings(_ index: Int) -> Bool {
        guard case .quantity(let quantity) = context.mentions[index].value,
            Self.counters.contains(quantity.unit)
        else { return false }
        let span = context.spans[index]
        if context.has(.projectCount, endingAt: span.lowerBound) { return true }
        let clause = context.clause(at: span.lowerBound)
        let tail = span.upperBound..<min(clause.upperBound, span.upperBound + Self.longestNoun)
        return context.contains(.projectCount, in: tail)
    }

    private static let counters: Set<String> = ["个", "项", "宗"]
    /// Characters from the trigger to its count at most.
    private static let reach = 24
    /// Characters of 重大产业项目 between a count and 项目.
    private static let longestNoun = 8
}
