import Model

/// Somebody's visit to an organization: `方某会见了某某中国董事长一行`, `考察团到某某集团调研`.
struct VisitEvent: FrameRule {
    static let name = "visit_event"

    func frames(in context: ArticleContext) -> [Frame] {
        context.cues.triggers.filter { $0.value.kind == "visit" }.compactMap {
            frame(of: $0.range, in: context)
        }
    }

    private func frame(of trigger: Range<Int>, in context: ArticleContext) -> Frame? {
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
        let head = sentence.lowerBound..<trigger.lowerBound
        if visitors.isEmpty {
            // X代表团来到Y,实地考察了Z: the visitor stands in a clause before.
            visitors = organizations(in: head, context).filter {
                !hosts.contains($0) && context.spans[$0].upperBound <= clause.lowerBound
            }
        }
        let builder = EventBuilder(context: context)
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
        let date = EventDate(context: context).mention(for: trigger, in: sentence)
        let isMade =
            context.contains(.delegation, in: head)
            || !context.mentions(
                in: head, where: { if case .person = $0 { true } else { false } }
            ).isEmpty
        let destination = context.places(in: head).contains {
            context.has(.destination, endingAt: context.spans[$0].lowerBound)
        }
        let isVisit =
            !hosts.isEmpty && (isMade || !visitors.isEmpty)
            || destination && !visitors.isEmpty && date != nil
        guard isVisit else { return nil }
        var arguments =
            visitors.map { Frame.Argument(role: "participant", mention: $0) }
            + hosts.map { Frame.Argument(role: "host", mention: $0) }
        let projects = context.projects(in: trigger.upperBound..<clause.upperBound)
        arguments += projects.map { Frame.Argument(role: "project", mention: $0) }
        return builder.event(
            "visit", rule: Self.name, trigger: trigger, arguments: arguments, date: date)
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

    private func organizations(in range: Range<Int>, _ context: ArticleContext) -> [Int] {
        guard !range.isEmpty else { return [] }
        return context.organizations(in: range).filter { context.projectAround($0) == nil }
    }
}
