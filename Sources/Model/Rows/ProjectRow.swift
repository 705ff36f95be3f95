/// A named or describable undertaking: one row of `projects`.
package struct ProjectRow: Sendable, Hashable {
    package var projectID: String
    package var name: String
    package var aliases: [String]
    package var kind: String
    package var status: String?
    package var statusOn: CalendarDate?
    package var divisionCode: String?
    package var province: String?
    package var city: String?
    package var district: String?
    package var country: String?
    package var industries: [String]
    package var totalInvestment: FixedDecimal?
    package var totalInvestmentCurrency: String?
    package var totalInvestmentCNY: FixedDecimal?
    package var landAreaM2: FixedDecimal?
    package var floorAreaM2: FixedDecimal?
    package var startedOn: CalendarDate?
    package var completedOn: CalendarDate?
    package var articleCount: Int
    package var firstSeenOn: CalendarDate?
    package var lastSeenOn: CalendarDate?
    package var confidence: FixedDecimal

    package init(
        projectID: String,
        name: String,
        aliases: [String] = [],
        kind: String,
        status: String? = nil,
        statusOn: CalendarDate? = nil,
        divisionCode: String? = nil,
        province: String? = nil,
        city: String? = nil,
        district: String? = nil,
        country: String? = nil,
        industries: [String] = [],
        totalInvestment: FixedDecimal? = nil,
        totalInvestmentCurrency: String? = nil,
        totalInvestmentCNY: FixedDecimal? = nil,
        landAreaM2: FixedDecimal? = nil,
        floorAreaM2: FixedDecimal? = nil,
        startedOn: CalendarDate? = nil,
        completedOn: CalendarDate? = nil,
        articleCount: Int,
        firstSeenOn: CalendarDate? = nil,
        lastSeenOn: CalendarDate? = nil,
        confidence: FixedDecimal
    ) {
        self.projectID = projectID
        self.name = name
        self.aliases = aliases
        self.kind = kind
        self.status = status
        self.statusOn = statusOn
        self.divisionCode = divisionCode
        self.province = province
        self.city = city
        self.district = district
        self.country = country
        self.industries = industries
        self.totalInvestment = totalInvestment
        self.totalInvestmentCurrency = totalInvestmentCurrency
        self.totalInvestmentCNY = totalInvestmentCNY
        self.landAreaM2 = landAreaM2
        self.floorAreaM2 = floorAreaM2
        self.startedOn = startedOn
        self.completedOn = completedOn
        self.articleCount = articleCount
        self.firstSeenOn = firstSeenOn
        self.lastSeenOn = lastSeenOn
        self.confidence = confidence
    }
}
