import Model

/// One partner as all articles tell it.
struct PartnerGroup {
    private var names: [String] = []
    private var kinds: [(name: String, count: Int)] = []
    private var division: String?
    private var country: String?
    private var isRegion = false
    private var appearances = Appearances()

    mutating func add(_ partner: LocalPartner, _ article: ArticleReference) {
        isRegion = isRegion || partner.isRegion
        for name in partner.names where !names.contains(name) { names.append(name) }
        kinds.count(partner.kind.rawValue)
        division = Self.first(division, partner.divisionCode)
        country = Self.first(country, partner.country)
        appearances.add(article, confidence: partner.confidence)
    }

    func row(
        _ identifier: String, _ reference: ReferenceData, projects: Int, events: Int
    ) -> PartnerRow {
        let path = division.flatMap(reference.path)
        var names = names
        // 无锡市锡山区, or 锡山 alone, is 锡山区 as well.
        if isRegion, let own = path?.district ?? path?.city ?? path?.province,
            !names.contains(own)
        {
            names.append(own)
        }
        let ordered = Self.fullestFirst(names)
        return PartnerRow(
            partnerID: identifier, name: ordered.first ?? "",
            aliases: Array(ordered.dropFirst()).sorted(by: bytewise),
            kind: kinds.mostFrequent ?? "other", divisionCode: division,
            province: path?.province, city: path?.city, district: path?.district,
            country: country ?? (division == nil ? nil : "CN"),
            projectCount: projects, eventCount: events, articleCount: appearances.articles,
            firstSeenOn: appearances.first, lastSeenOn: appearances.last,
            confidence: confidence(appearances.confidence))
    }

    /// The one of two codes that is first by bytes.
    static func first(_ known: String?, _ new: String?) -> String? {
        guard let known, let new else { return known ?? new }
        return bytewise(new, known) ? new : known
    }

    /// Longest first; equal lengths by bytes.
    static func fullestFirst(_ names: [String]) -> [String] {
        names.map { (length: $0.unicodeScalars.count, name: $0) }.sorted {
            $0.length != $1.length ? $0.length > $1.length : bytewise($0.name, $1.name)
        }.map(\.name)
    }
}

/// The article that rows come from, as the join counts articles: in the order of their identifiers.
struct ArticleReference {
    let number: Int32
    let identifier: String
    let published: CalendarDate?
}

/// In how many articles something is told, when first and last, and how surely.
struct Appearances {
    private(set) var articles = 0
    private(set) var first: CalendarDate?
    private(set) var last: CalendarDate?
    private(set) var confidence = 0.0
    private var latest: Int32 = -1

    /// Articles come in the order of their numbers.
    mutating func add(_ article: ArticleReference, confidence: Double) {
        self.confidence = max(self.confidence, confidence)
        guard article.number != latest else { return }
        latest = article.number
        articles += 1
        guard let published = article.published else { return }
        first = first.map { min($0, published) } ?? published
        last = last.map { max($0, published) } ?? published
    }
}

extension [(name: String, count: Int)] {
    /// Counts a name; a handful of names needs no hashing.
    mutating func count(_ name: String, weight: Int = 1) {
        if let known = firstIndex(where: { $0.name == name }) {
            self[known].count += weight
        } else {
            append((name, weight))
        }
    }

    /// Equal counts are decided by the bytes of the names.
    var mostFrequent: String? {
        self.min { $0.count != $1.count ? $0.count > $1.count : bytewise($0.name, $1.name) }?.name
    }
}
