import Model

/// Works that end: `云岭河大桥5月合龙`.
struct CompletionEvent: FrameRule {
    static let name = "completion_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "completion", rule: Self.name, demand: demand, roleBefore: "subject",
                    roleAfter: "subject")
            }, kind: "completion")
    }
}
