import Model

/// Those who take part in an event because of the undertakings it is about.
///
/// Whoever builds an undertaking takes part in its groundbreaking, completion, production and opening. A mass
/// event (`现场签约项目17个,包括X、Y`) is about the undertakings of the list it introduces.
struct EventParticipants: Sendable {
    private static let roles = [
        "signing": "signatory", "groundbreaking": "participant", "completion": "participant",
        "production": "participant", "opening": "participant",
    ]

    func add(to facts: inout ArticleFacts, _ links: FactCollector.MentionLinks) {
        addListed(to: &facts, links)
        for index in facts.events.indices {
            let event = facts.events[index]
            guard let role = Self.roles[event.kind] else { continue }
            if event.kind == "signing", !event.isMass { continue }
            for project in event.projects {
                let developers = facts.projects[project].partners.filter { $0.role == "developer" }
                for partner in developers.map(\.partner)
                where !facts.events[index].partners.contains(where: { $0.partner == partner }) {
                    facts.events[index].partners.append(Participation(partner, role))
                }
            }
        }
    }

    private func addListed(to facts: inout ArticleFacts, _ links: FactCollector.MentionLinks) {
        for frame in links.frames where frame.kind == "listed_status" {
            guard let mention = frame.mentions(of: "project").first,
                let project = links.project[mention]
            else { continue }
            let event = facts.events.firstIndex { event in
                Self.roles[event.kind] != nil && event.isMass
                    && event.proofs.contains {
                        $0.field == nil && $0.range.lowerBound <= frame.trigger.lowerBound
                            && frame.trigger.upperBound <= $0.range.upperBound
                    }
            }
            guard let event, !facts.events[event].projects.contains(project) else { continue }
            facts.events[event].projects.append(project)
        }
    }
}
