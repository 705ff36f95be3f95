import Model

/// Those who take part in an event because of the undertakings it is about.
///
/// Whoever builds an undertaking takes part in its groundbreaking, completion, production and opening, and in the
/// unveiling of the unit. A mass event (`现场签约项目17个,包括X、Y`) is about the undertakings of the list it
/// introduces, and of a signing those sign that such an undertaking is told to be of: who builds it and where it lands.
struct EventParticipants: Sendable {
    private static let roles = [
        "signing": "signatory", "groundbreaking": "participant", "completion": "participant",
        "production": "participant", "opening": "participant", "unveiling": "participant",
    ]

    /// Events of its own that an undertaking can have.
    private static let telling = Set(roles.keys).union(["cooperation"])
    /// How far what a mass signing is about can be on the same page.
    private static let early: Set<String> = ["planned", "signed"]

    func add(to facts: inout ArticleFacts, _ links: FactCollector.MentionLinks) {
        addListed(to: &facts, links)
        addRemaining(to: &facts)
        for index in facts.events.indices {
            let event = facts.events[index]
            guard let role = Self.roles[event.kind] else { continue }
            if event.kind == "signing", !event.isMass { continue }
            for project in event.projects {
                let members = facts.projects[project].partners.filter { member in
                    member.role == "developer"
                        || event.kind == "signing" && member.role == "host"
                            && facts.hosts.contains(member.partner)
                }
                for partner in members.map(\.partner)
                where !facts.events[index].partners.contains(where: { $0.partner == partner }) {
                    facts.events[index].partners.append(Participation(partner, role))
                }
            }
        }
    }

    /// The one mass signing of the page is about the undertakings listed behind it of which no other event tells, as many
    /// as it counts: `8个项目集中签约` above a table of eight.
    private func addRemaining(to facts: inout ArticleFacts) {
        guard let index = EventStatus.mass(of: facts), facts.events[index].kind == "signing",
            let count = facts.events[index].itemCount,
            let start = facts.events[index].proofs.first?.range.lowerBound
        else { return }
        let taken = Set(
            facts.events.filter { Self.telling.contains($0.kind) && !$0.isMass }.flatMap(\.projects)
        )
        let listed = facts.projects.indices.filter { project in
            facts.projects[project].isTold && !taken.contains(project)
                && !facts.projects[project].isDeferred
                && Self.early.contains(facts.projects[project].status ?? "planned")
                && facts.projects[project].proofs.first.map { $0.range.lowerBound > start } ?? false
        }
        guard listed.count >= 2, listed.count <= count + Self.strays else { return }
        let first = listed.sorted { place(of: $0, facts) < place(of: $1, facts) }.prefix(count)
        for project in first where !facts.events[index].projects.contains(project) {
            facts.events[index].projects.append(project)
        }
    }

    private func place(of project: Int, _ facts: ArticleFacts) -> Int {
        facts.projects[project].proofs.first?.range.lowerBound ?? 0
    }

    /// Undertakings told behind a list that are none of it, at most.
    private static let strays = 2

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
