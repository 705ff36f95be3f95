import Model

/// Who takes part in a gathering told before: `…峰会召开。星河集团、云岭大学等出席活动`, `活动由X主办`.
struct GatheringAttendance: FrameRule {
    static let name = "gathering_attendance"

    func frames(in context: ArticleContext) -> [Frame] {
        context.sentences.compactMap { sentence in
            let attending = context.last(.attending, in: sentence)
            // 活动由X主办: of the gathering told before.
            let organizing = context.last(.organizing, in: sentence)
            guard let word = attending ?? organizing else { return nil }
            let organizations = context.organizations(in: sentence).filter {
                context.projectAround($0) == nil && !context.isInGatheringName($0)
            }
            guard !organizations.isEmpty else { return nil }
            return Frame(
                kind: "attendance", rule: Self.name, trigger: context.bytes(word),
                sentence: context.bytes(sentence),
                arguments: organizations.map {
                    Frame.Argument(
                        role: attending == nil ? "organizer" : "participant", mention: $0)
                }, confidence: 0.7)
        }
    }
}
