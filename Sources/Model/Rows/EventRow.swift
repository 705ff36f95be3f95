/// Something that happened or is announced: one row of `events`.
package struct EventRow: Sendable, Hashable {
    package var eventID: String
    package var kind: String
    package var title: String
    package var startOn: CalendarDate?
    package var endOn: CalendarDate?
    package var datePrecision: String?
    package var dateText: String?
    package var divisionCode: String?
    package var province: String?
    package var city: String?
    package var district: String?
    package var country: String?
    package var placeText: String?
    package var itemCount: Int?
    package var articleCount: Int
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        eventID: String,
        kind: String,
        title: String,
        startOn: CalendarDate? = nil,
        endOn: CalendarDate? = nil,
        datePrecision: String? = nil,
        dateText: String? = nil,
        divisionCode: String? = nil,
        province: String? = nil,
        city: String? = nil,
        district: String? = nil,
        country: String? = nil,
        placeText: String? = nil,
        itemCount: Int? = nil,
        articleCount: Int,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.eventID = eventID
        self.kind = kind
        self.title = title
        self.startOn = startOn
        self.endOn = endOn
        self.datePrecision = datePrecision
        self.dateText = dateText
        self.divisionCode = divisionCode
        self.province = province
        self.city = city
        self.district = district
        self.country = country
        self.placeText = placeText
        self.itemCount = itemCount
        self.articleCount = articleCount
        self.articleID = articleID
        self.confidence = confidence
    }
}
