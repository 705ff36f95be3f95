import Model

/// Works that begin: `云岭储能基地昨天破土动工`.
struct GroundbreakingEvent: FrameRule {
    static let name = "groundbreaking_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "groundbreaking", rule: Self.name, demand: demand,
                    roleBefore: "participant",
                    roleAfter: "participant")
            }, kind: "groundbreaking")
    }
}
