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
            guard let cue = furthest(in: after, context) ?? nearest(in: before, context) else {
                continue
            }
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

    /// The furthest of the statuses told behind the project: 已完成竣工验收,于4月正式投产.
    ///
    /// A told event says more than a plan: 拟 and 将 count only when nothing else is told.
    private func furthest(in range: Range<Int>, _ context: ArticleContext) -> Cue<String>? {
        let cues = statuses(in: range, context)
        let events = cues.filter { $0.value != "planned" }
        return (events.isEmpty ? cues : events).max {
            ProjectProgress.rank(status($0, context)) < ProjectProgress.rank(status($1, context))
        }
    }

    /// In the project's own clause, or near the start of a later one: `,于4月正式投产`, not
    /// `,目前已有多个项目准备交付`.
    private func isAbout(_ project: Int, _ cue: Range<Int>, _ context: ArticleContext) -> Bool {
        let clause = context.clause(at: cue.lowerBound)
        return clause.lowerBound <= project || cue.lowerBound - clause.lowerBound <= 8
    }

    /// 正在建设中的X, 拟建设X: the status told just before the project.
    private func nearest(in range: Range<Int>, _ context: ArticleContext) -> Cue<String>? {
        statuses(in: range, context).last
    }

    /// Status words that are reached or planned; 建成后 is neither.
    private func statuses(in range: Range<Int>, _ context: ArticleContext) -> [Cue<String>] {
        context.cues.statuses.filter {
            range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound
                && !context.has(.conditional, at: $0.range.upperBound)
                && isAbout(range.lowerBound, $0.range, context)
        }
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
