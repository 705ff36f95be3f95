import Model

/// Works that begin: `项目在这里开工`.
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
