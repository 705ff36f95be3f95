/// An edge between two partners that signed or cooperate: one row of `partnerships`.
package struct PartnershipRow: Sendable, Hashable {
    package var partnerAID: String
    package var partnerBID: String
    package var eventID: String
    package var kind: String
    package var topics: [String]
    package var since: CalendarDate?
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        partnerAID: String,
        partnerBID: String,
        eventID: String,
        kind: String,
        topics: [String] = [],
        since: CalendarDate? = nil,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.partnerAID = partnerAID
        self.partnerBID = partnerBID
        self.eventID = eventID
        self.kind = kind
        self.topics = topics
        self.since = since
        self.articleID = articleID
        self.confidence = confidence
    }
}
