/// A partner's role in a project: one row of `project_partners`.
package struct ProjectPartnerRow: Sendable, Hashable {
    package var projectID: String
    package var partnerID: String
    package var role: String
    package var articleID: String
    package var confidence: FixedDecimal

    package init(
        projectID: String,
        partnerID: String,
        role: String,
        articleID: String,
        confidence: FixedDecimal
    ) {
        self.projectID = projectID
        self.partnerID = partnerID
        self.role = role
        self.articleID = articleID
        self.confidence = confidence
    }
}
