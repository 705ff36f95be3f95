import Lexicon
import Model

/// Decides whether the article tells of an undertaking, or merely names a park, an institute or a venue.
///
/// A linear model over all that its mentions and frames show, each kind of evidence counted once. The
/// weights were learnt by logistic regression (L2) on annotated pages and rounded to a tenth.
struct ProjectVerdict: Sendable {
    private let weights: [ProjectEvidence: Double]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "project_evidence"
        var weights: [ProjectEvidence: Double] = [:]
        for row in try lexicons.table(file).rows {
            guard let evidence = ProjectEvidence(rawValue: row[0]),
                let weight: Double = NumberBounds.weight.number(row[1])
            else {
                throw lexicons.error(
                    in: file, at: row[0],
                    "write a number behind one of "
                        + ProjectEvidence.allCases.map(\.rawValue).joined(separator: ", "))
            }
            weights[evidence] = weight
        }
        self.weights = weights
    }

    /// Above 0 for an undertaking that is told of.
    ///
    /// A zone of the gazetteer is none unless it is founded, built or opened here.
    func score(_ evidence: Set<ProjectEvidence>) -> Double {
        if evidence.contains(.isZone), evidence.isDisjoint(with: Self.foundings) { return -1 }
        return ProjectEvidence.allCases.reduce(weights[.base] ?? 0) { sum, kind in
            evidence.contains(kind) ? sum + (weights[kind] ?? 0) : sum
        }
    }

    /// The evidence for each undertaking of an article.
    func evidence(
        for facts: ArticleFacts, _ links: FactCollector.MentionLinks
    ) -> [Set<ProjectEvidence>] {
        var seen = [Set<ProjectEvidence>](repeating: [], count: facts.projects.count)
        for frame in links.frames {
            for mention in frame.mentions(of: "project") + frame.mentions(of: "unit") {
                guard let project = links.project[mention] else { continue }
                if frame.kind == UndertakingEvidence.kind {
                    for attribute in frame.attributes {
                        if let kind = ProjectEvidence(rawValue: attribute.value) {
                            seen[project].insert(kind)
                        }
                    }
                } else if let kind = Self.kind(of: frame) {
                    seen[project].insert(kind)
                }
            }
        }
        for (index, project) in facts.projects.enumerated() {
            if project.isTold { seen[index].insert(.told) }
            if project.isVenue { seen[index].insert(.venueHead) }
            let count = project.proofs.count(where: { $0.field == nil })
            if count > 1 { seen[index].insert(.twice) }
            if count > 3 { seen[index].insert(.often) }
            if !seen[index].isDisjoint(with: Self.units), seen[index].isDisjoint(with: Self.doings)
            {
                seen[index].insert(.plainUnit)
            }
        }
        return seen
    }

    private static let foundings: Set<ProjectEvidence> = [.created, .opened, .built, .founded]
    private static let units: Set<ProjectEvidence> = [.isPark, .isInstitute, .isBody, .isZone]
    private static let doings: Set<ProjectEvidence> = [
        .progress, .created, .creation, .paid, .opened, .founded, .built,
    ]

    private static func kind(of frame: Frame) -> ProjectEvidence? {
        switch frame.kind {
        case "investment": .investment
        case "metric": .metric
        case "project_status":
            frame.attributes.contains(ProjectStatus.implied) ? .impliedStatus : .status
        case "listed_status": .listedStatus
        case "opening", "unveiling", "completion", "production": .opened
        case "groundbreaking": .built
        case "signing", "cooperation": .agreed
        case "project_creation": .founded
        case "project_partner":
            frame.attribute("role") == "tenant"
                ? .hasTenant : frame.attribute("role") == "host" ? nil : .hasBuilder
        case "project_place": .hasPlace
        default: nil
        }
    }
}
