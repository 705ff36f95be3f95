import Model

/// Somebody's visit to an organization: `方力会见了华值中国董事长张文忠一行`.
struct VisitEvent: FrameRule {
    static let name = "visit_event"

    func frames(in context: ArticleContext) -> [Frame] {
        let builder = EventBuilder(context: context)
        return context.cues.triggers.filter { $0.value.kind == "visit" }.compactMap { trigger in
            let clause = context.clause(at: trigger.range.lowerBound)
            guard clause.upperBound > trigger.range.upperBound else { return nil }
            let visited = context.organizations(in: trigger.range.upperBound..<clause.upperBound)
            let people = context.mentions(
                in: clause, where: { if case .person = $0 { true } else { false } })
            let actors = context.organizations(in: clause.lowerBound..<trigger.range.lowerBound)
            guard !visited.isEmpty, !people.isEmpty || !actors.isEmpty else { return nil }
            return builder.frame(
                EventBuilder.Request(
                    kind: "visit", rule: Self.name, demand: .unit, roleBefore: "participant",
                    roleAfter: "host"), trigger: trigger.range, window: clause)
        }
    }
}
