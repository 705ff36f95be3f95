/// Evidence for or against an undertaking; its weight stands in `project_evidence.tsv` under its name.
enum ProjectEvidence: String, Sendable, CaseIterable {
    // Seen at a mention (`UndertakingEvidence`).
    case at, beside, created, creation, first, clauseFirst = "clause_first", listed, paid, possessed
    case agent, quoted, party, measured, named
    case progress, amount, acts, venue, located, people, within, owner, joined, last
    case headline
    case isPark = "is_park", isInstitute = "is_institute", isCompany = "is_company"
    case isBody = "is_body", isZone = "is_zone", isProject = "is_project", isPlant = "is_plant"
    case isOutpost = "is_outpost", isPhase = "is_phase"
    case holdsCompany = "holds_company", holdsBody = "holds_body"
    case doubtful, certain
    // Told of the undertaking by other frames.
    case investment, metric, status, impliedStatus = "implied_status", listedStatus =
        "listed_status"
    case opened, built, agreed, founded, hasBuilder = "has_builder", hasTenant = "has_tenant"
    case hasPlace = "has_place"
    // Of the whole.
    case told, often, twice, plainUnit = "plain_unit", venueHead = "venue_head"
    case base
}
