import Model

/// How far an undertaking is: `云岭轴承项目已经封顶`, `在建的…创新中心`.
struct ProjectStatus: FrameRule {
    static let name = "project_status"

    /// Yields to what events and the heads of lists tell.
    static let implied = Frame.Attribute(name: "strength", value: "implied")

    /// Holds against all that is told elsewhere.
    static let deferred = Frame.Attribute(name: "strength", value: "deferred")

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .project = mention.value,
                let sentence = context.sentence(at: context.spans[index].lowerBound)
            else { continue }
            let span = context.spans[index]
            let after = predicate(behind: span, in: context.sentences[sentence], context)
            let clause = context.clause(at: span.lowerBound)
            let before = clause.lowerBound..<span.lowerBound
            if let word = deferral(behind: after, before: before, context) {
                frames.append(
                    Frame(
                        kind: "project_status", rule: Self.name, trigger: context.bytes(word),
                        sentence: context.bytes(context.sentences[sentence]),
                        arguments: [Frame.Argument(role: "project", mention: index)],
                        attributes: [
                            Frame.Attribute(name: "status", value: "planned"), Self.deferred,
                        ], confidence: 0.8))
                continue
            }
            var told =
                furthest(in: after, context) ?? nearest(in: before, context)
                ?? plan(before: span.lowerBound, in: context.sentences[sentence], context)
            if told.map({ !$0.value.isTold }) ?? true,
                let later = anaphoric(to: index, in: sentence, context), later.value.isTold
            {
                told = later
            }
            if let signing = signing(
                before: span.lowerBound, in: sentence, yieldingTo: told, context)
            {
                frames.append(
                    Frame(
                        kind: "project_status", rule: Self.name, trigger: context.bytes(signing),
                        sentence: context.bytes(context.sentences[sentence]),
                        arguments: [Frame.Argument(role: "project", mention: index)],
                        attributes: [Frame.Attribute(name: "status", value: "signed")],
                        confidence: 0.7))
                continue
            }
            guard let cue = told else { continue }
            frames.append(
                Frame(
                    kind: "project_status", rule: Self.name, trigger: context.bytes(cue.range),
                    sentence: context.bytes(context.sentences[sentence]),
                    arguments: [Frame.Argument(role: "project", mention: index)],
                    attributes: [
                        Frame.Attribute(name: "status", value: status(cue, context))
                    ] + (cue.value.isTold ? [] : [Self.implied]),
                    confidence: cue.value.isTold ? 0.8 : 0.6))
        }
        return frames
    }

    /// `…X。该项目去年9月开工`: what the next sentence, which names no other, says of it.
    private func anaphoric(
        to project: Int, in sentence: Int, _ context: ArticleContext
    ) -> Cue<CueVocabulary.Status>? {
        if ItemTopic(context: context).isHead(project) {
            return furthest(of: told(ofItem: project, context), context)
        }
        let next = sentence + 1
        guard next < context.sentences.count,
            context.paragraphOfSentence[next] == context.paragraphOfSentence[sentence],
            context.projects(
                in: context.spans[project].upperBound..<context.sentences[next].upperBound
            ).allSatisfy({ context.spans[$0].upperBound <= context.spans[project].upperBound })
        else { return nil }
        let range = context.sentences[next]
        let lead = range.lowerBound..<min(range.upperBound, range.lowerBound + 4)
        guard
            context.contains(.anaphora, in: lead)
                || context.has(.unitReference, at: lead.lowerBound)
        else { return nil }
        let cues = context.cues.statuses.filter {
            range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound
                && !context.has(.conditional, at: $0.range.upperBound)
                && $0.range.lowerBound - context.clause(at: $0.range.lowerBound).lowerBound <= 12
        }
        return furthest(of: cues, context)
    }

    /// What the sentences of an item tell of the undertaking that heads it, up to the next one.
    private func told(
        ofItem project: Int, _ context: ArticleContext
    ) -> [Cue<CueVocabulary.Status>] {
        let ranges = ItemTopic(context: context).extent(of: project)
        return context.cues.statuses.filter { cue in
            ranges.contains {
                $0.contains(cue.range.lowerBound) && cue.range.upperBound <= $0.upperBound
            } && !context.has(.conditional, at: cue.range.upperBound)
                // 分两期建成 tells how, not how far.
                && context.character(cue.range.lowerBound - 1) != 0x671F
                && cue.range.lowerBound - context.clause(at: cue.range.lowerBound).lowerBound <= 16
        }
    }

    /// `甲公司将投资6亿元,在云岭区建设X`: the plan of an earlier clause that the verb before X carries on.
    private func plan(
        before project: Int, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Cue<CueVocabulary.Status>? {
        let clause = context.clause(at: project)
        let start = context.statementStart(before: project, in: sentence)
        guard start < clause.lowerBound,
            context.contains(.creating, in: clause.lowerBound..<project),
            context.projects(in: start..<project).isEmpty
        else { return nil }
        return context.cues.statuses.last {
            $0.value.value == "planned" && start <= $0.range.lowerBound
                && $0.range.upperBound <= clause.lowerBound
        }
    }

    /// The agreement under which it is founded: `甲与乙签署协议,将在云岭设立X`, unless more is told of it.
    private func signing(
        before project: Int, in sentence: Int, yieldingTo cue: Cue<CueVocabulary.Status>?,
        _ context: ArticleContext
    ) -> Range<Int>? {
        let modality = EventModality(context: context)
        if let cue {
            let isFounding = cue.range.upperBound <= project && cue.value.value == "operating"
            guard isFounding || ["planned", "signed"].contains(status(cue, context)) else {
                return nil
            }
        }
        let start = context.statementStart(
            before: project, in: context.sentences[sentence])
        let earlier = start..<project
        guard context.contains(.creating, in: earlier) || context.contains(.founding, in: earlier)
        else { return nil }
        return context.cues.triggers.starting(in: earlier).last {
            $0.value.kind == "signing"
                && modality.isTold($0.range, in: context.sentences[sentence], $0.value.demand)
                && !isAhead($0.range, context)
                && context.projects(in: $0.range.upperBound..<project).allSatisfy {
                    context.spans[$0].upperBound + 1 >= project
                }
        }?.range
    }

    /// The word that puts the undertaking off: `X项目…推迟至二季度`, `暂缓实施X`. What is half built and handed
    /// over late is no plan.
    private func deferral(
        behind after: Range<Int>, before: Range<Int>, _ context: ArticleContext
    ) -> Range<Int>? {
        let lead = max(before.lowerBound, before.upperBound - 8)..<before.upperBound
        if let word = context.last(.deferring, in: lead) { return word }
        guard let word = context.last(.deferring, in: after) else { return nil }
        let isReached = statuses(in: after, context).contains {
            $0.value.isTold && $0.range.upperBound <= word.lowerBound
                && ProjectProgress.rank($0.value.value) > ProjectProgress.rank("signed")
                && !isAhead($0.range, context) && !isDenied($0.range, context)
        }
        return isReached ? nil : word
    }

    /// 原定, 原计划 in its clause.
    private func isDenied(_ cue: Range<Int>, _ context: ArticleContext) -> Bool {
        context.contains(.denied, in: context.clause(at: cue.lowerBound))
    }

    /// What is said of an undertaking behind it, up to the next one: of `X、Y都在做前期工作` it is the
    /// same for both.
    private func predicate(
        behind span: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Range<Int> {
        var end = span.upperBound
        for next in context.projects(in: span.upperBound..<sentence.upperBound) {
            let start = context.spans[next].lowerBound
            // X在云岭创新园|挂牌: the second is where, not what.
            if context.has(.whereabouts, endingAt: leftmost(next, context)) { continue }
            let gap = end..<max(end, start)
            let isListed =
                Self.listing.contains(context.character(end)) && gap.count <= Self.widest
                && !context.containsCharacter([0x2C, 0x3B, 0x3A], in: gap)
            guard isListed else { return end..<min(max(start, end), end + 60) }
            end = context.spans[next].upperBound
        }
        return end..<min(sentence.upperBound, end + 60)
    }

    /// Where the places before a unit begin: 在|云岭市东湾区|创新园.
    private func leftmost(_ unit: Int, _ context: ArticleContext) -> Int {
        var start = context.spans[unit].lowerBound
        while let before = context.places(in: max(0, start - 12)..<start)
            .last(where: { context.spans[$0].upperBound == start })
        {
            start = context.spans[before].lowerBound
        }
        return start
    }

    /// The furthest of the statuses told behind the project: 已通过验收,6月开始投产.
    ///
    /// A told event says more than a plan: 拟 and 将 count only when nothing else is told.
    private func furthest(in range: Range<Int>, _ context: ArticleContext) -> Cue<
        CueVocabulary.Status
    >? {
        furthest(of: statuses(in: range, context), context)
    }

    private func furthest(
        of cues: [Cue<CueVocabulary.Status>], _ context: ArticleContext
    ) -> Cue<CueVocabulary.Status>? {
        let told = cues.filter(\.value.isTold)
        let events = told.filter { $0.value.value != "planned" }
        return (events.isEmpty ? told.isEmpty ? cues : told : events).max {
            ProjectProgress.rank(status($0, context)) < ProjectProgress.rank(status($1, context))
        }
    }

    /// In the project's own clause, or near the start of a later one: `,6月开始投产`, not
    /// `,园区里还有别的工厂已经竣工`.
    private func isAbout(_ project: Int, _ cue: Range<Int>, _ context: ArticleContext) -> Bool {
        let clause = context.clause(at: cue.lowerBound)
        return clause.lowerBound <= project || cue.lowerBound - clause.lowerBound <= 8
    }

    /// 在建的X, 拟建设X: the status told just before the project.
    private func nearest(in range: Range<Int>, _ context: ArticleContext) -> Cue<
        CueVocabulary.Status
    >? {
        let cues = statuses(in: range, context)
        return cues.last(where: \.value.isTold) ?? cues.last
    }

    /// Status words that are reached or planned; 建成后 is neither.
    private func statuses(in range: Range<Int>, _ context: ArticleContext) -> [Cue<
        CueVocabulary.Status
    >] {
        context.cues.statuses.filter {
            range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound
                && !context.has(.conditional, at: $0.range.upperBound)
                && isAbout(range.lowerBound, $0.range, context)
        }
    }

    /// 计划8月投产 is still being built; 将开工 is still a plan.
    private func status(_ cue: Cue<CueVocabulary.Status>, _ context: ArticleContext) -> String {
        guard isAhead(cue.range, context) else { return cue.value.value }
        switch cue.value.value {
        case "completed", "in_production", "operating": return "under_construction"
        case "under_construction": return "planned"
        default: return cue.value.value
        }
    }

    /// 将, 计划 in the clause, in a clause before that a dated one carries on (`计划10月动工,2019年投产`), or a day
    /// after the article's.
    private func isAhead(_ cue: Range<Int>, _ context: ArticleContext) -> Bool {
        if EventModality(context: context).isPlanned(cue) { return true }
        let near = max(0, cue.lowerBound - 5)..<cue.lowerBound
        // 未能如期开工, 尚未动工.
        if context.containsCharacter([0x672A], in: near) { return true }
        let clause = context.clause(at: cue.lowerBound)
        let head = clause.lowerBound..<cue.lowerBound
        guard !context.contains(.present, in: head), !context.containsCharacter([0x5DF2], in: head)
        else { return false }
        let dates = context.dates(in: head)
        if let published = context.article.published,
            dates.contains(where: {
                if case .date(let span) = context.mentions[$0].value {
                    span.start > published
                } else {
                    false
                }
            })
        {
            return true
        }
        guard let first = dates.first, context.spans[first].lowerBound - clause.lowerBound <= 3,
            let sentence = context.sentence(at: cue.lowerBound),
            clause.lowerBound - 1 > context.sentences[sentence].lowerBound,
            context.character(clause.lowerBound - 1) == 0x2C
        else { return false }
        return context.contains(.planned, in: context.clause(at: clause.lowerBound - 2))
    }

    /// Characters of a list between two undertakings that rules know: one that they do not.
    private static let widest = 16
    /// 、 和 与 及.
    private static let listing: [UInt32] = [0x3001, 0x548C, 0x4E0E, 0x53CA]
}
