import Model

/// Who builds an undertaking, told as the subject of the verb before it: `甲公司昨日宣布,将投资5亿元建设X`,
/// `…甲与乙签订协议。双方将共建X`, `…甲有限公司。该公司拟在云岭区建设X`.
struct ProjectFounder: FrameRule {
    static let name = "project_founder"

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        return context.mentions.indices.flatMap { index -> [Frame] in
            guard case .project = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound),
                let verb = verb(before: index, in: context.sentences[sentence], context)
            else { return [] }
            return subjects(of: verb, in: sentence, context, roles).compactMap { organization in
                guard let role = roles.role(of: organization) else { return nil }
                return Frame.projectPartner(
                    organization, of: index, as: role, rule: Self.name,
                    trigger: context.bytes(verb),
                    sentence: context.bytes(context.sentences[sentence]), confidence: 0.7)
            }
        }
    }

    /// The verb of founding before an undertaking or before the list that it stands in.
    private func verb(
        before project: Int, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Range<Int>? {
        var start = context.spans[project].lowerBound
        for earlier in context.projects(in: sentence.lowerBound..<start).reversed() {
            let gap =
                context.spans[earlier]
                .upperBound..<max(
                    start, context.spans[earlier].upperBound)
            guard gap.count == 1, context.containsCharacter(Self.listing, in: gap) else { break }
            start = context.spans[earlier].lowerBound
        }
        let head = max(sentence.lowerBound, start - Self.reach)..<start
        // 将X放在云岭, 把X布局在云岭.
        if Self.moving.contains(context.character(start - 1)) { return (start - 1)..<start }
        let names = context.mentions(in: head) {
            switch $0 {
            case .organization, .project: true
            default: false
            }
        }
        let nearest = names.map { context.spans[$0].upperBound }.max() ?? head.lowerBound
        let gap = max(head.lowerBound, nearest)..<start
        return context.last(.founding, in: gap) ?? context.last(.creating, in: gap)
    }

    /// The organizations that the verb is said of: the last ones before it in its sentence, else what
    /// 该公司 or 双方 refers to.
    private func subjects(
        of verb: Range<Int>, in sentence: Int, _ context: ArticleContext, _ roles: PartnerRoles
    ) -> [Int] {
        let whole = context.sentences[sentence]
        let start = context.statementStart(before: verb.lowerBound, in: whole)
        let before = roles.free(in: start..<verb.lowerBound).filter { !isObject($0, context) }
        let actors = before.filter { roles.role(of: $0) != "host" }
        if let last = actors.last {
            let joined = roles.joint(with: last, of: before)
            if isOfBoth(context.spans[last].upperBound..<verb.lowerBound, context),
                joined.count == 1, before.count > 1
            {
                return before
            }
            return joined
        }
        guard sentence > 0 else { return [] }
        let head = start..<verb.lowerBound
        let isBoth = isOfBoth(head, context)
        guard isBoth || context.contains(.companyAnaphora, in: head) else { return [] }
        let main = isBoth ? nil : roles.mainCompany()
        let paragraph = context.paragraphOfSentence[sentence]
        for earlier in stride(from: sentence - 1, through: max(0, sentence - 3), by: -1)
        where paragraph - context.paragraphOfSentence[earlier] <= 1 {
            let told = roles.free(in: context.sentences[earlier])
            let companies = told.filter { roles.role(of: $0) != "host" }
            guard let last = companies.last else { continue }
            return isBoth && told.count <= 4 ? told : [last]
        }
        return main.map { [$0] } ?? []
    }

    /// 在, 为, 向, 对, 落户 before an organization: it does not act.
    private func isObject(_ organization: Int, _ context: ArticleContext) -> Bool {
        let start = context.spans[organization].lowerBound
        return Self.objects.contains(context.character(start - 1))
            || context.has(.whereabouts, endingAt: start)
    }

    private func isOfBoth(_ range: Range<Int>, _ context: ArticleContext) -> Bool {
        context.contains(.joint, in: range) || context.contains(.bothParties, in: range)
    }

    /// Characters between a verb and what it founds: an amount, a place, a time.
    private static let reach = 30
    /// 、 和 与 及.
    private static let listing: [UInt32] = [0x3001, 0x548C, 0x4E0E, 0x53CA]
    /// 将 把.
    private static let moving: [UInt32] = [0x5C06, 0x628A]
    /// 在 为 向 对 给.
    private static let objects: [UInt32] = [0x5728, 0x4E3A, 0x5411, 0x5BF9, 0x7ED9]
}
