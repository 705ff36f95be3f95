import Model

/// Shares or a company that change hands: `成功竞拍民生证券股权`.
struct AcquisitionEvent: FrameRule {
    static let name = "acquisition_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "acquisition", rule: Self.name, demand: demand, roleBefore: "acquirer",
                    roleAfter: "subject")
            }, kind: "acquisition")
    }
}
