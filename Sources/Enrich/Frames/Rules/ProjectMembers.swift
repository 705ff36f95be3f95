import Model

/// Who makes up an undertaking told before: `甲大学、乙研究院等11家单位为首批共建成员`.
struct ProjectMembers: FrameRule {
    static let name = "project_members"

    /// Characters between the last of them and what they are.
    private static let reach = 18
    /// Sentences between the undertaking and its members.
    private static let farthest = 2

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        return context.sentences.indices.flatMap { index -> [Frame] in
            let sentence = context.sentences[index]
            guard let cue = context.last(.membership, in: sentence),
                let project = project(before: cue.lowerBound, in: index, context)
            else { return [] }
            let free = roles.free(in: sentence)
            guard
                let last = free.last(where: { context.spans[$0].upperBound <= cue.lowerBound }),
                cue.lowerBound - context.spans[last].upperBound <= Self.reach
            else { return [] }
            return roles.joint(with: last, of: free).map {
                Frame.projectPartner(
                    $0, of: project, as: "partner", rule: Self.name, trigger: context.bytes(cue),
                    sentence: context.bytes(sentence), confidence: 0.7)
            }
        }
    }

    private func project(before position: Int, in index: Int, _ context: ArticleContext) -> Int? {
        let continued = ContinuedUndertaking(context: context)
        let start = context.sentences[index].lowerBound
        if let own = continued.last(in: start..<position) { return own }
        for earlier in stride(from: index - 1, through: max(0, index - Self.farthest), by: -1) {
            if let project = continued.last(in: context.sentences[earlier]) { return project }
        }
        return nil
    }
}
