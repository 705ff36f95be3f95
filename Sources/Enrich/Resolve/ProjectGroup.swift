import Model

/// One undertaking as all articles tell it.
///
/// Where articles differ, the furthest status of the latest article counts; the other values stay
/// in evidence.
struct ProjectGroup {
    private var names: Set<String> = []
    private var places: [String: Int] = [:]
    private var countries: Set<String> = []
    private var status: (date: CalendarDate?, value: String)?
    private var landArea: FixedDecimal?
    private var floorArea: FixedDecimal?
    private var articles: Set<String> = []
    private var seen: [CalendarDate] = []
    private var confidence = 0.0

    mutating func add(_ project: LocalProject, _ facts: ArticleFacts) {
        names.formUnion(project.names)
        if let place = project.place {
            if let code = place.divisionCode { places[code, default: 0] += 2 }
            countries.insert(place.country)
        } else if let code = facts.mainDivision {
            places[code, default: 0] += 1
        }
        if let value = project.status {
            let candidate = (date: facts.article.published, value: value)
            if Self.supersedes(candidate, status) { status = candidate }
        }
        landArea = [landArea, project.landArea].compactMap { $0 }.max()
        floorArea = [floorArea, project.floorArea].compactMap { $0 }.max()
        articles.insert(facts.article.identifier)
        if let published = facts.article.published { seen.append(published) }
        confidence = max(confidence, project.confidence)
    }

    private static func supersedes(
        _ new: (date: CalendarDate?, value: String), _ old: (date: CalendarDate?, value: String)?
    ) -> Bool {
        guard let old else { return true }
        if let newDate = new.date, let oldDate = old.date, newDate != oldDate {
            return newDate > oldDate
        }
        return ProjectProgress.rank(new.value) > ProjectProgress.rank(old.value)
    }

    func row(
        _ identifier: String, _ reference: ReferenceData, total: InvestmentRow?
    ) -> ProjectRow {
        let ordered = PartnerGroup.fullestFirst(Array(names))
        let name = ordered.first ?? ""
        let division = PartnerGroup.mostFrequent(places)
        let path = division.flatMap(reference.path)
        return ProjectRow(
            projectID: identifier, name: name,
            aliases: Array(ordered.dropFirst()).sorted(by: bytewise),
            kind: reference.projectKind(of: name), status: status?.value,
            statusOn: status.flatMap(\.date), divisionCode: division, province: path?.province,
            city: path?.city, district: path?.district,
            country: countries.min(by: bytewise) ?? (division == nil ? nil : "CN"),
            industries: reference.industries(of: name), totalInvestment: total?.amount,
            totalInvestmentCurrency: total?.currency, totalInvestmentCNY: total?.amountCNY,
            landAreaM2: landArea, floorAreaM2: floorArea, articleCount: articles.count,
            firstSeenOn: seen.min(), lastSeenOn: seen.max(),
            confidence: Enrich.confidence(confidence))
    }
}
