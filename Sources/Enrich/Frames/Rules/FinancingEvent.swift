import Model

/// A round of financing: `磁岭动力完成2亿元B轮融资`.
struct FinancingEvent: FrameRule {
    static let name = "financing_event"

    func frames(in context: ArticleContext) -> [Frame] {
        let builder = EventBuilder(context: context)
        return context.cues.triggers.filter {
            $0.value.kind == "financing"
        }.compactMap { cue in
            builder.frame(
                EventBuilder.Request(
                    kind: "other", rule: Self.name, demand: cue.value.demand,
                    roleBefore: "subject", roleAfter: "participant"), trigger: cue.range)
        }
    }
}
