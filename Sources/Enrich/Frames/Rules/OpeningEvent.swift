import Model

/// A unit that opens: `3月4日首次对外开放`.
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
