import Model

/// What each mention of an undertaking says for or against its being one that the article tells of.
///
/// `在云岭科技园举行` is a place, `与云岭研究院签约` a party, `总投资9亿元的云岭科技园开工` an undertaking. The rule only
/// notes what it sees; `ProjectVerdict` weighs it for all mentions of an undertaking together.
struct UndertakingEvidence: FrameRule {
    static let name = "undertaking_evidence"
    static let kind = "undertaking_evidence"

    func frames(in context: ArticleContext) -> [Frame] {
        context.mentions.indices.compactMap { index in
            guard case .project = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound)
            else { return nil }
            let seen = evidence(of: index, in: sentence, context)
            return Frame(
                kind: Self.kind, rule: Self.name, trigger: context.mentions[index].range,
                sentence: context.bytes(context.sentences[sentence]),
                arguments: [Frame.Argument(role: "project", mention: index)],
                attributes: seen.map { Frame.Attribute(name: "evidence", value: $0.rawValue) },
                confidence: 0.5)
        }
    }

    private func evidence(
        of project: Int, in sentence: Int, _ context: ArticleContext
    ) -> [ProjectEvidence] {
        let whole = context.sentences[sentence]
        let span = context.spans[project]
        var seen = before(span, in: whole, context) + after(span, in: whole, context)
        if sentence == 0 { seen.append(.headline) }
        seen += inside(span, project, context)
        return seen
    }

    // MARK: - What stands before

    private func before(
        _ span: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> [ProjectEvidence] {
        var seen: [ProjectEvidence] = []
        var start = span.lowerBound
        if start > sentence.lowerBound, Self.quotes.contains(context.character(start - 1)) {
            start -= 1
            seen.append(.quoted)
        }
        // 考察了甲园、|乙园: what stands before the list stands before each of it.
        var lead = firstListed(start, in: sentence, context)
        // 在深圳市云岭区|X: the places before belong to where it is.
        while let place = context.places(in: max(sentence.lowerBound, lead - 12)..<lead)
            .last(where: { context.spans[$0].upperBound == lead })
        {
            lead = context.spans[place].lowerBound
        }
        if context.has(.whereabouts, endingAt: lead) || context.has(.destination, endingAt: lead) {
            seen.append(.at)
        }
        if context.has(.companion, endingAt: lead) { seen.append(.beside) }
        if context.has(.companion, endingAt: start), agrees(start, context) { seen.append(.party) }
        if context.has(.creating, endingAt: start) || context.has(.creating, endingAt: start - 2)
            || context.has(.creating, endingAt: start - 1)
        {
            seen.append(.created)
        }
        let clause = context.clause(at: span.lowerBound)
        let head = max(clause.lowerBound, start - 30)..<start
        if context.contains(.creating, in: head) { seen.append(.creation) }
        guard start > sentence.lowerBound else { return seen + [.first] }
        switch context.character(start - 1) {
        case 0x2C, 0x3B, 0x3A: seen.append(.clauseFirst)
        case 0x3001: seen.append(.listed)
        case 0x7684: seen.append(isPaid(start, context) ? .paid : .possessed)  // 的
        case 0x7531, 0x88AB, 0x5411: seen.append(.agent)  // 由 被 向
        default: break
        }
        return seen
    }

    /// Where the list begins that `start` stands in.
    private func firstListed(
        _ start: Int, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Int {
        var start = start
        while start > sentence.lowerBound, Self.listing.contains(context.character(start - 1)) {
            let before = context.mentions(in: max(sentence.lowerBound, start - 40)..<start) {
                switch $0 {
                case .organization, .project: true
                default: false
                }
            }
            guard
                let first = before.filter({ context.spans[$0].upperBound == start - 1 })
                    .map({ context.spans[$0].lowerBound }).min()
            else { break }
            start = first
        }
        return start
    }

    /// Something is signed in the clause: who stands beside 与 is a party.
    private func agrees(_ index: Int, _ context: ArticleContext) -> Bool {
        let clause = context.clause(at: index)
        return context.cues.triggers.starting(in: clause).contains {
            ["signing", "cooperation"].contains($0.value.kind)
        }
    }

    /// 总投资30亿元的X.
    private func isPaid(_ start: Int, _ context: ArticleContext) -> Bool {
        context.amounts(in: max(0, start - 14)..<(start - 1)).contains {
            context.spans[$0].upperBound == start - 1
        }
    }

    // MARK: - What follows

    private func after(
        _ span: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> [ProjectEvidence] {
        var seen: [ProjectEvidence] = []
        var end = span.upperBound
        if end < sentence.upperBound, Self.closings.contains(context.character(end)) { end += 1 }
        let near = end..<min(sentence.upperBound, end + 10)
        let clause = end..<max(end, context.clause(at: end - 1).upperBound)
        if context.cues.statuses.contains(where: {
            $0.value.isTold && clause.contains($0.range.lowerBound)
                && $0.range.lowerBound <= end + 14
        }) {
            seen.append(.progress)
        }
        let amounts = context.amounts(in: end..<min(sentence.upperBound, end + 22))
        if !amounts.isEmpty { seen.append(.amount) }
        if near.prefix(3).contains(where: { context.has(.acting, at: $0) }) { seen.append(.acts) }
        if context.contains(.holding, in: near) { seen.append(.venue) }
        if context.contains(.located, in: near) { seen.append(.located) }
        let people = context.mentions(in: end..<min(sentence.upperBound, end + 12)) {
            if case .person = $0 { true } else { false }
        }
        if !people.isEmpty { seen.append(.people) }
        let measures = context.mentions(in: end..<min(sentence.upperBound, end + 12)) {
            if case .quantity = $0 { true } else { false }
        }
        if measures.contains(where: { context.spans[$0].lowerBound == end }) {
            seen.append(.measured)
        }
        if (end..<min(end + 2, sentence.upperBound)).contains(where: {
            context.has(.companion, at: $0)
        }), agrees(end, context) {
            seen.append(.party)
        }
        switch context.character(end) {
        case 0x5185, 0x91CC, 0x4E2D, 0x4E0A, 0x5468, 0x5357, 0x5317, 0x4E1C, 0x897F, 0x5927:
            seen.append(.within)  // 内 里 中 上 周 南 北 东 西 大
        case 0x7684: seen.append(.owner)  // 的
        case 0x3001, 0x548C, 0x4E0E, 0x53CA: seen.append(.joined)
        case 0, 0x0A, 0x3002, 0x2C, 0x3B: seen.append(.last)
        default: break
        }
        return seen
    }

    // MARK: - The name

    private func inside(
        _ span: Range<Int>, _ project: Int, _ context: ArticleContext
    ) -> [ProjectEvidence] {
        var seen: [ProjectEvidence] = []
        let end = span.upperBound
        if context.mentions(in: span, where: { _ in true }).contains(where: {
            context.spans[$0].lowerBound == span.lowerBound && context.spans[$0] != span
        }) {
            seen.append(.named)
        }
        for index in context.mentions(in: span, where: { _ in true }) {
            switch context.mentions[index].value {
            case .organization(let organization):
                if context.spans[index] == span {
                    switch organization.kind {
                    case .park: seen.append(.isPark)
                    case .researchInstitute: seen.append(.isInstitute)
                    case .company: seen.append(.isCompany)
                    default: seen.append(.isBody)
                    }
                } else if organization.kind == .company {
                    seen.append(.holdsCompany)
                } else {
                    seen.append(.holdsBody)
                }
            case .place(let place):
                if context.spans[index] == span
                    || place.isZone && context.spans[index].upperBound == end
                {
                    seen.append(.isZone)
                }
            default: break
            }
        }
        if context.has("项目", at: end - 2) || context.has("工程", at: end - 2) {
            seen.append(.isProject)
        }
        if context.has("产线", at: end - 2) || context.has("生产线", at: end - 3)
            || context.has("工厂", at: end - 2) || context.has("总部", at: end - 2)
            || context.has("基地", at: end - 2)
        {
            seen.append(.isPlant)
        }
        if context.has("飞地", at: end - 2) { seen.append(.isOutpost) }
        if ["期", "段", "扩建", "改造"].contains(where: {
            context.has($0, at: end - $0.unicodeScalars.count)
        }) {
            seen.append(.isPhase)
        }
        switch context.mentions[project].confidence {
        case ..<0.68: seen.append(.doubtful)
        case 0.92...: seen.append(.certain)
        default: break
        }
        return seen
    }

    /// 、 和 与 及.
    private static let listing: [UInt32] = [0x3001, 0x548C, 0x4E0E, 0x53CA]
    private static let quotes: [UInt32] = [0x201C, 0x300C, 0x300E, 0x22, 0x2018]
    private static let closings: [UInt32] = [0x201D, 0x300D, 0x300F, 0x22, 0x2019]
}
