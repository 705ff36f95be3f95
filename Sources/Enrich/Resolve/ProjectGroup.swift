import Model

/// One undertaking as all articles tell it.
///
/// Where articles differ, the furthest status of the latest article counts; the other values stay
/// in evidence.
struct ProjectGroup {
    private var names: [String] = []
    private var places: [(name: String, count: Int)] = []
    private var country: String?
    private var status: (date: CalendarDate?, value: String)?
    private var landArea: FixedDecimal?
    private var floorArea: FixedDecimal?
    private var appearances = Appearances()
    private var startedOn: CalendarDate?
    private var completedOn: CalendarDate?

    mutating func add(
        _ project: LocalProject, mainDivision: String?, _ article: ArticleReference
    ) {
        for name in project.names where !names.contains(name) { names.append(name) }
        if let place = project.place {
            if let code = place.divisionCode { places.count(code, weight: 2) }
            country = PartnerGroup.first(country, place.country)
        } else if let mainDivision {
            places.count(mainDivision)
        }
        if let value = project.status {
            let candidate = (date: article.published, value: value)
            if Self.supersedes(candidate, status) { status = candidate }
        }
        if let area = project.landArea { landArea = landArea.map { max($0, area) } ?? area }
        if let area = project.floorArea { floorArea = floorArea.map { max($0, area) } ?? area }
        appearances.add(article, confidence: project.confidence)
        // The first start and the last completion: phases begin and end one after the other.
        startedOn = [startedOn, project.startedOn].compactMap { $0 }.min()
        completedOn = [completedOn, project.completedOn].compactMap { $0 }.max()
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
        _ identifier: String, _ reference: ReferenceData, total: ProjectTotal?
    ) -> ProjectRow {
        let ordered = PartnerGroup.fullestFirst(names)
        let name = ordered.first ?? ""
        let division = places.mostFrequent
        let path = division.flatMap(reference.path)
        return ProjectRow(
            projectID: identifier, name: name,
            aliases: Array(ordered.dropFirst()).sorted(by: bytewise),
            kind: reference.projectKind(of: name), status: status?.value,
            statusOn: status.flatMap(\.date), divisionCode: division, province: path?.province,
            city: path?.city, district: path?.district,
            country: country ?? (division == nil ? nil : "CN"),
            industries: reference.industries(of: name), totalInvestment: total?.amount,
            totalInvestmentCurrency: total?.currency, totalInvestmentCNY: total?.inYuan,
            landAreaM2: landArea, floorAreaM2: floorArea, startedOn: startedOn,
            completedOn: completedOn, articleCount: appearances.articles,
            firstSeenOn: appearances.first, lastSeenOn: appearances.last,
            confidence: confidence(appearances.confidence))
    }
}
