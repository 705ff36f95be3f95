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
        let modality = EventModality(context: context)
        let moved = EventDate(context: context).moved(trigger, in: sentence)
        guard moved != nil || modality.isTold(trigger, in: sentence, request.demand) else {
            return nil
        }
        var window = window ?? self.window(of: trigger, in: sentence)
        var parties = parties(in: window, trigger: trigger)
        if parties.isEmpty, context.projects(in: window).isEmpty {
            // 已通过验收,6月开始投产: the subject stands before the other event.
            window = statement(of: trigger, in: sentence)
            parties = self.parties(in: window, trigger: trigger)
        }
        let date =
            moved
            ?? EventDate(context: context).mention(
                for: trigger, in: sentence, ofWorks: Self.works.contains(request.kind))
        let named = parties.count
        parties = completed(parties, request, trigger, sentenceIndex)
        let references = references(request, window, beside: parties, trigger)
        let acting = Set(parties.map { context.spans[$0] })
        parties += references.map(\.party)
        // A park that acts is a party, not the undertaking it is about.
        // One that is unveiled is both.
        var projects = context.projects(in: window).filter {
            !acting.contains(context.spans[$0])
                || request.kind == "unveiling" && isUnveiledPark($0, trigger)
        }
        if projects.isEmpty, date != nil, Self.works.contains(request.kind) {
            (projects, parties) = topic(of: trigger, in: sentenceIndex, parties)
        }
        let isNear = date.map { EventDate(context: context).isClose($0, to: trigger) } ?? false
        // 建成后, 投产287个: what follows or how much, unless it has its date.
        if Self.works.contains(request.kind), !isNear, moved == nil,
            modality.isConditionOrCount(trigger)
        {
            return nil
        }
        let isReferred = modality.isReferred(trigger, date: date)
        // 双方共建的园区: of those told before it tells nothing new.
        if isReferred, parties.count < 2 || named < 2 && references.isEmpty { return nil }
        let isCounted = !isReferred && isMassEvent(trigger)
        let isClose =
            date.map { EventDate(context: context).isClose($0, to: trigger, isTold: true) } ?? false
        switch request.demand {
        case .any:
            guard date != nil || !parties.isEmpty || !projects.isEmpty || isCounted else {
                return nil
            }
        case .day:
            guard let date, !parties.isEmpty || !projects.isEmpty,
                EventDate(context: context).isClose(date, to: trigger, asDay: true)
            else { return nil }
        case .close:
            guard isNear, !parties.isEmpty || !projects.isEmpty else { return nil }
        case .unit:
            guard !parties.isEmpty || !projects.isEmpty || isClose else { return nil }
        case .dated:
            guard !projects.isEmpty || date != nil && !parties.isEmpty || isClose || isCounted
            else { return nil }
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
        for reference in references where reference.position > trigger.lowerBound {
            guard let index = arguments.lastIndex(where: { $0.mention == reference.party }) else {
                continue
            }
            arguments[index] = Frame.Argument(role: request.roleAfter, mention: reference.party)
        }
        arguments += projects.map { Frame.Argument(role: "project", mention: $0) }
        let listed = ListedParties(context: context).mentions(
            after: sentenceIndex, of: request.kind)
        arguments += listed.map { Frame.Argument(role: request.roleAfter, mention: $0) }
        // 云岭区近日有16个项目集中开工.
        if parties.isEmpty, isCounted,
            let region = EventHolder(context: context).region(
                before: trigger.lowerBound, in: sentence)
        {
            arguments.append(Frame.Argument(role: "organizer", mention: region))
        }
        return event(
            request.kind, rule: request.rule, trigger: trigger, arguments: arguments, date: date)
    }

    /// The frame of an event whose parties are known, with its date, place, count and modality.
    ///
    /// `told` is the word that tells it, where that stands in a statement before.
    func event(
        _ kind: String, rule: String, trigger: Range<Int>, arguments: [Frame.Argument], date: Int?,
        told: Range<Int>? = nil
    ) -> Frame? {
        guard let sentenceIndex = context.sentence(at: trigger.lowerBound) else { return nil }
        let sentence = context.sentences[sentenceIndex]
        var arguments = arguments
        let hasParties = arguments.contains { $0.role != "project" }
        var attributes: [Frame.Attribute] = []
        let isPlanned = EventModality(context: context).isPlanned(trigger)
        if let date {
            arguments.append(Frame.Argument(role: "date", mention: date))
        } else if !isPlanned,
            let source = dateSource(
                kind, statement(of: told ?? trigger, in: sentence),
                head: sentence.lowerBound..<max(sentence.lowerBound, trigger.lowerBound))
        {
            attributes.append(Frame.Attribute(name: "date_from", value: source))
            if let scene = StoryDate(context: context).mention(
                for: told ?? trigger, isReferred: source == "gathering")
            {
                arguments.append(Frame.Argument(role: "scene", mention: scene))
            }
        }
        if let place = place(of: trigger, in: sentence) {
            arguments.append(Frame.Argument(role: "place", mention: place))
        }
        let isMass =
            told == nil && (context.contains(.listing, in: sentence) || isMassEvent(trigger))
        if Self.counted.contains(kind), isMass,
            let count = EventCount(context: context).mention(for: trigger, in: sentence)
        {
            arguments.append(Frame.Argument(role: "count", mention: count))
        }
        if isPlanned { attributes.append(Frame.Attribute(name: "modality", value: "planned")) }
        if isMass { attributes.append(Self.mass) }
        if told == nil { attributes += signs(trigger, in: sentence) }
        return Frame(
            kind: kind, rule: rule, trigger: context.bytes(trigger),
            sentence: context.bytes(titleRange(trigger)), arguments: arguments,
            attributes: attributes, confidence: date != nil && hasParties ? 0.9 : 0.75)
    }

    /// How the words around the trigger tell the event, for its confidence.
    private func signs(_ trigger: Range<Int>, in sentence: Range<Int>) -> [Frame.Attribute] {
        var signs: [RowFeature] = []
        let next = context.character(trigger.upperBound)
        if next == 0x7684 { signs.append(.qualifying) }
        if (0x30...0x39).contains(next) { signs.append(.followed) }
        let clause = context.clause(at: trigger.lowerBound)
        // 由甲与乙共建.
        if clause.lowerBound < trigger.lowerBound,
            context.containsCharacter([0x7531], in: clause.lowerBound..<trigger.lowerBound)
        {
            signs.append(.passive)
        }
        if StoryDate(context: context).isHeading(sentence) { signs.append(.headline) }
        return signs.map { Frame.Attribute(name: "sign", value: $0.rawValue) }
    }

    /// From the end of the last other event of the sentence to the end of the trigger's clause.
    func window(of trigger: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
        var start = sentence.lowerBound
        let earlier = sentence.lowerBound..<max(sentence.lowerBound, trigger.lowerBound)
        for other in context.cues.triggers.starting(in: earlier)
        where other.range.upperBound <= trigger.lowerBound {
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
    /// behind the trigger that are undertakings themselves (合作设立东湾研究中心).
    func parties(in window: Range<Int>, trigger: Range<Int>) -> [Int] {
        let all = context.organizations(in: window)
        let acting = all.filter { index in
            if context.isInGatheringName(index) { return false }
            guard let project = context.projectAround(index) else { return true }
            return context.spans[project] == context.spans[index]
                && context.spans[index].upperBound <= trigger.lowerBound
        }
        return acting.isEmpty
            ? all.filter { context.spans[$0].upperBound <= trigger.lowerBound } : acting
    }

    /// 22个项目集中开工: told of a count of undertakings and nobody in particular.
    private func isMassEvent(_ trigger: Range<Int>) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        guard let count = EventCount(context: context).mention(for: trigger, in: clause) else {
            return false
        }
        // 新开工项目63个: a statistic; 22个项目集中开工 is none.
        if context.has(.nominal, endingAt: trigger.lowerBound) {
            let noun =
                context.spans[count]
                .upperBound..<max(
                    context.spans[count].upperBound, trigger.lowerBound)
            guard context.contains(.projectCount, in: noun) else { return false }
        }
        let gap = max(
            trigger.lowerBound - context.spans[count].upperBound,
            context.spans[count].lowerBound - trigger.upperBound)
        if context.contains(.massed, in: clause) { return true }
        // 截至目前已签约项目26个: a statistic as well.
        guard let sentence = context.sentence(at: trigger.lowerBound) else { return false }
        let statement = statement(of: trigger, in: context.sentences[sentence])
        return gap <= Self.widestCountGap && !context.contains(.present, in: statement)
            && context.character(trigger.lowerBound - 1) != 0x5DF2
    }

    /// 云岭工业园区揭牌: the park is what it is about.
    private func isUnveiledPark(_ project: Int, _ trigger: Range<Int>) -> Bool {
        let span = context.spans[project]
        let isPark = context.organizations(in: span).contains { index in
            if case .organization(let value) = context.mentions[index].value {
                value.kind == .park
            } else {
                false
            }
        }
        return isPark && (0...4).contains(trigger.lowerBound - span.upperBound)
    }

    /// 双方, 三家 stand for the parties told before; `会后与Y签署` leaves the first party out.
    private func completed(
        _ parties: [Int], _ request: Request, _ trigger: Range<Int>, _ sentence: Int
    ) -> [Int] {
        guard Self.agreements.contains(request.kind) else { return parties }
        let statement = statement(of: trigger, in: context.sentences[sentence])
        let head = statement.lowerBound..<max(statement.lowerBound, trigger.lowerBound)
        let subject = EventSubject(context: context)
        if parties.count < 2, context.contains(.together, in: head) {
            let told = subject.parties(before: trigger, in: sentence)
            return told + parties.filter { !told.contains($0) }
        }
        guard let first = parties.first,
            context.has(.companion, endingAt: context.spans[first].lowerBound)
        else { return parties }
        let clause = context.clause(at: context.spans[first].lowerBound)
        guard context.spans[first].lowerBound - clause.lowerBound <= Self.longestLead,
            let actor = subject.actor(before: context.spans[first], in: sentence),
            !parties.contains(actor)
        else { return parties }
        return [actor] + parties
    }

    /// 园区, 该公司, 校方: the organizations that definite words of the window stand for. What is founded
    /// or built takes them only when it names nobody.
    private func references(
        _ request: Request, _ window: Range<Int>, beside parties: [Int], _ trigger: Range<Int>
    ) -> [DefiniteReference.Found] {
        let isAgreement = Self.agreements.contains(request.kind) || request.kind == "meeting"
        guard isAgreement ? parties.count < 3 : parties.isEmpty else { return [] }
        return DefiniteReference(context: context).parties(
            in: window, beside: parties, excluding: trigger)
    }

    /// What works are about when their clause names neither an undertaking nor an organization.
    private func topic(
        of trigger: Range<Int>, in sentence: Int, _ parties: [Int]
    ) -> (projects: [Int], parties: [Int]) {
        let clause = context.clause(at: trigger.lowerBound)
        guard context.organizations(in: clause).isEmpty else { return ([], parties) }
        let subject = EventSubject(context: context)
        if let project = subject.undertaking(before: trigger, in: sentence) {
            return ([project], parties)
        }
        guard parties.isEmpty, let actor = subject.actor(before: trigger, in: sentence) else {
            return ([], parties)
        }
        return ([], [actor])
    }

    /// Whose date an event without one takes over: 会上 that of the gathering named before; what
    /// is simply told on, that of a gathering just before.
    private func dateSource(
        _ kind: String, _ statement: Range<Int>, head: Range<Int>
    ) -> String? {
        if refersToGathering(statement) { return "gathering" }
        if let sentence = context.sentence(at: statement.lowerBound),
            let head = StoryDate(context: context).introduction(of: context.sentences[sentence]),
            refersToGathering(head),
            !EventDate(context: context).hasTimeOfItsOwn(statement)
        {
            return "gathering"
        }
        guard Self.ceremonial.contains(kind),
            !EventDate(context: context).hasTimeOfItsOwn(statement),
            !context.contains(.elsewhen, in: head)
        else { return nil }
        return "narrative"
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

    /// Kinds that are about an undertaking told before when their clause names nothing.
    private static let works: Set<String> = [
        "groundbreaking", "completion", "production", "opening", "unveiling",
    ]
    /// Characters between a trigger and the count it is told of: `19个项目隔屏签约`, `签约项目33个`.
    private static let widestCountGap = 4
    private static let counted: Set<String> = [
        "signing", "groundbreaking", "completion", "production",
    ]
    private static let agreements: Set<String> = ["signing", "cooperation"]
    /// Kinds that happen at gatherings.
    private static let ceremonial: Set<String> = [
        "signing", "unveiling", "visit",
    ]
    /// Characters between the start of a clause and 与 when the first party is left out.
    private static let longestLead = 8

    /// All frames of a kind's triggers in the article.
    func frames(_ request: (CueVocabulary.Demand) -> Request, kind: String) -> [Frame] {
        context.cues.triggers.filter { $0.value.kind == kind }
            .compactMap { frame(request($0.value.demand), trigger: $0.range) }
    }
}
