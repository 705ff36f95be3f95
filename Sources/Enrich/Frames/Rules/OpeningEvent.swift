import Model

/// A unit that opens: `云岭科技馆5月1日开馆`.
struct OpeningEvent: FrameRule {
    static let name = "opening_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "opening", rule: Self.name, demand: demand, roleBefore: "subject",
                    roleAfter: "subject")
            }, kind: "opening")
    }
}
