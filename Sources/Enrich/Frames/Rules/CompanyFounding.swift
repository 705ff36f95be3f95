import Model

/// Whose a company is that builds for others: `甲集团与乙公司合资成立丙公司`, `甲集团旗下的丙公司`, `丙公司…其母公司甲集团`,
/// `丙公司是甲集团为项目专门注册的`.
struct CompanyFounding: FrameRule {
    static let name = "company_founding"
    static let kind = "company_founding"

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        let founding = FoundingSubject(context: context)
        return context.mentions.indices.compactMap { child in
            guard case .organization(let value) = context.mentions[child].value,
                value.kind == .company, context.projectAround(child) == nil,
                let index = context.sentence(at: context.spans[child].lowerBound)
            else { return nil }
            let sentence = context.sentences[index]
            var parents: [Int] = []
            if let verb = founding.verb(before: child, in: sentence),
                context.contains(
                    .establishing, in: verb.lowerBound..<context.spans[child].lowerBound)
            {
                parents = founding.subjects(of: verb, in: index)
            }
            if parents.isEmpty { parents = told(child, in: sentence, context, roles) }
            parents.removeAll { roles.role(of: $0) == "host" || $0 == child }
            guard (1...Self.most).contains(parents.count) else { return nil }
            return Frame(
                kind: Self.kind, rule: Self.name, trigger: context.mentions[child].range,
                sentence: context.bytes(sentence),
                arguments: [Frame.Argument(role: "child", mention: child)]
                    + parents.map { Frame.Argument(role: "parent", mention: $0) },
                confidence: 0.7)
        }
    }

    /// `甲旗下的丙`, `甲全资子公司丙`, `丙…其母公司甲`, `丙是甲…注册的`.
    private func told(
        _ child: Int, in sentence: Range<Int>, _ context: ArticleContext, _ roles: PartnerRoles
    ) -> [Int] {
        let free = roles.free(in: sentence)
        guard let position = free.firstIndex(of: child) else { return [] }
        let span = context.spans[child]
        if position > 0 {
            let before = context.spans[free[position - 1]]
            let gap = before.upperBound..<max(before.upperBound, span.lowerBound)
            if gap.count <= Self.widest, context.contains(.subsidiary, in: gap),
                !context.containsCharacter(Self.breaks, in: gap)
            {
                return [free[position - 1]]
            }
        }
        guard position + 1 < free.count else { return [] }
        let next = context.spans[free[position + 1]]
        if context.has(.parentLabel, endingAt: next.lowerBound),
            next.lowerBound - span.upperBound <= Self.farthest
        {
            return [free[position + 1]]
        }
        let gap = span.upperBound..<max(span.upperBound, next.lowerBound)
        let tail = next.upperBound..<min(sentence.upperBound, next.upperBound + Self.farthest)
        let isCopula = gap.count == 1 && Self.copulas.contains(context.character(gap.lowerBound))
        return isCopula
            && (context.contains(.subsidiary, in: tail) || context.contains(.registered, in: tail))
            ? [free[position + 1]] : []
    }

    /// Parents of one company at most.
    private static let most = 4
    /// Characters between a company and what it belongs to.
    private static let widest = 14
    private static let farthest = 24
    /// , ; 、
    private static let breaks: [UInt32] = [0x2C, 0x3B, 0x3001]
    /// 是 系 为.
    private static let copulas: [UInt32] = [0x662F, 0x7CFB, 0x4E3A]
}
