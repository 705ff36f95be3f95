import Model

/// Where an undertaking lands, told in so many words: `X落户云岭产业园`, `在云岭区建设X`, `云岭区引进的X`.
struct ProjectHost: FrameRule {
    static let name = "project_host"

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        return context.mentions.indices.compactMap { index in
            guard case .project = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound),
                let host = host(behind: index, in: sentence, context, roles)
                    ?? host(before: index, in: context.sentences[sentence], context, roles)
            else { return nil }
            return Frame.projectPartner(
                host, of: index, as: "host", rule: Self.name, trigger: context.mentions[host].range,
                sentence: context.bytes(context.sentences[sentence]), confidence: 0.8)
        }
    }

    /// `X落户云岭产业园`, also in the next sentence: `项目选址云岭新城`.
    private func host(
        behind project: Int, in sentence: Int, _ context: ArticleContext, _ roles: PartnerRoles
    ) -> Int? {
        let start = context.spans[project].upperBound
        let whole = context.sentences[sentence]
        let next = context.projects(in: start..<whole.upperBound).first {
            context.spans[$0].lowerBound > start
        }
        let end = next.map { context.spans[$0].lowerBound } ?? whole.upperBound
        if start < end, let host = land(in: start..<min(end, start + Self.reach), context, roles) {
            return host
        }
        guard next == nil, sentence + 1 < context.sentences.count,
            context.paragraphOfSentence[sentence + 1] == context.paragraphOfSentence[sentence]
        else { return nil }
        let following = context.sentences[sentence + 1]
        let lead = following.lowerBound..<min(following.upperBound, following.lowerBound + 4)
        guard context.contains(.anaphora, in: lead) || context.has(.located, at: lead.lowerBound)
        else { return nil }
        return land(
            in: following.lowerBound..<min(following.upperBound, following.lowerBound + Self.reach),
            context, roles)
    }

    /// What the first word of place in `range` is followed by.
    private func land(
        in range: Range<Int>, _ context: ArticleContext, _ roles: PartnerRoles
    ) -> Int? {
        for index in range {
            guard context.has(.located, at: index) else { continue }
            let clause = context.clause(at: index)
            return whole(roles.lands(in: index..<min(clause.upperBound, index + 30)), context)
        }
        return nil
    }

    /// `在云岭区建设X`, `位于云岭产业园的X`, `云岭区引进的X`.
    private func host(
        before project: Int, in sentence: Range<Int>, _ context: ArticleContext,
        _ roles: PartnerRoles
    ) -> Int? {
        let start = context.spans[project].lowerBound
        let head = max(sentence.lowerBound, start - Self.reach)..<start
        guard let host = whole(roles.lands(in: head), context) else { return nil }
        let between = context.spans[host].upperBound..<start
        guard !between.isEmpty,
            context.projects(in: head).allSatisfy({
                context.spans[$0].upperBound <= context.spans[host].upperBound
            })
        else { return nil }
        let isWhere =
            context.has(.located, endingAt: leftmost(host, context))
            || context.character(leftmost(host, context) - 1) == 0x5728  // 在
        if isWhere {
            return context.contains(.creating, in: between)
                || context.character(start - 1) == 0x7684 ? host : nil
        }
        return between.count <= 9 && context.contains(.drawing, in: between)
            && context.character(start - 1) == 0x7684 ? host : nil
    }

    /// Where the chain of places that ends with `host` begins: 在|云岭市东湾区.
    private func leftmost(_ host: Int, _ context: ArticleContext) -> Int {
        var start = context.spans[host].lowerBound
        while let before = context.places(in: max(0, start - 12)..<start)
            .last(where: { context.spans[$0].upperBound == start })
        {
            start = context.spans[before].lowerBound
        }
        return start
    }

    /// Not a whole city: that is a place, no host.
    private func whole(_ host: Int?, _ context: ArticleContext) -> Int? {
        guard let host else { return nil }
        if case .place(let place) = context.mentions[host].value, !place.isZone,
            (place.divisionCode ?? "00").hasSuffix("00")
        {
            return nil
        }
        return host
    }

    private static let reach = 34
}
