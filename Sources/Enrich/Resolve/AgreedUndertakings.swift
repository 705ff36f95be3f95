import Model

/// Those who sign what one undertaking is about take part in it: `甲区与乙公司就X签约`.
struct AgreedUndertakings: Sendable {
    /// More parties sign several things at once.
    private static let most = 5

    func add(to facts: inout ArticleFacts) {
        for event in facts.events
        where ["signing", "cooperation"].contains(event.kind) && !event.isMass {
            let parties = event.partners.filter { $0.role == "signatory" }.map(\.partner)
            guard let project = event.projects.first, event.projects.count == 1,
                (2...Self.most).contains(parties.count)
            else { continue }
            for partner in parties
            where !facts.projects[project].partners.contains(where: { $0.partner == partner }) {
                let role =
                    switch facts.partners[partner].kind {
                    case .government, .park: "host"
                    case .company
                    where facts.projects[project].partners.allSatisfy({
                        $0.role != "developer"
                    }): "developer"
                    default: "partner"
                    }
                facts.projects[project].partners.append(Participation(partner, role))
            }
        }
    }
}
