import Model

/// The events, investments and metrics of one part, and the links of its events.
struct OccurrencePart {
    /// What a piece of the bucket tells.
    enum Tag: Int {
        case event, eventPartner, eventProject, investment, metric
    }

    private struct Link {
        let article: Int
        let confidence: Double
    }

    private struct PartnerLink: Hashable {
        let event: ContentNumber
        let partner: ContentNumber
        let role: String
    }

    private struct ProjectLink: Hashable {
        let event: ContentNumber
        let project: ContentNumber
    }

    private let reference: ReferenceData
    private let articles: ArticleIndex
    private var events = KeyedRows<ContentNumber, EventGroup>()
    private var investments = KeyedRows<ContentNumber, InvestmentRow>()
    /// The project of each investment.
    private var projects: [ContentNumber?] = []
    private var metrics = KeyedRows<ContentNumber, MetricRow>()
    private var partnerLinks = KeyedRows<PartnerLink, Link>()
    private var projectLinks = KeyedRows<ProjectLink, Link>()

    init(_ content: [UInt8], _ reference: ReferenceData, _ articles: ArticleIndex) {
        self.reference = reference
        self.articles = articles
        var reader = JoinReader(content)
        while !reader.isAtEnd {
            switch Tag(rawValue: reader.number()) {
            case .event: addEvent(&reader)
            case .eventPartner:
                let event = reader.key()
                let partner = reader.key()
                let key = PartnerLink(event: event, partner: partner, role: reader.text())
                let link = Link(article: reader.number(), confidence: reader.double())
                _ = partnerLinks.number(of: key) { link }
            case .eventProject:
                let event = reader.key()
                let key = ProjectLink(event: event, project: reader.key())
                let link = Link(article: reader.number(), confidence: reader.double())
                _ = projectLinks.number(of: key) { link }
            case .investment: addInvestment(&reader)
            case .metric: addMetric(&reader)
            case nil: return
            }
        }
    }

    private mutating func addEvent(_ reader: inout JoinReader) {
        let key = reader.key()
        let article = articles.reference(reader.number())
        let event = reader.event()
        let number = events.number(of: key) { EventGroup() }
        events.rows[number].add(event, key.identifier("evt"), article, reference)
    }

    private mutating func addInvestment(_ reader: inout JoinReader) {
        let key = reader.key()
        let article = reader.number()
        let project = reader.optional { $0.key() }
        let recipient = reader.optional { $0.key() }?.identifier("ptr")
        let investor = reader.optional { $0.key() }?.identifier("ptr")
        let event = reader.optional { $0.key() }?.identifier("evt")
        let mainDivision = reader.optional { $0.text() }
        let investment = reader.investment()
        let number = investments.number(of: key) {
            let asOf = investment.period?.end ?? articles.published(article)
            return InvestmentRow(
                investmentID: key.identifier("inv"), kind: investment.kind,
                scope: investment.scope, amount: investment.money.amount,
                amountMax: investment.money.maximum, currency: investment.money.currency,
                amountCNY: reference.inYuan(
                    investment.money.amount, investment.money.currency, year: asOf?.year),
                qualifier: investment.money.qualifier.rawValue, amountText: investment.text,
                itemCount: investment.itemCount, projectID: project?.identifier("prj"),
                recipientID: recipient,
                divisionCode: project == nil ? mainDivision : nil,
                periodStart: investment.period?.start, periodEnd: investment.period?.end,
                asOf: asOf, articleID: articles.identifier(article),
                confidence: confidence(investment.confidence))
        }
        if number == projects.count { projects.append(project) }
        investments.rows[number].complete(
            investor: investor, event: event, recipient: recipient,
            itemCount: investment.itemCount, confidence: confidence(investment.confidence))
    }

    private mutating func addMetric(_ reader: inout JoinReader) {
        let key = reader.key()
        let article = reader.number()
        let subjectKind = reader.text()
        let identifier = reader.text()
        let name = reader.text()
        let metric = reader.metric()
        _ = metrics.number(of: key) {
            MetricRow(
                metricID: key.identifier("met"), subjectKind: subjectKind, subjectID: identifier,
                subjectName: name, kind: metric.kind, value: metric.value,
                valueMax: metric.maximum, unit: metric.unit,
                qualifier: metric.qualifier.rawValue, asOf: articles.published(article),
                articleID: articles.identifier(article),
                confidence: confidence(metric.confidence))
        }
    }

    /// Adds the finished rows, each table in the order of its keys, and tells the actors what they need of them.
    ///
    /// `evidence` is the bucket of what proves the part's events: an edge of the network is proven by what
    /// proves its event as a whole.
    func finish(_ evidence: [UInt8], _ dataset: inout Dataset, _ contents: inout BucketContents) {
        let attended = partnerLinks.keys.indices.sorted {
            let (left, right) = (partnerLinks.keys[$0], partnerLinks.keys[$1])
            return (left.event, left.partner) != (right.event, right.partner)
                ? (left.event, left.partner) < (right.event, right.partner)
                : bytewise(left.role, right.role)
        }
        let told = projectLinks.keys.indices.sorted {
            let (left, right) = (projectLinks.keys[$0], projectLinks.keys[$1])
            return (left.event, left.project) < (right.event, right.project)
        }
        for number in events.order() {
            if let row = events.rows[number].finished() { dataset.events.append(row) }
        }
        for number in attended {
            let (key, link) = (partnerLinks.keys[number], partnerLinks.rows[number])
            dataset.eventPartners.append(
                EventPartnerRow(
                    eventID: key.event.identifier("evt"), partnerID: key.partner.identifier("ptr"),
                    role: key.role, articleID: articles.identifier(link.article),
                    confidence: confidence(link.confidence)))
        }
        for number in told {
            let (key, link) = (projectLinks.keys[number], projectLinks.rows[number])
            dataset.eventProjects.append(
                EventProjectRow(
                    eventID: key.event.identifier("evt"), projectID: key.project.identifier("prj"),
                    articleID: articles.identifier(link.article),
                    confidence: confidence(link.confidence)))
        }
        for number in investments.order() {
            let row = investments.rows[number]
            dataset.investments.append(row)
            if row.kind == "total", let project = projects[number] {
                addTotal(row, of: project, &contents)
            }
        }
        dataset.metrics += metrics.order().map { metrics.rows[$0] }
        addEdges(attended, evidence, &contents)
    }

    private func addTotal(
        _ row: InvestmentRow, of project: ContentNumber, _ contents: inout BucketContents
    ) {
        contents.add(to: JoinBuckets.actors(JoinBuckets.part(of: project))) { writer in
            writer.write(ActorPart.Tag.total.rawValue)
            writer.write(project)
            writer.write(row.amount)
            writer.write(row.currency)
            writer.write(row.amountCNY) { $0.write($1) }
        }
    }

    /// Derives the network: an edge for each pair that signed or cooperates in one event.
    private func addEdges(
        _ attended: [Int], _ evidence: [UInt8], _ contents: inout BucketContents
    ) {
        var proofs: [ContentNumber: [EvidencePart.Piece]]?
        var start = 0
        while start < attended.count {
            let event = partnerLinks.keys[attended[start]].event
            let links = attended[start...].prefix { partnerLinks.keys[$0].event == event }
            start = links.endIndex
            // In the order of their keys, each once.
            let members = links.map { partnerLinks.keys[$0] }.filter { $0.role == "signatory" }
                .map(\.partner)
            guard members.count > 1, let row = events.row(of: event)?.finished(),
                ["signing", "cooperation"].contains(row.kind)
            else { continue }
            if proofs == nil { proofs = EvidencePart.wholes(evidence) }
            let topics = reference.industries(of: row.title)
            for (index, left) in members.enumerated() {
                for right in members[(index + 1)...] {
                    let part = JoinBuckets.part(of: left)
                    contents.add(to: JoinBuckets.actors(part)) { writer in
                        writer.write(ActorPart.Tag.partnership.rawValue)
                        writer.write(left)
                        writer.write(right)
                        writer.write(event)
                        writer.write(row.kind)
                        writer.write(topics)
                        writer.write(row.startOn) { $0.write($1) }
                        writer.write(row.articleID)
                        writer.write(row.confidence)
                    }
                    contents.add(to: JoinBuckets.evidence(.partnerships, part)) { writer in
                        for proof in proofs?[event] ?? [] {
                            writer.write(RowKey(left, right, event))
                            writer.bytes += evidence[proof.rest]
                        }
                    }
                }
            }
        }
    }
}

extension InvestmentRow {
    /// Takes from another article what the first ones lack; articles come in the order of their numbers.
    fileprivate mutating func complete(
        investor: String?, event: String?, recipient: String?, itemCount: Int?,
        confidence: FixedDecimal
    ) {
        investorID = investorID ?? investor
        eventID = eventID ?? event
        recipientID = recipientID ?? recipient
        self.itemCount = self.itemCount ?? itemCount
        self.confidence = max(self.confidence, confidence)
    }
}
