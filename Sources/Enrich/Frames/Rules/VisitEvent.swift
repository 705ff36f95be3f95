import Model

/// Somebody's visit to an organization, a region or an undertaking: `方某会见了某某中国董事长一行`,
/// `考察团到某某集团调研`, `一行考察了某某产业园`.
///
/// The stations of one journey (`先后走访了三市。在甲市,考察了乙公司;在丙市,拜访了丁大学`) are one visit.
struct VisitEvent: FrameRule {
    static let name = "visit_event"

    /// Sentences between two stations of one journey at most.
    private static let farthestStation = 2

    /// A visit and where it stands.
    private struct Visit {
        let trigger: Range<Int>
        let sentence: Int
        var visitors: [Int]
        var hosts: [Int]
        var projects: [Int]
        let date: Int?
        /// Nobody in its statement makes it.
        let isElliptic: Bool
        /// Says enough to stand alone.
        let isTold: Bool
    }

    func frames(in context: ArticleContext) -> [Frame] {
        var visits: [Visit] = []
        for cue in context.cues.triggers where cue.value.kind == "visit" {
            guard let visit = visit(of: cue.range, in: context) else { continue }
            if let last = visits.last, goesOn(visit, from: last, context) {
                let known = Set(last.visitors + last.hosts)
                visits[visits.count - 1].hosts += visit.hosts.filter { !known.contains($0) }
                visits[visits.count - 1].projects += visit.projects
                if last.visitors.isEmpty { visits[visits.count - 1].visitors = visit.visitors }
            } else if visit.isTold {
                visits.append(visit)
            }
        }
        return visits.compactMap { visit in
            EventBuilder(context: context).event(
                "visit", rule: Self.name, trigger: visit.trigger,
                arguments: visit.visitors.map { Frame.Argument(role: "participant", mention: $0) }
                    + visit.hosts.map { Frame.Argument(role: "host", mention: $0) }
                    + visit.projects.map { Frame.Argument(role: "project", mention: $0) },
                date: visit.date)
        }
    }

    /// Another station of the journey told before: nobody else makes it, or one day of one sentence tells both.
    private func goesOn(_ visit: Visit, from last: Visit, _ context: ArticleContext) -> Bool {
        if visit.sentence == last.sentence, visit.date == last.date, visit.date != nil {
            return true
        }
        return visit.isElliptic && visit.date == nil
            && visit.sentence - last.sentence <= Self.farthestStation
            && context.paragraphOfSentence[visit.sentence]
                == context.paragraphOfSentence[last.sentence]
    }

    private func visit(of trigger: Range<Int>, in context: ArticleContext) -> Visit? {
        guard let sentenceIndex = context.sentence(at: trigger.lowerBound) else { return nil }
        let sentence = context.sentences[sentenceIndex]
        guard EventModality(context: context).isTold(trigger, in: sentence, .unit) else {
            return nil
        }
        let clause = context.clause(at: trigger.lowerBound)
        let before = organizations(in: clause.lowerBound..<trigger.lowerBound, context)
        // 会见X,考察Y的…: what follows the trigger in its clause is visited.
        var hosts = organizations(in: trigger.upperBound..<clause.upperBound, context)
        hosts += before.filter {
            context.has(.destination, endingAt: context.spans[$0].lowerBound)
        }
        var visitors = before.filter { !hosts.contains($0) }
        let statement = EventBuilder(context: context).statement(of: trigger, in: sentence)
        let head = statement.lowerBound..<max(statement.lowerBound, trigger.lowerBound)
        if visitors.isEmpty {
            // X代表团来到Y,实地考察了Z: the visitor stands in a clause before.
            visitors = organizations(in: head, context).filter {
                !hosts.contains($0) && context.spans[$0].upperBound <= clause.lowerBound
            }
        }
        var persons = officials(in: head, context)
        let references = DefiniteReference(context: context).parties(
            in: head.lowerBound..<clause.upperBound, beside: hosts + visitors, excluding: trigger)
        for reference in references {
            if context.has(.destination, endingAt: reference.position)
                || reference.position > trigger.lowerBound
            {
                hosts.append(reference.party)
            } else {
                visitors.append(reference.party)
            }
        }
        persons.removeAll { (hosts + visitors).contains($0) }
        visitors += persons
        if hosts.isEmpty { hosts += companion(behind: clause, in: sentence, context) }
        let date = EventDate(context: context).mention(for: trigger, in: sentence)
        let isByPerson = !context.mentions(
            in: head, where: { if case .person = $0 { true } else { false } }
        ).isEmpty
        let isElliptic = visitors.isEmpty && !isByPerson
        let isMade = isByPerson || context.contains(.delegation, in: head)
        let projects = context.projects(in: trigger.upperBound..<clause.upperBound)
        let region = destination(around: trigger, in: head, context)
        let isReached = region != nil && (date != nil && isMade || !persons.isEmpty)
        // 代表团专程到访: by somebody who is named, on a day.
        let isCall =
            !visitors.isEmpty && date != nil && context.contains(.delegation, in: head)
        let isVisit =
            !hosts.isEmpty && (isMade || !visitors.isEmpty)
            || !projects.isEmpty && (isMade || !visitors.isEmpty)
            || isReached && (!visitors.isEmpty || isMade) || isCall
        guard isVisit || isElliptic && (!hosts.isEmpty || !projects.isEmpty) else { return nil }
        if hosts.isEmpty, projects.isEmpty, let region,
            region.upperBound <= trigger.upperBound,
            context.character(region.lowerBound - 1) != Self.at
        {
            hosts += context.places(in: region)
        }
        return Visit(
            trigger: trigger, sentence: sentenceIndex, visitors: visitors, hosts: hosts,
            projects: projects, date: date, isElliptic: isElliptic, isTold: isVisit)
    }

    /// 在
    private static let at: UInt32 = 0x5728

    /// The place gone to before the trigger (`到云岭区调研`), or named right behind it (`走访了云岭、东湾`).
    private func destination(
        around trigger: Range<Int>, in head: Range<Int>, _ context: ArticleContext
    ) -> Range<Int>? {
        let before = context.places(in: head).last {
            context.has(.destination, endingAt: context.spans[$0].lowerBound)
        }
        if let before { return context.spans[before] }
        // 到…考察: the place lies inside the trigger; 走访了…: right behind it.
        return context.places(in: trigger.lowerBound..<(trigger.upperBound + Self.nearest)).last
            .map { context.spans[$0] }
    }

    /// Characters of a place right behind the trigger: 了 and a name.
    private static let nearest = 6

    /// 专程到访,与X洽谈: whom the visitors talk with in the next clause.
    private func companion(
        behind clause: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> [Int] {
        guard clause.upperBound + 1 < sentence.upperBound,
            context.character(clause.upperBound) == 0x2C
        else { return [] }
        let next = context.clause(at: clause.upperBound + 1)
        return organizations(in: next, context).filter {
            context.has(.companion, endingAt: context.spans[$0].lowerBound)
                && context.spans[$0].lowerBound - next.lowerBound <= 3
        }
    }

    /// The regions and bodies whose officials are named in `range`.
    private func officials(in range: Range<Int>, _ context: ArticleContext) -> [Int] {
        let affiliation = PersonAffiliation(context: context)
        var found: [Int] = []
        for person in context.mentions(
            in: range, where: { if case .person = $0 { true } else { false } })
        {
            if let party = affiliation.party(of: person), !found.contains(party) {
                found.append(party)
            }
        }
        return found
    }

    /// Organizations outside the names of undertakings; a park that is one itself counts.
    private func organizations(in range: Range<Int>, _ context: ArticleContext) -> [Int] {
        guard !range.isEmpty else { return [] }
        return context.organizations(in: range).filter { index in
            context.projectAround(index).map { context.spans[$0] == context.spans[index] } ?? true
        }
    }
}
