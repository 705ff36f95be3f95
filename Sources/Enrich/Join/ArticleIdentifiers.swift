import Model

/// The keys of one article's partners and projects; `nil` for those below the threshold.
struct ArticleIdentifiers: Sendable {
    let partners: [ContentNumber?]
    let projects: [ContentNumber?]

    init(
        _ facts: ArticleFacts, partnerKeys: KeyRegistry, projectKeys: KeyRegistry,
        minimumConfidence: Double
    ) {
        let partners = facts.partners.map { partner -> ContentNumber? in
            guard partner.isTold, partner.confidence >= minimumConfidence else { return nil }
            return ContentNumber(of: [partnerKeys.key(for: partner.key)])
        }
        self.partners = partners
        projects = facts.projects.map { project -> ContentNumber? in
            guard project.isTold, project.confidence >= minimumConfidence else { return nil }
            var key = [projectKeys.key(for: project.key.text)]
            if project.isGeneric {
                // A name that many share is told apart by its builder, else by its place.
                let lead = project.partners.first.flatMap { partners[$0.partner] }
                    .map { $0.identifier("ptr") }
                key.append(lead ?? project.place?.divisionCode ?? facts.mainDivision ?? "")
            }
            return ContentNumber(of: key)
        }
    }
}
