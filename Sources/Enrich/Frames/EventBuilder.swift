import Model

/// Builds an event frame around a trigger word: parties, projects, date and place of its clauses.
struct EventBuilder: Sendable {
    let context: ArticleContext

    /// The statement speaks of several undertakings: 28个项目集中开工.
    static let mass = Frame.Attribute(name: "scale", value: "mass")

    /// What a rule asks for.
    struct Request: Sendable {
        let kind: String
        let rule: String
        let demand: CueVocabulary.Demand
        /// Role of organizations named before the trigger, and of those after it.
        let roleBefore: String
        let roleAfter: String
    }

    /// The frame of the trigger at `trigger`, or `nil` when the words around it make no event.
    func frame(_ request: Request, trigger: Range<Int>, window: Range<Int>? = nil) -> Frame? {
        guard let sentenceIndex = context.sentence(at: trigger.lowerBound) else { return nil }
        let sentence = context.sentences[sentenceIndex]
        if isHypothetical(trigger) { return nil }
        if isWish(trigger, request.demand) { return nil }
        var window = window ?? self.window(of: trigger, in: sentence)
        var parties = parties(in: window, trigger: trigger)
        if parties.isEmpty, context.projects(in: window).isEmpty {
            // 已完成竣工验收,于4月正式投产: the subject stands before the other event.
            window = statement(of: trigger, in: sentence)
            parties = self.parties(in: window, trigger: trigger)
        }
        let acting = Set(parties.map { context.spans[$0] })
        // A park that acts is a party, not the undertaking it is about.
        let projects = context.projects(in: window).filter { !acting.contains(context.spans[$0]) }
        let date = date(before: trigger, in: sentence)
        switch request.demand {
        case .any:
            guard date != nil || !parties.isEmpty || !projects.isEmpty else { return nil }
        case .unit:
            guard !parties.isEmpty || !projects.isEmpty else { return nil }
        case .dated:
            guard !projects.isEmpty || date != nil && !parties.isEmpty else { return nil }
        case .pair:
            guard parties.count >= 2 || (parties.count == 1 && !projects.isEmpty) else {
                return nil
            }
        }
        var arguments = parties.map { party in
            let isBefore = context.spans[party].lowerBound < trigger.lowerBound
            return Frame.Argument(
                role: isBefore ? request.roleBefore : request.roleAfter, mention: party)
        }
        arguments += projects.map { Frame.Argument(role: "project", mention: $0) }
        var attributes: [Frame.Attribute] = []
        if let date {
            arguments.append(Frame.Argument(role: "date", mention: date))
        } else if refersToGathering(statement(of: trigger, in: sentence)) {
            attributes.append(Frame.Attribute(name: "date_from", value: "gathering"))
        }
        if let place = place(of: trigger, in: sentence) {
            arguments.append(Frame.Argument(role: "place", mention: place))
        }
        if isPlanned(trigger) {
            attributes.append(Frame.Attribute(name: "modality", value: "planned"))
        }
        if context.contains(.listing, in: sentence) {
            attributes.append(Self.mass)
        }
        let evidence = date != nil && !parties.isEmpty ? 0.9 : 0.75
        return Frame(
            kind: request.kind, rule: request.rule, trigger: context.bytes(trigger),
            sentence: context.bytes(titleRange(trigger)), arguments: arguments,
            attributes: attributes, confidence: evidence)
    }

    /// From the end of the last other event of the sentence to the end of the trigger's clause.
    func window(of trigger: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
        var start = sentence.lowerBound
        for other in context.cues.triggers
        where other.range.upperBound <= trigger.lowerBound
            && other.range.lowerBound >= sentence.lowerBound
        {
            let clause = context.clause(at: other.range.lowerBound)
            let isOwnClause = clause.upperBound >= trigger.lowerBound
            if !isOwnClause, !parties(in: clause, trigger: other.range).isEmpty {
                start = max(start, clause.upperBound)
            }
        }
        let statement = statement(of: trigger, in: sentence)
        return max(start, statement.lowerBound)..<max(start, statement.upperBound)
    }

    /// From the start of the trigger's statement to the end of its clause.
    func statement(of trigger: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
        context.statementStart(
            before: trigger.lowerBound, in: sentence)..<context.clause(at: trigger.lowerBound)
            .upperBound
    }

    /// Organizations that act in the window: those inside project names are left out, and those
    /// behind the trigger that are undertakings themselves (合作设立深圳离岸孵化器).
    func parties(in window: Range<Int>, trigger: Range<Int>) -> [Int] {
        let all = context.organizations(in: window)
        let acting = all.filter { index in
            guard let project = context.projectAround(index) else { return true }
            return context.spans[project] == context.spans[index]
                && context.spans[index].upperBound <= trigger.lowerBound
        }
        return acting.isEmpty
            ? all.filter { context.spans[$0].upperBound <= trigger.lowerBound } : acting
    }

    /// The nearest hard date before the trigger in its sentence, else one inside its clause.
    func date(before trigger: Range<Int>, in sentence: Range<Int>) -> Int? {
        let before = context.dates(in: sentence.lowerBound..<trigger.lowerBound)
        if let nearest = before.last { return finest(of: before, within: nearest) }
        let clause = context.clause(at: trigger.lowerBound)
        return context.dates(in: trigger.upperBound..<max(trigger.upperBound, clause.upperBound))
            .first
    }

    /// 2月4日,2023年南京市重大招商项目签约活动: the day lies in the year that the name repeats.
    private func finest(of dates: [Int], within nearest: Int) -> Int {
        guard case .date(let outer) = context.mentions[nearest].value else { return nearest }
        return dates.last { index in
            guard case .date(let span) = context.mentions[index].value else { return false }
            return index != nearest && span.start >= outer.start && span.end <= outer.end
                && (span.start, span.end) != (outer.start, outer.end)
        } ?? nearest
    }

    /// 希望建立深度合作关系: hoped for, not told.
    private func isWish(_ trigger: Range<Int>, _ demand: CueVocabulary.Demand) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        return demand == .pair
            && context.contains(.wish, in: clause.lowerBound..<trigger.lowerBound)
    }

    /// 会上, 仪式上, 活动现场: the sentence tells of the gathering that was named before.
    func refersToGathering(_ sentence: Range<Int>) -> Bool {
        context.contains(.atGathering, in: sentence)
    }

    func place(of trigger: Range<Int>, in sentence: Range<Int>) -> Int? {
        let head = sentence.lowerBound..<trigger.lowerBound
        return context.places(in: head).last { index in
            let before = context.spans[index].lowerBound - 1
            // 在X, 于X
            return context.character(before) == 0x5728 || context.character(before) == 0x4E8E
        }
    }

    /// 促项目开工, 早日投产, 签约项目, 未开工: the word names no occurrence.
    func isHypothetical(_ trigger: Range<Int>) -> Bool {
        // 促进会签订: the end of a name is no such word.
        let names = context.mentions(in: max(0, trigger.lowerBound - 40)..<trigger.lowerBound) {
            switch $0 {
            case .organization, .project, .person: true
            default: false
            }
        }
        let nameEnd = names.map { context.spans[$0].upperBound }.max() ?? 0
        let before = max(nameEnd, trigger.lowerBound - 4, 0)..<trigger.lowerBound
        if context.contains(.hypothetical, in: before) { return true }
        return context.has(.attributive, at: trigger.upperBound)
    }

    /// 将, 拟, 计划, 预计, 力争 before the trigger in its clause.
    func isPlanned(_ trigger: Range<Int>) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        return context.contains(
            .planned, in: clause.lowerBound..<max(clause.lowerBound, trigger.lowerBound))
    }

    /// The clause that tells the event, as its short title and its evidence.
    private func titleRange(_ trigger: Range<Int>) -> Range<Int> {
        var clause = context.clause(at: trigger.lowerBound)
        if clause.count > 60 {
            clause =
                max(
                    clause.lowerBound, trigger.lowerBound - 40)..<min(
                    clause.upperBound, trigger.upperBound + 20)
        }
        while clause.lowerBound < clause.upperBound, context.character(clause.lowerBound) == 0x20 {
            clause = (clause.lowerBound + 1)..<clause.upperBound
        }
        return clause
    }

    /// All frames of a kind's triggers in the article.
    func frames(_ request: (CueVocabulary.Demand) -> Request, kind: String) -> [Frame] {
        context.cues.triggers.filter { $0.value.kind == kind }
            .compactMap { frame(request($0.value.demand), trigger: $0.range) }
    }
}
