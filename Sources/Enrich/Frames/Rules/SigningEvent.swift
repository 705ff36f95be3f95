import Model

/// An agreement that was signed: `锡山经济技术开发区与万物云城签署“城市管家”战略合作协议`.
struct SigningEvent: FrameRule {
    static let name = "signing_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "signing", rule: Self.name, demand: demand, roleBefore: "signatory",
                    roleAfter: "signatory")
            }, kind: "signing")
    }
}
