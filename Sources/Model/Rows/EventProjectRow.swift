/// A project that an event is about: one row of `event_projects`.
package struct EventProjectRow: Sendable, Hashable {
    package var eventID: String
    package var projectID: String
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        eventID: String,
        projectID: String,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.eventID = eventID
        self.projectID = projectID
        self.articleID = articleID
        self.confidence = confidence
    }
}
