import Model

/// Shares or a company that change hands: `云岭控股收购江海物流六成股权`.
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
