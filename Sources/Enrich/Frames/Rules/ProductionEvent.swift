import Model

/// A line that starts to produce: `云岭轴承二号线6月投产`.
struct ProductionEvent: FrameRule {
    static let name = "production_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "production", rule: Self.name, demand: demand, roleBefore: "subject",
                    roleAfter: "subject")
            }, kind: "production")
    }
}
