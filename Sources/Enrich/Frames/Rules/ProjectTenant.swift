import Model

/// Who moves into an undertaking told before: `甲、乙等首批12家企业领到了入驻钥匙`, `园内已引进甲、乙等企业26家`, and the
/// list behind `首批6家企业拿到了钥匙,其中有:`.
struct ProjectTenant: FrameRule {
    static let name = "project_tenant"

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        var frames: [Frame] = []
        for sentence in context.sentences.indices {
            let whole = context.sentences[sentence]
            guard let cue = context.last(.movingIn, in: whole) ?? drawn(in: whole, context)
            else { continue }
            var tenants = tenants(around: cue, in: whole, context, roles)
            if tenants.isEmpty { tenants = listed(after: sentence, context, roles) }
            guard tenants.count >= 2 || context.has(.movingIn, at: cue.lowerBound),
                let project = project(before: cue.lowerBound, in: sentence, context)
            else { continue }
            for tenant in tenants where roles.role(of: tenant) != "host" {
                frames.append(
                    Frame.projectPartner(
                        tenant, of: project, as: "tenant", rule: Self.name,
                        trigger: context.bytes(cue), sentence: context.bytes(whole), confidence: 0.7
                    ))
            }
        }
        return frames
    }

    /// 引进, 吸引 before a list that tells how many came: `等企业26家`.
    private func drawn(in sentence: Range<Int>, _ context: ArticleContext) -> Range<Int>? {
        guard let word = context.last(.drawing, in: sentence) else { return nil }
        let tail = word.upperBound..<min(sentence.upperBound, word.upperBound + 60)
        return tail.contains { context.character($0) == 0x7B49 } ? word : nil  // 等
    }

    private func tenants(
        around cue: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext,
        _ roles: PartnerRoles
    ) -> [Int] {
        let organizations = roles.free(in: sentence)
        if let last = organizations.last(where: { context.spans[$0].upperBound <= cue.lowerBound }),
            cue.lowerBound - context.spans[last].upperBound <= Self.reach
        {
            return roles.joint(with: last, of: organizations)
        }
        guard
            let first = organizations.first(where: {
                context.spans[$0].lowerBound >= cue.upperBound
            }), context.spans[first].lowerBound - cue.upperBound <= 10
        else { return [] }
        return roles.joint(from: first, of: organizations)
    }

    /// The first organization of each item of the list that the sentence ends with a colon before.
    private func listed(
        after sentence: Int, _ context: ArticleContext, _ roles: PartnerRoles
    ) -> [Int] {
        let end = context.sentences[sentence].upperBound - 1
        guard context.character(end) == 0x3A else { return [] }
        var found: [Int] = []
        var index = sentence + 1
        while index < context.sentences.count, index - sentence <= Self.longestList {
            let item = context.sentences[index]
            guard let first = roles.free(in: item).first,
                context.spans[first].lowerBound - item.lowerBound <= 4
            else { break }
            found.append(first)
            index += 1
        }
        return found
    }

    /// The undertaking told last before, at most four sentences back.
    private func project(
        before position: Int, in sentence: Int, _ context: ArticleContext
    ) -> Int? {
        for earlier in stride(from: sentence, through: max(0, sentence - 4), by: -1) {
            let range = context.sentences[earlier]
            guard
                context.paragraphOfSentence[sentence] - context.paragraphOfSentence[earlier] <= 4
            else { return nil }
            let end = min(range.upperBound, position)
            guard range.lowerBound < end else { continue }
            // 项目由…代管公共平台: the sentence goes on about the undertaking before it.
            let lead = range.lowerBound..<min(end, range.lowerBound + 3)
            if earlier < sentence, context.contains(.anaphora, in: lead) { continue }
            if let project = context.projects(in: range.lowerBound..<end).first { return project }
        }
        return nil
    }

    /// Characters between the last tenant and what it does.
    private static let reach = 22
    private static let longestList = 12
}
