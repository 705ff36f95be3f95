import Model
import Text

/// Turns the frames of one article into facts: mentions become local partners and projects.
struct FactCollector: Sendable {
    let names: MentionAnnotator
    let partnerClusters: PartnerClusters
    let projectClusters: ProjectClusters
    let confidence: RowConfidence
    let verdict: ProjectVerdict
    let metricUnits: MetricUnits
    let minimumConfidence: Double

    func collect(_ annotated: AnnotatedArticle) -> ArticleFacts {
        var evidence: [RowEvidence]?
        return collect(annotated, &evidence)
    }

    /// The facts, with what speaks for and against its rows where that is asked for.
    func collect(_ annotated: AnnotatedArticle, _ evidence: inout [RowEvidence]?) -> ArticleFacts {
        let mentions = annotated.mentions
        var facts = ArticleFacts(article: ArticleRow(annotated.article))
        let (partners, partnerOf) = partnerClusters.cluster(
            mentions, in: facts.article.text, fullName: names.fullName)
        let (projects, projectOf) = projectClusters.cluster(mentions)
        facts.partners = partners
        facts.projects = projects
        facts.mainDivision = ArticleRegion(mentions).division
        let links = MentionLinks(
            mentions: mentions, frames: annotated.frames, partner: partnerOf, project: projectOf)

        markToldProjects(&facts, links)
        weighProjects(&facts, links, &evidence)
        markUndertakings(&facts, links)
        describeProjects(&facts, links)
        BrandDevelopers(isWord: names.isWord)
            .add(to: &facts, mentions, partnerOf: partnerOf, projectOf: projectOf)
        ProjectRegion().refine(&facts)
        let homes = annotated.frames.filter { $0.kind == InvestorHome.kind }
        ProjectHosts().add(
            to: &facts, mentions, partnerOf: partnerOf,
            passing: Set(homes.flatMap { $0.mentions(of: "place") }))
        for frame in annotated.frames {
            switch frame.kind {
            case "investment": addInvestment(frame, to: &facts, links)
            case "metric": addMetric(frame, to: &facts, links)
            case "figure": addFigure(frame, to: &facts, links)
            case "project_status", "project_partner", "project_place", "project_creation",
                "listed_status", "attendance", InvestorHome.kind, CompanyFounding.kind,
                Self.tie, UndertakingEvidence.kind:
                break
            default: addEvent(frame, to: &facts, links)
            }
        }
        addAttendance(&facts, links)
        facts.events = EventMerger().merge(facts.events)
        GatheringDates().hand(to: &facts)
        facts.events = EventMerger().merge(facts.events)
        AgreedUndertakings().add(to: &facts)
        EventParticipants().add(to: &facts, links)
        ProjectFounders().add(to: &facts, links)
        ProjectDates().add(to: &facts)
        EventStatus().addOwn(to: &facts)
        addStatuses(&facts, links, from: "listed_status")
        addStatuses(&facts, links, from: "project_status")
        EventStatus().addMass(to: &facts)
        EventStatus().addSigned(to: &facts)
        InvestmentTies().add(to: &facts, links)
        markActing(&facts, links)
        weigh(&facts, mentions, partnerOf, annotated.reference, &evidence)
        facts.leaveOut(below: minimumConfidence)
        facts.places = ProofPlaces(of: facts.proofRanges, in: annotated.article)
        return facts
    }

    /// Gives partners and events the confidence that their signs have earned on pages with gold.
    private func weigh(
        _ facts: inout ArticleFacts, _ mentions: [Mention], _ partnerOf: [Int?],
        _ reference: CalendarDate?, _ evidence: inout [RowEvidence]?
    ) {
        let features = RowFeatures(
            facts, mentions, partnerOf: partnerOf, reference: reference, isWord: names.isWord)
        for index in facts.partners.indices where facts.partners[index].isTold {
            let (signs, word) = features.ofPartner(index)
            if let value = confidence.confidence("partners", signs, word: word) {
                // Whoever is told to build something stays: other rows are about it.
                let isBuilder =
                    signs.contains(.brand)
                    || signs.contains(.developer) && !signs.contains(.likeProject)
                    || facts.hosts.contains(index) && Self.within.isDisjoint(with: signs)
                facts.partners[index].confidence = isBuilder ? max(value, minimumConfidence) : value
            }
            evidence?.append(
                RowEvidence(
                    table: "partners", title: facts.partners[index].names.first ?? "",
                    signs: signs.map(\.rawValue) + ["word \(word)"],
                    confidence: facts.partners[index].confidence,
                    keys: facts.partners[index].names))
        }
        for index in facts.events.indices {
            let (signs, word) = features.ofEvent(index)
            if let value = confidence.confidence("events", signs, word: word) {
                facts.events[index].confidence = value
            }
            let event = facts.events[index]
            evidence?.append(
                RowEvidence(
                    table: "events", title: event.title,
                    signs: signs.map(\.rawValue) + ["word \(word)"], confidence: event.confidence,
                    keys: keys(of: event, facts)))
            facts.events[index].scene = nil
            facts.events[index].signs = []
            facts.events[index].word = ""
        }
    }

    /// Signs of what is no organization of its own but a part of an undertaking's name.
    private static let within: Set<RowFeature> = [.likeProject, .insideProject]

    /// Kind, first day, precision and quote, then `party NAMES` and `project NAMES`.
    private func keys(of event: LocalEvent, _ facts: ArticleFacts) -> [String] {
        let quotes = event.proofs.filter { $0.field == nil }.map {
            "quote " + String(decoding: facts.article.text[$0.range], as: UTF8.self)
        }
        return [
            event.kind, event.date?.start.description ?? "", event.date?.precision.rawValue ?? "",
        ] + quotes
            + event.partners.map {
                "party " + facts.partners[$0.partner].names.joined(separator: "|")
            }
            + event.projects.map { "project " + facts.projects[$0].names.joined(separator: "|") }
    }

    /// For each mention, the local partner or project it names.
    struct MentionLinks {
        let mentions: [Mention]
        let frames: [Frame]
        let partner: [Int?]
        let project: [Int?]
    }

    private func describeProjects(_ facts: inout ArticleFacts, _ links: MentionLinks) {
        for frame in links.frames {
            guard let mention = frame.mentions(of: "project").first,
                let project = links.project[mention]
            else { continue }
            switch frame.kind {
            case "project_status":
                guard let status = frame.attribute("status"),
                    !frame.attributes.contains(ProjectStatus.implied),
                    !facts.projects[project].isDeferred
                else { continue }
                if frame.attributes.contains(ProjectStatus.deferred) {
                    facts.projects[project].isDeferred = true
                    facts.projects[project].status = status
                    facts.projects[project].proofs.append(
                        Proof(field: "status", range: frame.trigger))
                } else if ProjectProgress.rank(status)
                    > ProjectProgress.rank(facts.projects[project].status)
                {
                    facts.projects[project].status = status
                    facts.projects[project].proofs.append(
                        Proof(field: "status", range: frame.trigger))
                }
            case "project_place":
                guard let place = frame.mentions(of: "place").first,
                    case .place(let value) = links.mentions[place].value,
                    facts.projects[project].place == nil
                else { continue }
                facts.projects[project].place = value
                facts.projects[project].placeConfidence = frame.confidence
                facts.projects[project].proofs.append(
                    Proof(field: "division_code", range: links.mentions[place].range))
            case "project_partner":
                guard let organization = frame.mentions(of: "partner").first,
                    let role = frame.attribute("role"),
                    let partner = partner(of: organization, in: &facts, links)
                else { continue }
                if role == "host", !facts.hosts.contains(partner) { facts.hosts.append(partner) }
                let member = Participation(partner, role)
                if !facts.projects[project].partners.contains(member) {
                    facts.projects[project].partners.append(member)
                }
            default: break
            }
        }
    }

    /// 签约项目包括X、Y, X将…: for undertakings of which nothing firmer is told.
    private func addStatuses(
        _ facts: inout ArticleFacts, _ links: MentionLinks, from kind: String
    ) {
        for frame in links.frames where frame.kind == kind {
            guard let mention = frame.mentions(of: "project").first,
                let project = links.project[mention], let status = frame.attribute("status"),
                facts.projects[project].status == nil
            else { continue }
            facts.projects[project].status = status
            facts.projects[project].proofs.append(Proof(field: "status", range: frame.trigger))
        }
    }

    private func addInvestment(
        _ frame: Frame, to facts: inout ArticleFacts, _ links: MentionLinks
    ) {
        guard let mention = frame.mentions(of: "amount").first,
            case .money(let money) = links.mentions[mention].value,
            DecimalFormat.amount.holds(money.amount, to: money.maximum)
        else { return }
        let range = links.mentions[mention].range
        var investment = LocalInvestment(
            kind: frame.attribute("kind") ?? "other", scope: frame.attribute("scope") ?? "region",
            money: money, text: String(decoding: facts.article.text[range], as: UTF8.self),
            project: frame.mentions(of: "project").first.flatMap { links.project[$0] },
            recipient: frame.mentions(of: "recipient").first.flatMap { links.partner[$0] },
            itemCount: nil, period: nil,
            proofs: [
                Proof(
                    field: nil,
                    range: frame.trigger.lowerBound < range.lowerBound
                        ? frame.trigger.lowerBound..<range.upperBound : range),
                Proof(field: "amount", range: range),
            ], confidence: frame.confidence)
        if let count = frame.mentions(of: "count").first,
            case .quantity(let quantity) = links.mentions[count].value
        {
            investment.itemCount = Self.count(quantity)
            investment.proofs.append(Proof(field: "item_count", range: links.mentions[count].range))
        }
        if let date = frame.mentions(of: "date").first,
            case .date(let span) = links.mentions[date].value, span.isSpan
        {
            investment.period = span
        }
        // The same amount of the same thing told twice is one row.
        if let same = facts.investments.firstIndex(where: { isSame($0, investment) }) {
            facts.investments[same].proofs += investment.proofs
            facts.investments[same].project = facts.investments[same].project ?? investment.project
            facts.investments[same].itemCount =
                facts.investments[same].itemCount ?? investment.itemCount
            if investment.project != nil { facts.investments[same].scope = investment.scope }
        } else {
            facts.investments.append(investment)
        }
    }

    private func isSame(_ left: LocalInvestment, _ right: LocalInvestment) -> Bool {
        left.money.amount == right.money.amount && left.money.currency == right.money.currency
            && left.kind == right.kind
            && (left.project == right.project || left.project == nil || right.project == nil)
    }

    private func addMetric(_ frame: Frame, to facts: inout ArticleFacts, _ links: MentionLinks) {
        guard let mention = frame.mentions(of: "quantity").first,
            case .quantity(let quantity) = links.mentions[mention].value,
            let subject = subject(of: frame, links), let kind = frame.attribute("kind"),
            metricUnits.fit(quantity.unit, kind)
        else { return }
        guard let scaled = UnitScale.normalized(quantity, kind: kind),
            DecimalFormat.figure.holds(scaled.value, to: scaled.maximum)
        else { return }
        if case .project(let project) = subject {
            if kind == "land_area" {
                facts.projects[project].landArea = facts.projects[project].landArea ?? scaled.value
            }
            if kind == "floor_area" {
                facts.projects[project].floorArea =
                    facts.projects[project].floorArea ?? scaled.value
            }
        }
        let period = frame.attribute("period").map { scaled.unit.contains("/") ? "" : "/" + $0 }
        facts.metrics.append(
            LocalMetric(
                kind: kind, subject: subject, value: scaled.value, maximum: scaled.maximum,
                unit: scaled.unit + (period ?? ""), qualifier: quantity.qualifier,
                proofs: proofs(of: mention, links), confidence: frame.confidence))
    }

    /// Output and revenue: amounts of money that are no capital.
    private func addFigure(_ frame: Frame, to facts: inout ArticleFacts, _ links: MentionLinks) {
        guard let mention = frame.mentions(of: "amount").first,
            case .money(let money) = links.mentions[mention].value,
            let kind = frame.attribute("kind"), ["annual_output", "revenue"].contains(kind),
            let subject = subject(of: frame, links),
            DecimalFormat.figure.holds(money.amount, to: money.maximum)
        else { return }
        facts.metrics.append(
            LocalMetric(
                kind: kind, subject: subject, value: money.amount, maximum: money.maximum,
                unit: money.currency, qualifier: money.qualifier,
                proofs: proofs(of: mention, links), confidence: frame.confidence))
    }

    private func subject(of frame: Frame, _ links: MentionLinks) -> LocalMetric.Subject? {
        if let mention = frame.mentions(of: "project").first, let project = links.project[mention] {
            return .project(project)
        }
        if let mention = frame.mentions(of: "partner").first, let partner = links.partner[mention] {
            return .partner(partner)
        }
        return nil
    }

    /// How many there are; `nil` for what no table can hold: `签约项目99999999999个`.
    private static func count(_ quantity: Mention.Quantity) -> Int? {
        quantity.value.unscaled(atScale: 0).flatMap { Int32(exactly: $0) }.map(Int.init)
    }

    private func proofs(of mention: Int, _ links: MentionLinks) -> [Proof] {
        [
            Proof(field: nil, range: links.mentions[mention].range),
            Proof(field: "value", range: links.mentions[mention].range),
        ]
    }

    private func addEvent(_ frame: Frame, to facts: inout ArticleFacts, _ links: MentionLinks) {
        var event = LocalEvent(
            kind: frame.kind,
            title: frame.attribute("title")
                ?? String(decoding: facts.article.text[frame.sentence], as: UTF8.self),
            isNamed: frame.attribute("gathering") == "named", date: nil, dateText: nil, place: nil,
            placeText: nil, partners: [], projects: [], itemCount: nil,
            isPlanned: frame.attribute("modality") == "planned",
            proofs: [Proof(field: nil, range: frame.sentence)], confidence: frame.confidence)
        if event.isNamed { event.proofs.append(Proof(field: "title", range: frame.trigger)) }
        event.isMass = frame.attributes.contains(EventBuilder.mass)
        event.isAtGathering = frame.attribute("date_from") == "gathering"
        event.goesOn = frame.attribute("date_from") == "narrative"
        event.isPlain = frame.attribute("gathering") == "plain"
        event.word =
            event.isNamed || event.isPlain
            ? "" : String(decoding: facts.article.text[frame.trigger], as: UTF8.self)
        event.signs = frame.attributes.filter { $0.name == "sign" }.compactMap {
            RowFeature(rawValue: $0.value)
        }
        for argument in frame.arguments {
            let mention = links.mentions[argument.mention]
            switch (argument.role, mention.value) {
            case ("date", .date(let span)):
                event.date = span.precision == .vague ? Self.month(of: span) : span
                event.dateText = String(decoding: facts.article.text[mention.range], as: UTF8.self)
                event.proofs.append(Proof(field: "start_on", range: mention.range))
            case ("scene", .date(let span)):
                event.scene = LocalEvent.Scene(
                    date: span,
                    text: String(decoding: facts.article.text[mention.range], as: UTF8.self),
                    range: mention.range)
            case ("place", .place(let place)):
                event.place = place
                event.placeText = String(decoding: facts.article.text[mention.range], as: UTF8.self)
                event.proofs.append(Proof(field: "place_text", range: mention.range))
            case ("count", .quantity(let quantity)):
                event.itemCount = Self.count(quantity)
                event.proofs.append(Proof(field: "item_count", range: mention.range))
            case ("project", .project):
                if let project = links.project[argument.mention], !event.projects.contains(project)
                {
                    event.projects.append(project)
                }
            default:
                if let partner = partner(of: argument.mention, in: &facts, links),
                    !event.partners.contains(where: { $0.partner == partner })
                {
                    event.partners.append(Participation(partner, argument.role))
                }
            }
        }
        facts.events.append(event)
    }

    /// The partner that a mention names; a region named by its place alone becomes one.
    private func partner(
        of mention: Int, in facts: inout ArticleFacts, _ links: MentionLinks
    ) -> Int? {
        if case .place = links.mentions[mention].value {
            return ToldRegions(links.mentions, in: facts.article.text).partner(
                of: mention, in: &facts)
        }
        return links.partner[mention]
    }

    /// Those who attend take part in the gathering named last before, if it is not far.
    private func addAttendance(_ facts: inout ArticleFacts, _ links: MentionLinks) {
        for frame in links.frames where frame.kind == "attendance" {
            let isReferring = frame.attributes.contains(GatheringAttendance.referring)
            let farthest = isReferring ? 6000 : 900
            let gathering = facts.events.indices.last { index in
                guard facts.events[index].isNamed, let told = facts.events[index].proofs.first
                else { return false }
                return told.range.lowerBound <= frame.trigger.lowerBound
                    && frame.trigger.lowerBound - told.range.upperBound <= farthest
            }
            guard let gathering else { continue }
            for argument in frame.arguments {
                guard let partner = links.partner[argument.mention],
                    !facts.events[gathering].partners.contains(where: { $0.partner == partner })
                else { continue }
                facts.events[gathering].partners.append(Participation(partner, argument.role))
            }
        }
    }

    /// 6月底 is told of its month, 10月底前 of the month it ends in: the first day with the precision said.
    private static func month(of span: Mention.DateSpan) -> Mention.DateSpan {
        guard
            let first = CalendarDate(year: span.end.year, month: span.end.month, day: 1),
            let last = CalendarDate(
                year: first.year, month: first.month,
                day: CalendarDate.days(inMonth: first.month, of: first.year))
        else { return span }
        return Mention.DateSpan(start: first, end: last, precision: .month, hasYear: span.hasYear)
    }

    private func markUndertakings(_ facts: inout ArticleFacts, _ links: MentionLinks) {
        var parks: Set<Range<Int>> = []
        for mention in links.mentions {
            if case .organization(let organization) = mention.value, organization.kind == .park {
                parks.insert(mention.range)
            }
        }
        for mention in links.mentions {
            guard case .place(let place) = mention.value, place.isZone else { continue }
            // 自由贸易试验区|某某片区 ends with its zone.
            for park in parks where park.upperBound == mention.range.upperBound {
                parks.remove(park)
            }
        }
        var undertakings: Set<Range<Int>> = []
        for (index, mention) in links.mentions.enumerated() {
            guard case .project = mention.value, let project = links.project[index] else {
                continue
            }
            // A zone that is only named acts no more than it is built.
            if facts.projects[project].isTold
                || facts.projects[project].isUnit && parks.contains(mention.range)
            {
                undertakings.insert(mention.range)
            }
        }
        // A fund or an association is founded like an undertaking, yet it is one who acts.
        for index in facts.partners.indices
        where ![.fund, .association, .researchInstitute].contains(facts.partners[index].kind) {
            facts.partners[index].isUndertaking = facts.partners[index].proofs.allSatisfy {
                undertakings.contains($0.range)
            }
        }
    }

    /// A zone or institute that is only named is no undertaking: some frame must tell of it as one.
    private func markToldProjects(_ facts: inout ArticleFacts, _ links: MentionLinks) {
        var organizations: Set<Range<Int>> = []
        for mention in links.mentions {
            switch mention.value {
            case .organization(let organization)
            where [.researchInstitute, .university, .government].contains(organization.kind):
                organizations.insert(mention.range)
            case .place(let place) where place.isZone: organizations.insert(mention.range)
            default: break
            }
        }
        var told: Set<Int> = []
        var built: Set<Int> = []
        for frame in links.frames
        where Self.telling.contains(frame.kind)
            && !frame.attributes.contains(ProjectStatus.implied)
        {
            let isTenancy = frame.attribute("role") == "tenant"
            guard frame.kind != "project_partner" || isTenancy else { continue }
            for argument in frame.arguments {
                guard let project = links.project[argument.mention] else { continue }
                if !isTenancy { told.insert(project) }
                if !Self.meeting.contains(frame.kind) { built.insert(project) }
            }
        }
        for index in facts.projects.indices {
            let isNamedOnly = facts.projects[index].proofs.allSatisfy {
                organizations.contains($0.range)
            }
            facts.projects[index].isUnit = !isNamedOnly || told.contains(index)
            facts.projects[index].isTold =
                facts.projects[index].isVenue
                ? built.contains(index) : facts.projects[index].isUnit
        }
    }

    /// All that is seen of an undertaking decides whether the article tells of it.
    private func weighProjects(
        _ facts: inout ArticleFacts, _ links: MentionLinks, _ rows: inout [RowEvidence]?
    ) {
        let evidence = verdict.evidence(for: facts, links)
        for index in facts.projects.indices {
            facts.projects[index].isTold = verdict.score(evidence[index]) > 0
            rows?.append(
                RowEvidence(
                    table: "projects", title: facts.projects[index].names.first ?? "",
                    signs: ProjectEvidence.allCases.filter(evidence[index].contains).map(
                        \.rawValue),
                    confidence: facts.projects[index].confidence, keys: facts.projects[index].names
                ))
        }
    }

    /// Frames that tell of a zone or institute as of something that is built, opened or paid for.
    private static let telling: Set<String> = [
        "investment", "project_creation", "metric", "groundbreaking", "completion", "production",
        "opening", "unveiling", "cooperation", "signing", "project_status", "project_partner",
    ]

    /// Of these, the ones that a venue takes part in only as the place.
    private static let meeting: Set<String> = ["cooperation", "signing"]

    /// A region is told as a host where this many undertakings land; fewer have a place, no partner.
    private static let manyHosted = 3

    /// A frame of those who run or build a unit together, told without a time: no event.
    static let tie = "tie"

    private func markActing(_ facts: inout ArticleFacts, _ links: MentionLinks) {
        var acting: Set<Int> = []
        for frame in links.frames where frame.kind == Self.tie {
            acting.formUnion(frame.arguments.compactMap { links.partner[$0.mention] })
        }
        for event in facts.events {
            acting.formUnion(event.partners.filter { $0.role != "subject" }.map(\.partner))
        }
        var hosted: [Int: Int] = [:]
        for project in facts.projects {
            for member in project.partners {
                hosted[member.partner, default: 0] += member.role == "host" ? 1 : Self.manyHosted
            }
        }
        for (partner, count) in hosted
        where count >= Self.manyHosted || !facts.partners[partner].isRegion
            || facts.hosts.contains(partner)
        {
            acting.insert(partner)
        }
        for investment in facts.investments {
            if let partner = investment.recipient { acting.insert(partner) }
        }
        for index in acting { facts.partners[index].isActing = true }
    }
}

extension ArticleFacts {
    /// The spans of all proofs.
    fileprivate var proofRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        for partner in partners { ranges += partner.proofs.map(\.range) }
        for project in projects { ranges += project.proofs.map(\.range) }
        for investment in investments { ranges += investment.proofs.map(\.range) }
        for event in events { ranges += event.proofs.map(\.range) }
        for metric in metrics { ranges += metric.proofs.map(\.range) }
        return ranges
    }
}

extension ArticleRow {
    /// The row of an article; how many copies it has is not known yet.
    init(_ article: Article) {
        self.init(
            articleID: article.identifier, source: article.source.description, url: article.url,
            articleNumber: article.number, copies: 0, title: article.title,
            publishedOn: article.published, publisher: article.publisher,
            authors: article.authors, script: article.script.rawValue,
            status: article.status.rawValue, reason: article.reason,
            duplicateOf: article.duplicateOf, truncated: article.isTruncated,
            characterCount: countScalars(article.text.span), text: article.text)
    }
}
