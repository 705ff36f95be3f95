import Model

/// Puts what an article tells into the buckets of the rows it belongs to.
///
/// Rows are known by the numbers of their keys: those of partners and projects by ``KeyRegistry``, those of
/// events, investments and metrics by what they are about. Articles may be routed in any order and on any core; within a
/// bucket what they tell must come in the order of their numbers.
struct FactRouter: Sendable {
    let partnerKeys: KeyRegistry
    let projectKeys: KeyRegistry
    let minimumConfidence: Double

    /// What is found out about an article once.
    private struct Context {
        let facts: ArticleFacts
        let number: Int
        /// `nil` for partners and projects below the threshold.
        let partners: [ContentNumber?]
        let projects: [ContentNumber?]
    }

    func route(_ facts: ArticleFacts, number: Int, into contents: inout BucketContents) {
        let identified = ArticleIdentifiers(
            facts, partnerKeys: partnerKeys, projectKeys: projectKeys,
            minimumConfidence: minimumConfidence)
        let context = Context(
            facts: facts, number: number, partners: identified.partners,
            projects: identified.projects)
        for (partner, key) in zip(facts.partners, identified.partners) {
            if let key { route(partner, key, context, &contents) }
        }
        for (project, key) in zip(facts.projects, identified.projects) {
            if let key { route(project, key, context, &contents) }
        }
        let events = facts.events.map { route($0, context, &contents) }
        for investment in facts.investments { route(investment, events, context, &contents) }
        for metric in facts.metrics { route(metric, context, &contents) }
    }

    private func route(
        _ partner: LocalPartner, _ key: ContentNumber, _ context: Context,
        _ contents: inout BucketContents
    ) {
        contents.add(to: JoinBuckets.actors(JoinBuckets.part(of: key))) { writer in
            writer.write(ActorPart.Tag.partner.rawValue)
            writer.write(key)
            writer.write(context.number)
            writer.write(partner)
        }
        prove(.partners, RowKey(key), partner.proofs, context, &contents)
    }

    private func route(
        _ project: LocalProject, _ key: ContentNumber, _ context: Context,
        _ contents: inout BucketContents
    ) {
        let bucket = JoinBuckets.actors(JoinBuckets.part(of: key))
        contents.add(to: bucket) { writer in
            writer.write(ActorPart.Tag.project.rawValue)
            writer.write(key)
            writer.write(context.number)
            writer.write(context.facts.mainDivision) { $0.write($1) }
            writer.write(project)
        }
        prove(.projects, RowKey(key), project.proofs, context, &contents)
        for member in project.partners {
            guard let partner = context.partners[member.partner] else { continue }
            contents.add(to: bucket) { writer in
                writer.write(ActorPart.Tag.projectPartner.rawValue)
                writer.write(key)
                writer.write(partner)
                writer.write(member.role)
                writer.write(context.number)
                writer.write(project.confidence)
            }
            contents.add(to: JoinBuckets.actors(JoinBuckets.part(of: partner))) { writer in
                writer.write(ActorPart.Tag.projectOfPartner.rawValue)
                writer.write(partner)
                writer.write(key)
            }
            prove(
                .projectPartners, RowKey(key, partner, role: member.role),
                project.proofs.prefix(1), context, &contents)
        }
    }

    /// The key of the event; `nil` for one that is told of nobody, nothing and no day.
    private func route(
        _ event: LocalEvent, _ context: Context, _ contents: inout BucketContents
    ) -> ContentNumber? {
        let members = event.partners.compactMap { context.partners[$0.partner] }
        let undertakings = event.projects.compactMap { context.projects[$0] }
        guard event.date != nil || !members.isEmpty || !undertakings.isEmpty else { return nil }
        var natural = [event.kind, event.date.map { "\($0.start)/\($0.precision.rawValue)" } ?? ""]
        // Numbers sort as their identifiers do.
        natural += Set(members).sorted().map { $0.identifier("ptr") }
        natural += Set(undertakings).sorted().map { $0.identifier("prj") }
        if event.isNamed || members.isEmpty && undertakings.isEmpty {
            natural.append(NameKey(event.title).text)
        }
        let key = ContentNumber(of: natural)
        let bucket = JoinBuckets.occurrences(JoinBuckets.part(of: key))
        contents.add(to: bucket) { writer in
            writer.write(OccurrencePart.Tag.event.rawValue)
            writer.write(key)
            writer.write(context.number)
            writer.write(event)
        }
        prove(.events, RowKey(key), event.proofs, context, &contents)
        for member in event.partners {
            guard let partner = context.partners[member.partner] else { continue }
            contents.add(to: bucket) { writer in
                writer.write(OccurrencePart.Tag.eventPartner.rawValue)
                writer.write(key)
                writer.write(partner)
                writer.write(member.role)
                writer.write(context.number)
                writer.write(event.confidence)
            }
            contents.add(to: JoinBuckets.actors(JoinBuckets.part(of: partner))) { writer in
                writer.write(ActorPart.Tag.eventOfPartner.rawValue)
                writer.write(partner)
                writer.write(key)
            }
            prove(
                .eventPartners, RowKey(key, partner, role: member.role), event.proofs.prefix(1),
                context, &contents)
        }
        for project in undertakings {
            contents.add(to: bucket) { writer in
                writer.write(OccurrencePart.Tag.eventProject.rawValue)
                writer.write(key)
                writer.write(project)
                writer.write(context.number)
                writer.write(event.confidence)
            }
            prove(
                .eventProjects, RowKey(key, project), event.proofs.prefix(1), context, &contents)
        }
        return key
    }

    private func route(
        _ investment: LocalInvestment, _ events: [ContentNumber?], _ context: Context,
        _ contents: inout BucketContents
    ) {
        let facts = context.facts
        let project = investment.project.flatMap { context.projects[$0] }
        let recipient = investment.recipient.flatMap { context.partners[$0] }
        let subject =
            project?.identifier("prj") ?? recipient?.identifier("ptr")
            ?? "\(facts.mainDivision ?? "")|\(investment.itemCount.map(String.init) ?? "")"
        let key = ContentNumber(of: [
            subject, investment.kind, investment.money.amount.description,
            investment.money.currency,
        ])
        contents.add(to: JoinBuckets.occurrences(JoinBuckets.part(of: key))) { writer in
            writer.write(OccurrencePart.Tag.investment.rawValue)
            writer.write(key)
            writer.write(context.number)
            writer.write(project) { $0.write($1) }
            writer.write(recipient) { $0.write($1) }
            writer.write(investment.investor.flatMap { context.partners[$0] }) { $0.write($1) }
            writer.write(investment.event.flatMap { events[$0] }) { $0.write($1) }
            writer.write(facts.mainDivision) { $0.write($1) }
            writer.write(investment)
        }
        prove(.investments, RowKey(key), investment.proofs, context, &contents)
    }

    private func route(
        _ metric: LocalMetric, _ context: Context, _ contents: inout BucketContents
    ) {
        let subject: (kind: String, identifier: String, name: String)
        switch metric.subject {
        case .project(let index):
            guard let project = context.projects[index] else { return }
            subject = (
                "project", project.identifier("prj"), context.facts.projects[index].names[0]
            )
        case .partner(let index):
            guard let partner = context.partners[index] else { return }
            subject = (
                "partner", partner.identifier("ptr"), context.facts.partners[index].names[0]
            )
        }
        let key = ContentNumber(of: [
            subject.identifier, metric.kind, metric.value.description, metric.unit,
        ])
        contents.add(to: JoinBuckets.occurrences(JoinBuckets.part(of: key))) { writer in
            writer.write(OccurrencePart.Tag.metric.rawValue)
            writer.write(key)
            writer.write(context.number)
            writer.write(subject.kind)
            writer.write(subject.identifier)
            writer.write(subject.name)
            writer.write(metric)
        }
        prove(.metrics, RowKey(key), metric.proofs, context, &contents)
    }

    private func prove(
        _ table: JoinBuckets.Proven, _ row: RowKey, _ proofs: some Sequence<Proof>,
        _ context: Context, _ contents: inout BucketContents
    ) {
        let bucket = JoinBuckets.evidence(table, JoinBuckets.part(of: row.left))
        contents.add(to: bucket) { writer in
            for proof in proofs {
                let places = context.facts.places
                guard let place = places.number(of: proof.range) else { continue }
                writer.write(
                    row, field: proof.field, article: context.number, places.places[place],
                    in: context.facts.article.text)
            }
        }
    }
}
