/// A partner's role in an event: one row of `event_partners`.
package struct EventPartnerRow: Sendable, Hashable {
    package var eventID: String
    package var partnerID: String
    package var role: String
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        eventID: String,
        partnerID: String,
        role: String,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.eventID = eventID
        self.partnerID = partnerID
        self.role = role
        self.articleID = articleID
        self.confidence = confidence
    }
}
