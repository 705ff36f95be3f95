import Model

/// Those behind a company that builds build with it, and the company they found for it too.
///
/// `甲集团与乙公司合资成立丙公司,在云岭区建设X`: all three stand behind X, whichever of them the words name beside it.
struct ProjectFounders: Sendable {
    /// Bytes between the founding of a company and what it is founded for.
    private static let reach = 400

    func add(to facts: inout ArticleFacts, _ links: FactCollector.MentionLinks) {
        for frame in links.frames where frame.kind == CompanyFounding.kind {
            let parents = frame.mentions(of: "parent").compactMap { links.partner[$0] }
            guard let child = frame.mentions(of: "child").first.flatMap({ links.partner[$0] }),
                !parents.isEmpty, !parents.contains(child)
            else { continue }
            for index in facts.projects.indices {
                let builders = facts.projects[index].partners.filter { $0.role == "developer" }
                    .map(\.partner)
                let isNear = facts.projects[index].proofs.contains {
                    $0.field == nil && $0.range.lowerBound > frame.sentence.lowerBound - Self.reach
                        && $0.range.lowerBound < frame.sentence.upperBound + Self.reach
                }
                guard
                    builders.contains(child) || isNear && builders.contains(where: parents.contains)
                else { continue }
                for partner in parents + [child]
                where !facts.projects[index].partners.contains(where: { $0.partner == partner }) {
                    facts.projects[index].partners.append(Participation(partner, "developer"))
                }
            }
        }
    }
}
