import Model

/// One partner as all articles tell it.
struct PartnerGroup {
    private var names: [String: Int] = [:]
    private var kinds: [String: Int] = [:]
    private var divisions: Set<String> = []
    private var countries: Set<String> = []
    private var articles: Set<String> = []
    private var seen: [CalendarDate] = []
    private var confidence = 0.0

    mutating func add(_ partner: LocalPartner, _ article: Article) {
        for name in partner.names { names[name, default: 0] += 1 }
        kinds[partner.kind.rawValue, default: 0] += 1
        if let code = partner.divisionCode { divisions.insert(code) }
        if let country = partner.country { countries.insert(country) }
        articles.insert(article.identifier)
        if let published = article.published { seen.append(published) }
        confidence = max(confidence, partner.confidence)
    }

    func row(
        _ identifier: String, _ reference: ReferenceData, projects: Int, events: Int
    ) -> PartnerRow {
        let ordered = Self.fullestFirst(Array(names.keys))
        let division = divisions.min(by: bytewise)
        let path = division.flatMap(reference.path)
        return PartnerRow(
            partnerID: identifier, name: ordered.first ?? "",
            aliases: Array(ordered.dropFirst()).sorted(by: bytewise),
            kind: Self.mostFrequent(kinds) ?? "other", divisionCode: division,
            province: path?.province, city: path?.city, district: path?.district,
            country: countries.min(by: bytewise) ?? (division == nil ? nil : "CN"),
            projectCount: projects, eventCount: events, articleCount: articles.count,
            firstSeenOn: seen.min(), lastSeenOn: seen.max(),
            confidence: Enrich.confidence(confidence))
    }

    /// Longest first; equal lengths by bytes.
    static func fullestFirst(_ names: [String]) -> [String] {
        names.sorted {
            let left = $0.unicodeScalars.count
            let right = $1.unicodeScalars.count
            return left != right ? left > right : bytewise($0, $1)
        }
    }

    static func mostFrequent(_ counts: [String: Int]) -> String? {
        counts.min { $0.value != $1.value ? $0.value > $1.value : bytewise($0.key, $1.key) }?.key
    }
}
