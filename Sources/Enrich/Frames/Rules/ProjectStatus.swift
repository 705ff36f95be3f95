import Model

/// How far an undertaking is: `…项目已完成竣工验收`, `正在建设中的…创新中心`.
struct ProjectStatus: FrameRule {
    static let name = "project_status"

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .project = mention.value,
                let sentence = context.sentence(at: context.spans[index].lowerBound)
            else { continue }
            let span = context.spans[index]
            let next = context.projects(
                in: span.upperBound..<context.sentences[sentence].upperBound
            )
            .first.map { context.spans[$0].lowerBound }
            let after =
                span
                .upperBound..<min(
                    next ?? context.sentences[sentence].upperBound, span.upperBound + 60)
            let clause = context.clause(at: span.lowerBound)
            let before = clause.lowerBound..<span.lowerBound
            guard let cue = nearest(after: after, before: before, span, context) else { continue }
            frames.append(
                Frame(
                    kind: "project_status", rule: Self.name, trigger: context.bytes(cue.range),
                    sentence: context.bytes(context.sentences[sentence]),
                    arguments: [Frame.Argument(role: "project", mention: index)],
                    attributes: [
                        Frame.Attribute(name: "status", value: status(cue, context))
                    ], confidence: 0.8))
        }
        return frames
    }

    private func nearest(
        after: Range<Int>, before: Range<Int>, _ span: Range<Int>, _ context: ArticleContext
    ) -> Cue<String>? {
        let candidates = context.cues.statuses.filter {
            (after.contains($0.range.lowerBound) && $0.range.upperBound <= after.upperBound)
                || (before.contains($0.range.lowerBound)
                    && $0.range.upperBound <= before.upperBound)
        }
        // A told event says more than a plan: 拟 and 将 count only when nothing else is told.
        let events = candidates.filter { $0.value != "planned" }
        let pool = events.isEmpty ? candidates : events
        return pool.min { distance($0.range, span) < distance($1.range, span) }
    }

    private func distance(_ cue: Range<Int>, _ span: Range<Int>) -> Int {
        cue.lowerBound >= span.upperBound
            ? cue.lowerBound - span.upperBound : span.lowerBound - cue.upperBound + 4
    }

    /// 计划8月投产 is still being built; 将开工 is still a plan.
    private func status(_ cue: Cue<String>, _ context: ArticleContext) -> String {
        guard EventBuilder(context: context).isPlanned(cue.range) else { return cue.value }
        switch cue.value {
        case "completed", "in_production", "operating": return "under_construction"
        case "under_construction": return "planned"
        default: return cue.value
        }
    }
}
