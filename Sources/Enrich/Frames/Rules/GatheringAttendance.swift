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
            // 甲与乙合办商学院: what is held together is named, and no gathering.
            let isEnd = [0, 0x0A, 0x2C, 0x3B, 0x3002].contains(context.character(word.upperBound))
            guard attending != nil || isEnd || refersByName(sentence, context) else { return nil }
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
                },
                attributes: refersByName(sentence, context) ? [Self.referring] : [],
                confidence: 0.7)
        }
    }

    /// The sentence is about the gathering told before, however far: `本次活动由X主办`.
    static let referring = Frame.Attribute(name: "refers", value: "by_name")

    /// Characters before the word for the gathering at most: 本次, 此次.
    private static let longestLead = 4

    private func refersByName(_ sentence: Range<Int>, _ context: ArticleContext) -> Bool {
        let head =
            sentence
            .lowerBound..<min(
                sentence.upperBound, sentence.lowerBound + Self.longestLead)
        return context.contains(.gatheringReference, in: head)
            || !context.cues.gatherings.starting(in: head).isEmpty
    }
}
