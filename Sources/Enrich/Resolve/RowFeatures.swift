import Model
import Text

/// Reads the signs of an article's rows off its facts.
struct RowFeatures {
    let facts: ArticleFacts
    let mentions: [Mention]
    let partnerOf: [Int?]
    /// The day the article was written on, if it is known.
    let reference: CalendarDate?
    /// Whether characters are a common word: 新能源.
    let isWord: ([UInt32]) -> Bool

    private var mentionsOf: [[Int]]
    private var nameKeysOfProjects: Set<String>

    init(
        _ facts: ArticleFacts, _ mentions: [Mention], partnerOf: [Int?], reference: CalendarDate?,
        isWord: @escaping ([UInt32]) -> Bool
    ) {
        self.isWord = isWord
        self.facts = facts
        self.mentions = mentions
        self.partnerOf = partnerOf
        self.reference = reference
        mentionsOf = [[Int]](repeating: [], count: facts.partners.count)
        for (index, partner) in partnerOf.enumerated() {
            if let partner { mentionsOf[partner].append(index) }
        }
        nameKeysOfProjects = []
        for project in facts.projects where project.isTold {
            for name in project.names { nameKeysOfProjects.insert(NameKey.ofProject(name).text) }
        }
    }

    /// The signs of the partner, and the last character of its name.
    func ofPartner(_ index: Int) -> (features: [RowFeature], word: String) {
        let partner = facts.partners[index]
        var found = [kind(partner.kind)]
        if partner.isRegion { found.append(.region) }
        let count = max(partner.proofs.count, mentionsOf[index].count)
        found.append(count <= 1 ? .namedOnce : count == 2 ? .namedTwice : .namedOften)
        found.append(certainty(mentionsOf[index].map { mentions[$0].confidence }.max() ?? 0))
        found += surroundings(of: index, partner)
        let beside = PartnerSurroundings(facts.article.text, mentions, isWord: isWord)
        found += beside.signs(of: mentionsOf[index])
        if partner.names.allSatisfy(beside.isOfCommonWords) { found.append(.commonWords) }
        if let publisher = facts.article.publisher.map({ NameKey($0) }),
            partner.names.contains(where: { publisher.position(of: NameKey($0)) != nil })
        {
            found.append(.ofPublisher)
        }
        let name = partner.names.first ?? ""
        found += nameSigns(name)
        if partner.names.count > 1 { found.append(.withForms) }
        if !name.isEmpty, let title = facts.article.title,
            partner.names.contains(where: { NameKey(title).position(of: NameKey($0)) != nil })
        {
            found.append(.inTitle)
        }
        found += deeds(of: index)
        // 某虹 of 某虹集成电路生产基地: named only in what it builds.
        if found.contains(.insideProject), found.contains(.developer) { found.append(.brand) }
        return (found, name.unicodeScalars.last.map { String($0) } ?? "")
    }

    private func kind(_ kind: Mention.Organization.Kind) -> RowFeature {
        switch kind {
        case .company: .company
        case .university: .university
        case .researchInstitute: .institute
        case .government: .government
        case .park: .park
        case .association: .association
        case .fund: .fund
        case .other: .body
        }
    }

    private func certainty(_ confidence: Double) -> RowFeature {
        confidence < 0.65
            ? .doubtful : confidence < 0.8 ? .likely : confidence < 0.93 ? .sure : .surest
    }

    /// Whether all its mentions stand inside other names, and whether an undertaking is called the same.
    private func surroundings(of index: Int, _ partner: LocalPartner) -> [RowFeature] {
        var found: [RowFeature] = []
        let own = mentionsOf[index]
        if !own.isEmpty {
            if own.allSatisfy({ isInside($0, ofProject: true) }) { found.append(.insideProject) }
            if own.allSatisfy({ isInside($0, ofProject: false) }) {
                found.append(.insideOrganization)
            }
        }
        if partner.names.contains(where: {
            nameKeysOfProjects.contains(NameKey.ofProject($0).text)
        }) {
            found.append(.likeProject)
        }
        return found
    }

    /// Mentions are sorted by start: what holds this one stands shortly before it or begins with it.
    private func isInside(_ index: Int, ofProject: Bool) -> Bool {
        let range = mentions[index].range
        for other in max(0, index - 12)..<min(mentions.count, index + 4) where other != index {
            let around = mentions[other].range
            guard around.lowerBound <= range.lowerBound, around.upperBound >= range.upperBound,
                around.count > range.count
            else { continue }
            switch mentions[other].value {
            case .project where ofProject: return true
            case .organization where !ofProject: return true
            default: continue
            }
        }
        return false
    }

    private func nameSigns(_ name: String) -> [RowFeature] {
        let scalars = Array(name.unicodeScalars)
        var found: [RowFeature] = []
        switch scalars.count {
        case ...2: found.append(.tiny)
        case 3...4: found.append(.short)
        case 5...9: found.append(.medium)
        case 10...18: found.append(.long)
        default: found.append(.overlong)
        }
        if NameKey(name).position(of: Self.company) != nil { found.append(.legalForm) }
        if scalars.contains(where: { (0x30...0x39).contains($0.value) }) {
            found.append(.withDigit)
        }
        return found
    }

    private static let company = NameKey("公司")

    /// Roles in events, undertakings and investments.
    private func deeds(of index: Int) -> [RowFeature] {
        var roles: Set<RowFeature> = []
        var events = 0
        for event in facts.events {
            for participation in event.partners where participation.partner == index {
                events += 1
                switch participation.role {
                case "signatory": roles.insert(.signatory)
                case "organizer": roles.insert(.organizer)
                case "host": roles.insert(.host)
                case "subject": roles.insert(.subject)
                case "acquirer": roles.insert(.acquirer)
                default: roles.insert(.participant)
                }
            }
        }
        roles.insert(events == 0 ? .eventless : events == 1 ? .inOneEvent : .inEvents)
        var landed = 0
        for project in facts.projects where project.isTold {
            for participation in project.partners where participation.partner == index {
                switch participation.role {
                case "developer": roles.insert(.developer)
                case "operator": roles.insert(.operates)
                case "tenant": roles.insert(.tenant)
                case "host": landed += 1
                default: roles.insert(.partnerOfProject)
                }
            }
        }
        if landed > 0 { roles.insert(landed > 2 ? .landingOften : .landing) }
        if facts.investments.contains(where: { $0.recipient == index }) { roles.insert(.recipient) }
        return RowFeature.allCases.filter { roles.contains($0) }
    }

    /// The signs of the event, and the word that tells it.
    func ofEvent(_ index: Int) -> (features: [RowFeature], word: String) {
        let event = facts.events[index]
        var found = [RowFeature(rawValue: event.kind) ?? .other]
        if let date = event.date {
            switch date.precision {
            case .day: found.append(.ofDay)
            case .month: found.append(.ofMonth)
            case .quarter, .year, .vague: found.append(.ofYear)
            }
            if event.isAtGathering || event.goesOn { found.append(.inherited) }
            if let reference {
                let age = reference.daysSinceEpoch - date.end.daysSinceEpoch
                if age > 45 { found.append(.longAgo) }
                if age < 0 { found.append(.ahead) }
            }
        } else {
            found.append(.undated)
        }
        if event.isPlanned { found.append(.planned) }
        let parties = event.partners.count
        found.append(
            parties == 0
                ? .noParty : parties == 1 ? .oneParty : parties == 2 ? .twoParties : .manyParties)
        found.append(
            event.projects.isEmpty
                ? .noProject : event.projects.count == 1 ? .oneProject : .manyProjects)
        if event.partners.contains(where: { $0.role == "organizer" }) { found.append(.organizedBy) }
        if event.isNamed { found.append(.named) }
        if event.isPlain { found.append(.plain) }
        if event.isMass { found.append(.mass) }
        let told = event.proofs.filter { $0.field == nil }.count
        found.append(told <= 1 ? .toldOnce : told == 2 ? .toldTwice : .toldOften)
        found += event.signs
        found += neighbours(of: index)
        return (found, event.word)
    }

    /// Other events with the same parties, or of the same clause.
    private func neighbours(of index: Int) -> [RowFeature] {
        let event = facts.events[index]
        let own = Set(event.partners.map(\.partner))
        var found: [RowFeature] = []
        for (other, neighbour) in facts.events.enumerated() where other != index {
            if !found.contains(.sharing), own.count >= 2,
                own.isSubset(of: neighbour.partners.map(\.partner))
            {
                found.append(.sharing)
            }
            if !found.contains(.sameSentence),
                neighbour.proofs.first?.range == event.proofs.first?.range
            {
                found.append(.sameSentence)
            }
        }
        return found
    }
}
