import Model

/// The partners and projects of one part, with what lies between its actors and others.
struct ActorPart {
    /// What a piece of the bucket tells.
    enum Tag: Int {
        case partner, project, projectPartner, projectOfPartner, eventOfPartner, total, partnership
    }

    private struct Link: Hashable {
        let project: ContentNumber
        let partner: ContentNumber
        let role: String
    }

    /// A partner and something it takes part in.
    private struct Part: Hashable, Comparable {
        let partner: ContentNumber
        let of: ContentNumber

        static func < (left: Part, right: Part) -> Bool {
            (left.partner, left.of) < (right.partner, right.of)
        }
    }

    private struct Edge {
        let left: ContentNumber
        let right: ContentNumber
        let event: ContentNumber
        let row: PartnershipRow
    }

    private let reference: ReferenceData
    private let articles: ArticleIndex
    private var partners = KeyedRows<ContentNumber, PartnerGroup>()
    private var projects = KeyedRows<ContentNumber, ProjectGroup>()
    private var links = KeyedRows<Link, (article: Int, confidence: Double)>()
    private var projectsOfPartners: [Part] = []
    private var eventsOfPartners: [Part] = []
    private var totals: [ContentNumber: ProjectTotal] = [:]
    private var edges: [Edge] = []

    init(_ content: [UInt8], _ reference: ReferenceData, _ articles: ArticleIndex) {
        self.reference = reference
        self.articles = articles
        var reader = JoinReader(content)
        while !reader.isAtEnd {
            switch Tag(rawValue: reader.number()) {
            case .partner:
                let key = reader.key()
                let article = articles.reference(reader.number())
                let number = partners.number(of: key) { PartnerGroup() }
                partners.rows[number].add(reader.partner(), article)
            case .project:
                let key = reader.key()
                let article = articles.reference(reader.number())
                let mainDivision = reader.optional { $0.text() }
                let number = projects.number(of: key) { ProjectGroup() }
                projects.rows[number].add(reader.project(), mainDivision: mainDivision, article)
            case .projectPartner:
                let project = reader.key()
                let partner = reader.key()
                let key = Link(project: project, partner: partner, role: reader.text())
                let link = (article: reader.number(), confidence: reader.double())
                _ = links.number(of: key) { link }
            case .projectOfPartner:
                projectsOfPartners.append(Part(partner: reader.key(), of: reader.key()))
            case .eventOfPartner:
                eventsOfPartners.append(Part(partner: reader.key(), of: reader.key()))
            case .total: addTotal(&reader)
            case .partnership: addEdge(&reader)
            case nil: return
            }
        }
    }

    /// The largest one told is the project's, 其中一期 being a part of it; the first of equal ones.
    private mutating func addTotal(_ reader: inout JoinReader) {
        let project = reader.key()
        let amount = reader.decimal()
        let currency = reader.text()
        let total = ProjectTotal(
            amount: amount, currency: currency, inYuan: reader.optional { $0.decimal() })
        if let known = totals[project], known.amount >= amount { return }
        totals[project] = total
    }

    private mutating func addEdge(_ reader: inout JoinReader) {
        let left = reader.key()
        let right = reader.key()
        let event = reader.key()
        let kind = reader.text()
        let topics = reader.texts()
        let since = reader.optional { $0.date() }
        let article = reader.text()
        edges.append(
            Edge(
                left: left, right: right, event: event,
                row: PartnershipRow(
                    partnerAID: left.identifier("ptr"), partnerBID: right.identifier("ptr"),
                    eventID: event.identifier("evt"), kind: kind, topics: topics, since: since,
                    articleID: article, confidence: reader.decimal())))
    }

    /// Adds the finished rows, each table in the order of its keys.
    func finish(_ dataset: inout Dataset) {
        let projectCounts = Self.counts(projectsOfPartners)
        let eventCounts = Self.counts(eventsOfPartners)
        for number in partners.order() {
            let key = partners.keys[number]
            dataset.partners.append(
                partners.rows[number].row(
                    key.identifier("ptr"), reference, projects: projectCounts[key] ?? 0,
                    events: eventCounts[key] ?? 0))
        }
        for number in projects.order() {
            let key = projects.keys[number]
            dataset.projects.append(
                projects.rows[number].row(key.identifier("prj"), reference, total: totals[key]))
        }
        let hosted = links.keys.indices.sorted {
            let (left, right) = (links.keys[$0], links.keys[$1])
            return (left.project, left.partner) != (right.project, right.partner)
                ? (left.project, left.partner) < (right.project, right.partner)
                : bytewise(left.role, right.role)
        }
        for number in hosted {
            let (key, link) = (links.keys[number], links.rows[number])
            dataset.projectPartners.append(
                ProjectPartnerRow(
                    projectID: key.project.identifier("prj"),
                    partnerID: key.partner.identifier("ptr"), role: key.role,
                    articleID: articles.identifier(link.article),
                    confidence: confidence(link.confidence)))
        }
        dataset.partnerships += edges.sorted {
            ($0.left, $0.right, $0.event) < ($1.left, $1.right, $1.event)
        }.map(\.row)
    }

    /// In how many things each partner takes part, each once whatever its roles.
    private static func counts(_ parts: [Part]) -> [ContentNumber: Int] {
        var counts: [ContentNumber: Int] = [:]
        var previous: Part?
        for part in parts.sorted() where part != previous {
            previous = part
            counts[part.partner, default: 0] += 1
        }
        return counts
    }
}

/// The total investment of a project.
struct ProjectTotal {
    let amount: FixedDecimal
    let currency: String
    let inYuan: FixedDecimal?
}
