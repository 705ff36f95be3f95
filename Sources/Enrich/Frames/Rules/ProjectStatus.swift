import Model

/// How far an undertaking is: `…项目已完成竣工验收`, `正在建设中的…创新中心`.
struct ProjectStatus: FrameRule {
    static let name = "project_status"

    /// Yields to what events and the heads of lists tell.
    static let implied = Frame.Attribute(name: "strength", value: "implied")

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .project = mention.value,
                let sentence = context.sentence(at: context.spans[index].lowerBound)
            else { continue }
            let span = context.spans[index]
            let after = predicate(behind: span, in: context.sentences[sentence], context)
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
                    ] + (cue.value.isTold ? [] : [Self.implied]),
                    confidence: cue.value.isTold ? 0.8 : 0.6))
        }
        return frames
    }

    /// What is said of an undertaking behind it, up to the next one: of `X、Y都在做前期工作` it is the
    /// same for both.
    private func predicate(
        behind span: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Range<Int> {
        var end = span.upperBound
        for next in context.projects(in: span.upperBound..<sentence.upperBound) {
            let start = context.spans[next].lowerBound
            let isListed =
                start - end == 1 && Self.listing.contains(context.character(end))
            guard isListed else { return end..<min(start, end + 60) }
            end = context.spans[next].upperBound
        }
        return end..<min(sentence.upperBound, end + 60)
    }

    /// The furthest of the statuses told behind the project: 已完成竣工验收,于4月正式投产.
    ///
    /// A told event says more than a plan: 拟 and 将 count only when nothing else is told.
    private func furthest(in range: Range<Int>, _ context: ArticleContext) -> Cue<
        CueVocabulary.Status
    >? {
        let cues = statuses(in: range, context)
        let told = cues.filter(\.value.isTold)
        let events = told.filter { $0.value.value != "planned" }
        return (events.isEmpty ? told.isEmpty ? cues : told : events).max {
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
    private func nearest(in range: Range<Int>, _ context: ArticleContext) -> Cue<
        CueVocabulary.Status
    >? {
        let cues = statuses(in: range, context)
        return cues.last(where: \.value.isTold) ?? cues.last
    }

    /// Status words that are reached or planned; 建成后 is neither.
    private func statuses(in range: Range<Int>, _ context: ArticleContext) -> [Cue<
        CueVocabulary.Status
    >] {
        context.cues.statuses.filter {
            range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound
                && !context.has(.conditional, at: $0.range.upperBound)
                && isAbout(range.lowerBound, $0.range, context)
        }
    }

    /// 计划8月投产 is still being built; 将开工 is still a plan.
    private func status(_ cue: Cue<CueVocabulary.Status>, _ context: ArticleContext) -> String {
        guard EventModality(context: context).isPlanned(cue.range) else { return cue.value.value }
        switch cue.value.value {
        case "completed", "in_production", "operating": return "under_construction"
        case "under_construction": return "planned"
        default: return cue.value.value
        }
    }

    /// 、 和 与 及.
    private static let listing: [UInt32] = [0x3001, 0x548C, 0x4E0E, 0x53CA]
}
