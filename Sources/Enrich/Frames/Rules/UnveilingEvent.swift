import Model

/// A unit that was unveiled, founded or put to use: `云岭江海联合实验室揭牌`.
struct UnveilingEvent: FrameRule {
    static let name = "unveiling_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "unveiling", rule: Self.name, demand: demand, roleBefore: "subject",
                    roleAfter: "subject")
            }, kind: "unveiling")
    }
}
