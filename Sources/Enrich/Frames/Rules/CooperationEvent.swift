import Model

/// A tie without a told signing: `无锡高新区与浙江大学工研院合作共建…中心`.
struct CooperationEvent: FrameRule {
    static let name = "cooperation_event"

    func frames(in context: ArticleContext) -> [Frame] {
        EventBuilder(context: context).frames(
            { demand in
                EventBuilder.Request(
                    kind: "cooperation", rule: Self.name, demand: demand, roleBefore: "signatory",
                    roleAfter: "signatory")
            }, kind: "cooperation")
    }
}
