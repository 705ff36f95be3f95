import Model

/// Who takes part in a gathering told before: `…峰会召开。星河集团、云岭大学等出席活动`.
struct GatheringAttendance: FrameRule {
    static let name = "gathering_attendance"

    func frames(in context: ArticleContext) -> [Frame] {
        context.sentences.compactMap { sentence in
            guard let word = context.last(.attending, in: sentence) else { return nil }
            let organizations = context.organizations(in: sentence).filter {
                context.projectAround($0) == nil
            }
            guard !organizations.isEmpty else { return nil }
            return Frame(
                kind: "attendance", rule: Self.name, trigger: context.bytes(word),
                sentence: context.bytes(sentence),
                arguments: organizations.map {
                    Frame.Argument(role: "participant", mention: $0)
                }, confidence: 0.7)
        }
    }
}
