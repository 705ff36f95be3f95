import Model

/// Who builds an undertaking, told as the subject of the verb before it: `甲公司昨日宣布,将投资5亿元建设X`,
/// `…甲与乙签订协议。双方将共建X`, `…甲有限公司。该公司拟在云岭区建设X`, `…,后者把X放在云岭`.
struct ProjectFounder: FrameRule {
    static let name = "project_founder"

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        let founding = FoundingSubject(context: context)
        return context.mentions.indices.flatMap { index -> [Frame] in
            guard case .project = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound),
                let verb = founding.verb(before: index, in: context.sentences[sentence])
            else { return [] }
            return founding.subjects(of: verb, in: sentence).compactMap { organization in
                guard let role = roles.role(of: organization) else { return nil }
                return Frame.projectPartner(
                    organization, of: index, as: role, rule: Self.name,
                    trigger: context.bytes(verb),
                    sentence: context.bytes(context.sentences[sentence]), confidence: 0.7)
            }
        }
    }
}
