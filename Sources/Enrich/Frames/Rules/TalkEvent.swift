import Model

/// A meeting of two parties that has no name: `代表团与江海大学座谈`, `双方举行会谈`.
struct TalkEvent: FrameRule {
    static let name = "talk_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "meeting", rule: Self.name, demand: demand, roleBefore: "participant",
                    roleAfter: "participant")
            }, kind: "meeting")
    }
}
