import Model

/// Gathers rows by the number of their key; rows of one thing told by several articles become one.
struct TableBuilder {
    let reference: ReferenceData

    private var articles: [ArticleRow] = []
    private var partners = KeyedRows<ContentNumber, PartnerGroup>()
    private var projects = KeyedRows<ContentNumber, ProjectGroup>()
    private var investments = KeyedRows<ContentNumber, InvestmentRow>()
    private var events = KeyedRows<ContentNumber, EventGroup>()
    private var metrics = KeyedRows<ContentNumber, MetricRow>()
    private var projectPartners = KeyedRows<LinkKey, Link>()
    private var eventPartners = KeyedRows<LinkKey, Link>()
    private var eventProjects = KeyedRows<LinkKey, Link>()
    private var roles: [String] = []
    /// Identifiers of partners, projects and events: rows that refer to one share its text.
    private var partnerIDs: [String] = []
    private var projectIDs: [String] = []
    private var eventIDs: [String] = []
    private var evidence = EvidenceBuilder()

    init(reference: ReferenceData) {
        self.reference = reference
    }

    /// An article's facts with what the join knows of its partners and projects by now.
    private struct Context {
        let facts: ArticleFacts
        let article: ArticleReference
        /// Numbers of the article's partners and projects among those of the run.
        var partners: [Int?] = []
        var projects: [Int?] = []
        /// Number of the article's first place in evidence.
        let firstPlace: Int
    }

    /// Adds an article and all its facts. Articles must come in the order of their identifiers.
    mutating func add(_ facts: ArticleFacts, _ identifiers: ArticleIdentifiers) {
        let article = ArticleReference(
            number: Int32(articles.count), identifier: facts.article.articleID,
            published: facts.article.publishedOn)
        articles.append(facts.article)
        var context = Context(
            facts: facts, article: article, firstPlace: evidence.add(facts.article, facts.places))
        for (partner, key) in zip(facts.partners, identifiers.partners) {
            context.partners.append(key.map { add(partner, $0, context) })
        }
        for (project, key) in zip(facts.projects, identifiers.projects) {
            context.projects.append(key.map { add(project, $0, context) })
        }
        for event in facts.events { add(event, context) }
        for investment in facts.investments { add(investment, context) }
        for metric in facts.metrics { add(metric, context) }
    }

    private mutating func add(
        _ partner: LocalPartner, _ key: ContentNumber, _ context: Context
    ) -> Int {
        let number = partners.number(of: key) { PartnerGroup() }
        if number == partnerIDs.count { partnerIDs.append(key.identifier("ptr")) }
        partners.rows[number].add(partner, context.article)
        prove("partners", number, partner.proofs, context)
        return number
    }

    private mutating func add(
        _ project: LocalProject, _ key: ContentNumber, _ context: Context
    ) -> Int {
        let number = projects.number(of: key) { ProjectGroup() }
        if number == projectIDs.count { projectIDs.append(key.identifier("prj")) }
        projects.rows[number].add(
            project, mainDivision: context.facts.mainDivision, context.article)
        prove("projects", number, project.proofs, context)
        for member in project.partners {
            guard let partner = context.partners[member.partner] else { continue }
            let link = projectPartners.number(of: self.key(number, partner, member.role)) {
                Link(article: context.article.identifier, confidence: project.confidence)
            }
            prove("project_partners", link, project.proofs.prefix(1), context)
        }
        return number
    }

    private mutating func add(_ event: LocalEvent, _ context: Context) {
        let members = event.partners.compactMap { context.partners[$0.partner] }
        let undertakings = event.projects.compactMap { context.projects[$0] }
        guard event.date != nil || !members.isEmpty || !undertakings.isEmpty else { return }
        var natural = [event.kind, event.date.map { "\($0.start)/\($0.precision.rawValue)" } ?? ""]
        natural += Set(members.map { partnerIDs[$0] }).sorted(by: bytewise)
        natural += Set(undertakings.map { projectIDs[$0] }).sorted(by: bytewise)
        if event.isNamed || members.isEmpty && undertakings.isEmpty {
            natural.append(NameKey(event.title).text)
        }
        let key = ContentNumber(of: natural)
        let number = events.number(of: key) { EventGroup() }
        if number == eventIDs.count { eventIDs.append(key.identifier("evt")) }
        events.rows[number].add(event, eventIDs[number], context.article, reference)
        prove("events", number, event.proofs, context)
        let link = Link(article: context.article.identifier, confidence: event.confidence)
        for member in event.partners {
            guard let partner = context.partners[member.partner] else { continue }
            let row = eventPartners.number(of: self.key(number, partner, member.role)) { link }
            prove("event_partners", row, event.proofs.prefix(1), context)
        }
        for project in undertakings {
            let row = eventProjects.number(of: self.key(number, project, "")) { link }
            prove("event_projects", row, event.proofs.prefix(1), context)
        }
    }

    private mutating func add(_ investment: LocalInvestment, _ context: Context) {
        let facts = context.facts
        let projectID = investment.project.flatMap { context.projects[$0] }.map { projectIDs[$0] }
        let recipientID = investment.recipient.flatMap { context.partners[$0] }
            .map { partnerIDs[$0] }
        let subject =
            projectID ?? recipientID
            ?? "\(facts.mainDivision ?? "")|\(investment.itemCount.map(String.init) ?? "")"
        let key = ContentNumber(of: [
            subject, investment.kind, investment.money.amount.description,
            investment.money.currency,
        ])
        let number = investments.number(of: key) {
            let asOf = investment.period?.end ?? facts.article.publishedOn
            return InvestmentRow(
                investmentID: key.identifier("inv"), kind: investment.kind,
                scope: investment.scope, amount: investment.money.amount,
                amountMax: investment.money.maximum, currency: investment.money.currency,
                amountCNY: reference.inYuan(
                    investment.money.amount, investment.money.currency, year: asOf?.year),
                qualifier: investment.money.qualifier.rawValue, amountText: investment.text,
                itemCount: investment.itemCount, projectID: projectID, recipientID: recipientID,
                divisionCode: projectID == nil ? facts.mainDivision : nil,
                periodStart: investment.period?.start, periodEnd: investment.period?.end,
                asOf: asOf, articleID: context.article.identifier,
                confidence: confidence(investment.confidence))
        }
        prove("investments", number, investment.proofs, context)
    }

    private mutating func add(_ metric: LocalMetric, _ context: Context) {
        let kind: String
        let identifier: String
        let name: String
        switch metric.subject {
        case .project(let index):
            guard let project = context.projects[index] else { return }
            (kind, identifier) = ("project", projectIDs[project])
            name = context.facts.projects[index].names[0]
        case .partner(let index):
            guard let partner = context.partners[index] else { return }
            (kind, identifier) = ("partner", partnerIDs[partner])
            name = context.facts.partners[index].names[0]
        }
        let key = ContentNumber(of: [
            identifier, metric.kind, metric.value.description, metric.unit,
        ])
        let number = metrics.number(of: key) {
            MetricRow(
                metricID: key.identifier("met"), subjectKind: kind, subjectID: identifier,
                subjectName: name, kind: metric.kind,
                value: metric.value, valueMax: metric.maximum, unit: metric.unit,
                qualifier: metric.qualifier.rawValue, asOf: context.facts.article.publishedOn,
                articleID: context.article.identifier, confidence: confidence(metric.confidence))
        }
        prove("metrics", number, metric.proofs, context)
    }

    private mutating func prove(
        _ table: String, _ row: Int, _ proofs: some Sequence<Proof>, _ context: Context
    ) {
        evidence.add(table, row, proofs, context.facts.places, first: context.firstPlace)
    }

    private mutating func key(_ left: Int, _ right: Int, _ role: String) -> LinkKey {
        let number: Int
        if let known = roles.firstIndex(of: role) {
            number = known
        } else {
            number = roles.count
            roles.append(role)
        }
        return LinkKey(left: Int32(left), right: Int32(right), role: UInt8(number))
    }
}

extension TableBuilder {
    /// The finished tables, each sorted by its primary key.
    ///
    /// Takes the evidence out of the builder, which is not to be used again: a second copy of the
    /// largest table would be the peak of a run's memory.
    mutating func dataset() -> Dataset {
        var dataset = Dataset()
        dataset.articles = articles
        let partnerOrder = partners.order()
        let projectOrder = projects.order()
        let eventOrder = events.order()
        let investmentOrder = investments.order()
        let metricOrder = metrics.order()
        let partnerRanks = ranks(of: partnerOrder)
        let projectRanks = ranks(of: projectOrder)
        let eventRanks = ranks(of: eventOrder)
        let hosted = sorted(projectPartners, projectRanks, partnerRanks)
        let attended = sorted(eventPartners, eventRanks, partnerRanks)
        let told = sorted(eventProjects, eventRanks, projectRanks)

        dataset.investments = investmentOrder.map { investments.rows[$0] }
        dataset.metrics = metricOrder.map { metrics.rows[$0] }
        dataset.projectPartners = hosted.map { row in
            let (key, link) = (projectPartners.keys[row], projectPartners.rows[row])
            return ProjectPartnerRow(
                projectID: projectIDs[Int(key.left)], partnerID: partnerIDs[Int(key.right)],
                role: roles[Int(key.role)], articleID: link.article,
                confidence: confidence(link.confidence))
        }
        dataset.eventPartners = attended.map { row in
            let (key, link) = (eventPartners.keys[row], eventPartners.rows[row])
            return EventPartnerRow(
                eventID: eventIDs[Int(key.left)], partnerID: partnerIDs[Int(key.right)],
                role: roles[Int(key.role)], articleID: link.article,
                confidence: confidence(link.confidence))
        }
        dataset.eventProjects = told.map { row in
            let (key, link) = (eventProjects.keys[row], eventProjects.rows[row])
            return EventProjectRow(
                eventID: eventIDs[Int(key.left)], projectID: projectIDs[Int(key.right)],
                articleID: link.article, confidence: confidence(link.confidence))
        }
        let projectCounts = linkCounts(projectPartners, hosted, partners.count)
        let eventCounts = linkCounts(eventPartners, attended, partners.count)
        dataset.partners = partnerOrder.map { number in
            partners.rows[number].row(
                partnerIDs[number], reference, projects: projectCounts[number],
                events: eventCounts[number])
        }
        let totals = Dataset.totals(of: dataset.investments)
        dataset.projects = projectOrder.map { number in
            projects.rows[number].row(
                projectIDs[number], reference, total: totals[projectIDs[number]])
        }
        dataset.events = eventOrder.compactMap { events.rows[$0].finished() }
        let (edges, edgeEvents) = PartnershipEdges(reference: reference).rows(
            events: dataset.events, partners: dataset.partners,
            signatories: signatories(attended, eventRanks, partnerRanks))
        dataset.partnerships = edges
        var proofs = EvidenceBuilder()
        swap(&proofs, &evidence)
        dataset.evidence = proofs.finish(
            evidenceRows(
                partnerOrder, projectOrder, eventOrder, investmentOrder, metricOrder, hosted,
                attended, told),
            edges: zip(edges, edgeEvents).map { edge, place in
                (
                    event: eventOrder[place],
                    identifier: "\(edge.partnerAID)|\(edge.partnerBID)|\(edge.eventID)"
                )
            })
        reference.addTables(to: &dataset)
        return dataset
    }

    /// The rows of each table that has evidence, by the order of their numbers.
    private func evidenceRows(
        _ partners: [Int], _ projects: [Int], _ events: [Int], _ investments: [Int],
        _ metrics: [Int], _ hosted: [Int], _ attended: [Int], _ told: [Int]
    ) -> [String: EvidenceBuilder.Rows] {
        [
            "partners": .init(order: partners) { partnerIDs[$0] },
            "projects": .init(order: projects) { projectIDs[$0] },
            "events": .init(order: events) { eventIDs[$0] },
            "investments": .init(order: investments) {
                self.investments.rows[$0].investmentID
            },
            "metrics": .init(order: metrics) { self.metrics.rows[$0].metricID },
            "project_partners": .init(order: hosted) {
                let key = projectPartners.keys[$0]
                return "\(projectIDs[Int(key.left)])|\(partnerIDs[Int(key.right)])"
                    + "|\(roles[Int(key.role)])"
            },
            "event_partners": .init(order: attended) {
                let key = eventPartners.keys[$0]
                return "\(eventIDs[Int(key.left)])|\(partnerIDs[Int(key.right)])"
                    + "|\(roles[Int(key.role)])"
            },
            "event_projects": .init(order: told) {
                let key = eventProjects.keys[$0]
                return "\(eventIDs[Int(key.left)])|\(projectIDs[Int(key.right)])"
            },
        ]
    }

    /// The numbers of links in the order of both ends and the bytes of the role.
    private func sorted(
        _ links: KeyedRows<LinkKey, Link>, _ left: [Int32], _ right: [Int32]
    ) -> [Int] {
        let roleRanks = ranks(of: roles.indices.sorted { bytewise(roles[$0], roles[$1]) })
        func place(_ key: LinkKey) -> (Int32, Int32, Int32) {
            (left[Int(key.left)], right[Int(key.right)], roleRanks[Int(key.role)])
        }
        return links.keys.indices.sorted { place(links.keys[$0]) < place(links.keys[$1]) }
    }

    /// For each right end how many left ends it is linked to, each once whatever its roles.
    private func linkCounts(
        _ links: KeyedRows<LinkKey, Link>, _ order: [Int], _ count: Int
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        var previous: LinkKey?
        for number in order {
            let key = links.keys[number]
            if previous?.left != key.left || previous?.right != key.right {
                counts[Int(key.right)] += 1
            }
            previous = key
        }
        return counts
    }

    /// For each event in the order of its table the places of those that signed, each once.
    private func signatories(
        _ order: [Int], _ eventRanks: [Int32], _ partnerRanks: [Int32]
    ) -> [[Int]] {
        var signatories = [[Int]](repeating: [], count: events.count)
        guard let role = roles.firstIndex(of: "signatory") else { return signatories }
        for number in order where eventPartners.keys[number].role == role {
            let key = eventPartners.keys[number]
            signatories[Int(eventRanks[Int(key.left)])].append(
                Int(partnerRanks[Int(key.right)]))
        }
        return signatories
    }
}
