import Model

/// Works that end: `一期厂房预计7月竣工验收`.
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
