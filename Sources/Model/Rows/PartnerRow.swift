/// An organization or a region's government that takes part: one row of `partners`.
package struct PartnerRow: Sendable, Hashable {
    package var partnerID: String
    package var name: String
    package var aliases: [String]
    package var kind: String
    package var divisionCode: String?
    package var province: String?
    package var city: String?
    package var district: String?
    package var country: String?
    package var projectCount: Int
    package var eventCount: Int
    package var articleCount: Int
    package var firstSeenOn: CalendarDate?
    package var lastSeenOn: CalendarDate?
    package var confidence: FixedDecimal

    package init(
        partnerID: String,
        name: String,
        aliases: [String] = [],
        kind: String,
        divisionCode: String? = nil,
        province: String? = nil,
        city: String? = nil,
        district: String? = nil,
        country: String? = nil,
        projectCount: Int,
        eventCount: Int,
        articleCount: Int,
        firstSeenOn: CalendarDate? = nil,
        lastSeenOn: CalendarDate? = nil,
        confidence: FixedDecimal
    ) {
        self.partnerID = partnerID
        self.name = name
        self.aliases = aliases
        self.kind = kind
        self.divisionCode = divisionCode
        self.province = province
        self.city = city
        self.district = district
        self.country = country
        self.projectCount = projectCount
        self.eventCount = eventCount
        self.articleCount = articleCount
        self.firstSeenOn = firstSeenOn
        self.lastSeenOn = lastSeenOn
        self.confidence = confidence
    }
}
