/// An amount of capital: one row of `investments`.
package struct InvestmentRow: Sendable, Hashable {
    package var investmentID: String
    package var kind: String
    package var scope: String
    package var amount: FixedDecimal
    package var amountMax: FixedDecimal?
    package var currency: String
    package var amountCNY: FixedDecimal?
    package var qualifier: String
    package var amountText: String
    package var itemCount: Int?
    package var projectID: String?
    package var investorID: String?
    package var recipientID: String?
    package var eventID: String?
    package var divisionCode: String?
    package var periodStart: CalendarDate?
    package var periodEnd: CalendarDate?
    package var asOf: CalendarDate?
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        investmentID: String,
        kind: String,
        scope: String,
        amount: FixedDecimal,
        amountMax: FixedDecimal? = nil,
        currency: String,
        amountCNY: FixedDecimal? = nil,
        qualifier: String,
        amountText: String,
        itemCount: Int? = nil,
        projectID: String? = nil,
        investorID: String? = nil,
        recipientID: String? = nil,
        eventID: String? = nil,
        divisionCode: String? = nil,
        periodStart: CalendarDate? = nil,
        periodEnd: CalendarDate? = nil,
        asOf: CalendarDate? = nil,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.investmentID = investmentID
        self.kind = kind
        self.scope = scope
        self.amount = amount
        self.amountMax = amountMax
        self.currency = currency
        self.amountCNY = amountCNY
        self.qualifier = qualifier
        self.amountText = amountText
        self.itemCount = itemCount
        self.projectID = projectID
        self.investorID = investorID
        self.recipientID = recipientID
        self.eventID = eventID
        self.divisionCode = divisionCode
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.asOf = asOf
        self.articleID = articleID
        self.confidence = confidence
    }
}
