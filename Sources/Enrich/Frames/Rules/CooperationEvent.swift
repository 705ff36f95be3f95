import Model

/// A tie without a told signing: `无锡高新区与浙江大学工研院合作共建…中心`.
struct CooperationEvent: FrameRule {
    static let name = "cooperation_event"

    func frames(in context: ArticleContext) -> [Frame] {
        let builder = EventBuilder(context: context)
        return context.cues.triggers.filter { $0.value.kind == "cooperation" }.compactMap { cue in
            // 战略合作协议 belongs to the signing of the same clause.
            let clause = context.clause(at: cue.range.lowerBound)
            let isSigned = context.cues.triggers.contains {
                $0.value.kind == "signing" && clause.contains($0.range.lowerBound)
            }
            guard !isSigned else { return nil }
            return builder.frame(
                EventBuilder.Request(
                    kind: "cooperation", rule: Self.name, demand: cue.value.demand,
                    roleBefore: "signatory", roleAfter: "signatory"), trigger: cue.range)
        }
    }
}
