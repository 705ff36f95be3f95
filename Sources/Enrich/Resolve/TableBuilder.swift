import Model
import Text
import Values

/// Gathers rows by identifier; rows of one thing told by several articles become one.
struct TableBuilder {
    let reference: ReferenceData

    private var articles: [ArticleRow] = []
    private var partners: [String: PartnerGroup] = [:]
    private var projects: [String: ProjectGroup] = [:]
    private var investments: [String: InvestmentRow] = [:]
    private var events: [String: EventGroup] = [:]
    private var metrics: [String: MetricRow] = [:]
    private var projectPartners: [LinkKey: ProjectPartnerRow] = [:]
    private var eventPartners: [LinkKey: EventPartnerRow] = [:]
    private var eventProjects: [LinkKey: EventProjectRow] = [:]
    private var evidence = EvidenceRows()

    struct LinkKey: Hashable {
        let left: String
        let right: String
        let role: String

        /// By the parts' bytes, part by part.
        func precedes(_ other: LinkKey) -> Bool {
            if left != other.left { return bytewise(left, other.left) }
            if right != other.right { return bytewise(right, other.right) }
            return bytewise(role, other.role)
        }
    }

    init(reference: ReferenceData) {
        self.reference = reference
    }

    mutating func add(_ article: Article, copies: Int) {
        articles.append(
            ArticleRow(
                articleID: article.identifier, source: article.source.description,
                url: article.url, articleNumber: article.number, copies: copies,
                title: article.title, publishedOn: article.published,
                publisher: article.publisher, authors: article.authors,
                script: article.script.rawValue, status: article.status.rawValue,
                reason: article.reason, duplicateOf: article.duplicateOf,
                truncated: article.isTruncated,
                characterCount: countScalars(article.text.span), text: article.text))
    }

    /// Adds all facts of one article. Articles must come in the order of their identifiers.
    mutating func add(_ facts: ArticleFacts, _ identifiers: ArticleIdentifiers) {
        let writer = EvidenceWriter(facts.article)
        for (partner, identifier) in zip(facts.partners, identifiers.partners) {
            guard let identifier else { continue }
            partners[identifier, default: PartnerGroup()].add(partner, facts.article)
            evidence.add(writer.rows("partners", identifier, partner.proofs))
        }
        for (project, identifier) in zip(facts.projects, identifiers.projects) {
            guard let identifier else { continue }
            projects[identifier, default: ProjectGroup()].add(project, facts)
            evidence.add(writer.rows("projects", identifier, project.proofs))
            for (partner, role) in project.partners {
                guard let partnerID = identifiers.partners[partner] else { continue }
                let key = LinkKey(left: identifier, right: partnerID, role: role)
                let row = ProjectPartnerRow(
                    projectID: identifier, partnerID: partnerID, role: role,
                    articleID: facts.article.identifier, confidence: confidence(project.confidence))
                projectPartners[key] = projectPartners[key] ?? row
                if let proof = project.proofs.first {
                    evidence.add(
                        writer.rows(
                            "project_partners", "\(identifier)|\(partnerID)|\(role)", [proof]))
                }
            }
        }
        for event in facts.events { add(event, facts, identifiers, writer) }
        for investment in facts.investments { add(investment, facts, identifiers, writer) }
        for metric in facts.metrics { add(metric, facts, identifiers, writer) }
    }

    private mutating func add(
        _ event: LocalEvent, _ facts: ArticleFacts, _ identifiers: ArticleIdentifiers,
        _ writer: EvidenceWriter
    ) {
        let partnerIDs = event.partners.compactMap { identifiers.partners[$0.partner] }
        let projectIDs = event.projects.compactMap { identifiers.projects[$0] }
        guard event.date != nil || !partnerIDs.isEmpty || !projectIDs.isEmpty else { return }
        var key = [event.kind, event.date.map { "\($0.start)/\($0.precision.rawValue)" } ?? ""]
        key += Set(partnerIDs).sorted() + Set(projectIDs).sorted()
        if event.isNamed || partnerIDs.isEmpty && projectIDs.isEmpty {
            key.append(NameKey(event.title).text)
        }
        let identifier = contentIdentifier("evt", key)
        events[identifier, default: EventGroup()].add(event, facts)
        evidence.add(writer.rows("events", identifier, event.proofs))
        let proof = Array(event.proofs.prefix(1))
        for (partner, role) in event.partners {
            guard let partnerID = identifiers.partners[partner] else { continue }
            let link = LinkKey(left: identifier, right: partnerID, role: role)
            let row = EventPartnerRow(
                eventID: identifier, partnerID: partnerID, role: role,
                articleID: facts.article.identifier, confidence: confidence(event.confidence))
            eventPartners[link] = eventPartners[link] ?? row
            evidence.add(
                writer.rows("event_partners", "\(identifier)|\(partnerID)|\(role)", proof))
        }
        for projectID in projectIDs {
            let link = LinkKey(left: identifier, right: projectID, role: "")
            let row = EventProjectRow(
                eventID: identifier, projectID: projectID, articleID: facts.article.identifier,
                confidence: confidence(event.confidence))
            eventProjects[link] = eventProjects[link] ?? row
            evidence.add(writer.rows("event_projects", "\(identifier)|\(projectID)", proof))
        }
    }

    private mutating func add(
        _ investment: LocalInvestment, _ facts: ArticleFacts, _ identifiers: ArticleIdentifiers,
        _ writer: EvidenceWriter
    ) {
        let projectID = investment.project.flatMap { identifiers.projects[$0] }
        let recipientID = investment.recipient.flatMap { identifiers.partners[$0] }
        let subject =
            projectID ?? recipientID
            ?? "\(facts.mainDivision ?? "")|\(investment.itemCount.map(String.init) ?? "")"
        let identifier = contentIdentifier(
            "inv",
            [
                subject, investment.kind, investment.money.amount.description,
                investment.money.currency,
            ])
        let asOf = investment.period?.end ?? facts.article.published
        let row = InvestmentRow(
            investmentID: identifier, kind: investment.kind, scope: investment.scope,
            amount: investment.money.amount, amountMax: investment.money.maximum,
            currency: investment.money.currency,
            amountCNY: reference.inYuan(
                investment.money.amount, investment.money.currency, year: asOf?.year),
            qualifier: investment.money.qualifier.rawValue, amountText: investment.text,
            itemCount: investment.itemCount, projectID: projectID, recipientID: recipientID,
            divisionCode: projectID == nil ? facts.mainDivision : nil,
            periodStart: investment.period?.start, periodEnd: investment.period?.end, asOf: asOf,
            articleID: facts.article.identifier, confidence: confidence(investment.confidence))
        investments[identifier] = investments[identifier] ?? row
        evidence.add(writer.rows("investments", identifier, investment.proofs))
    }

    private mutating func add(
        _ metric: LocalMetric, _ facts: ArticleFacts, _ identifiers: ArticleIdentifiers,
        _ writer: EvidenceWriter
    ) {
        guard let projectID = identifiers.projects[metric.project] else { return }
        let identifier = contentIdentifier(
            "met", [projectID, metric.kind, metric.value.description, metric.unit])
        let row = MetricRow(
            metricID: identifier, subjectKind: "project", subjectID: projectID,
            subjectName: facts.projects[metric.project].names[0], kind: metric.kind,
            value: metric.value, valueMax: metric.maximum, unit: metric.unit,
            qualifier: metric.qualifier.rawValue, asOf: facts.article.published,
            articleID: facts.article.identifier, confidence: confidence(metric.confidence))
        metrics[identifier] = metrics[identifier] ?? row
        evidence.add(writer.rows("metrics", identifier, metric.proofs))
    }

    /// The finished tables, each sorted by its primary key.
    ///
    /// Takes the evidence out of the builder, which is not to be used again: a second copy of the
    /// largest table would be the peak of a run's memory.
    mutating func dataset() -> Dataset {
        var dataset = Dataset()
        dataset.articles = articles.sorted { bytewise($0.articleID, $1.articleID) }
        dataset.investments = sorted(investments)
        dataset.metrics = sorted(metrics)
        dataset.projectPartners = sorted(projectPartners)
        dataset.eventPartners = sorted(eventPartners)
        dataset.eventProjects = sorted(eventProjects)
        let projectCounts = linked(projectPartners.keys)
        let eventCounts = linked(eventPartners.keys)
        dataset.partners = partners.keys.sorted(by: bytewise).compactMap { identifier in
            partners[identifier]?.row(
                identifier, reference,
                projects: projectCounts[identifier]?.count ?? 0,
                events: eventCounts[identifier]?.count ?? 0)
        }
        let totals = Self.totals(dataset.investments)
        dataset.projects = projects.keys.sorted(by: bytewise).compactMap { identifier in
            projects[identifier]?.row(
                identifier, reference,
                total: totals[identifier])
        }
        dataset.events = events.keys.sorted(by: bytewise).compactMap {
            events[$0]?.row($0, reference)
        }
        dataset.partnerships = Partnerships(reference: reference).rows(dataset)
        evidence.add(partnershipEvidence(dataset.partnerships))
        dataset.evidence = evidence.finish()
        reference.addTables(to: &dataset)
        return dataset
    }

    /// An edge of the network is proven by what proves its event.
    private func partnershipEvidence(_ partnerships: [PartnershipRow]) -> [EvidenceRow] {
        var proofs: [String: [EvidenceRow]] = [:]
        for row in evidence.rows where row.tableName == "events" && row.field == nil {
            proofs[row.rowID, default: []].append(row)
        }
        return partnerships.flatMap { edge in
            let rowID = "\(edge.partnerAID)|\(edge.partnerBID)|\(edge.eventID)"
            return (proofs[edge.eventID] ?? []).map { proof in
                var row = proof
                row.tableName = "partnerships"
                row.rowID = rowID
                return row
            }
        }
    }

    /// The total investment of each project: the largest told, 其中一期 being a part of it.
    private static func totals(_ investments: [InvestmentRow]) -> [String: InvestmentRow] {
        var totals: [String: InvestmentRow] = [:]
        for row in investments where row.kind == "total" {
            guard let project = row.projectID else { continue }
            if let known = totals[project], known.amount >= row.amount { continue }
            totals[project] = row
        }
        return totals
    }

    /// For each partner the projects or events it is linked to, each once whatever its roles.
    private func linked(_ keys: Dictionary<LinkKey, some Any>.Keys) -> [String: Set<String>] {
        var linked: [String: Set<String>] = [:]
        for key in keys { linked[key.right, default: []].insert(key.left) }
        return linked
    }

    private func sorted<Row>(_ rows: [String: Row]) -> [Row] {
        rows.sorted { bytewise($0.key, $1.key) }.map(\.value)
    }

    private func sorted<Row>(_ rows: [LinkKey: Row]) -> [Row] {
        rows.sorted { $0.key.precedes($1.key) }.map(\.value)
    }
}

/// Compares strings by their UTF-8 bytes, as every table is sorted.
func bytewise(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// Two decimals, as the `confidence` columns hold them.
func confidence(_ value: Double) -> FixedDecimal {
    FixedDecimal(unscaled: Int128((min(max(value, 0), 1) * 100).rounded()), scale: 2)
}
