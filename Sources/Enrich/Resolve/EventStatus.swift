import Model

/// Gives an undertaking without a told status the one its events imply.
///
/// A project of a signing is signed. A mass event speaks of several undertakings, and tells neither
/// two parties nor one undertaking of its own.
/// Projects listed on a page that tells only of a mass signing, or
/// only of a mass groundbreaking, share that: `11个重大项目集中开工…包括X、Y、Z`.
struct EventStatus: Sendable {
    private static let statuses = [
        "signing": "signed", "groundbreaking": "under_construction", "completion": "completed",
        "production": "in_production", "opening": "operating", "unveiling": "operating",
    ]

    /// The furthest event that a project takes part in.
    func addOwn(to facts: inout ArticleFacts) {
        for index in facts.projects.indices where facts.projects[index].status == nil {
            let own = facts.events.filter {
                $0.projects.contains(index) && !$0.isPlanned && Self.statuses[$0.kind] != nil
            }
            if let event = own.max(by: { rank($0) < rank($1) }) { tell(event, of: index, &facts) }
        }
    }

    /// The one kind of mass event that the page tells of.
    func addMass(to facts: inout ArticleFacts) {
        guard let event = Self.mass(of: facts).map({ facts.events[$0] }) else { return }
        for index in facts.projects.indices where facts.projects[index].status == nil {
            tell(event, of: index, &facts)
        }
    }

    /// The first mass signing or groundbreaking of a page that does not tell of both.
    static func mass(of facts: ArticleFacts) -> Int? {
        let mass = facts.events.indices.filter { index in
            let event = facts.events[index]
            return !event.isPlanned && ["signing", "groundbreaking"].contains(event.kind)
                && event.isMass
                && (event.isNamed || event.partners.count < 2 && event.projects.count != 1)
        }
        guard Set(mass.map { facts.events[$0].kind }).count == 1 else { return nil }
        return mass.first
    }

    /// Who signs something builds what is told next: `…签约。甲公司将投资9亿元建设X`.
    func addSigned(to facts: inout ArticleFacts) {
        for index in facts.projects.indices where facts.projects[index].status == nil {
            let builders = facts.projects[index].partners.filter { $0.role == "developer" }
            guard !builders.isEmpty,
                let start = facts.projects[index].proofs.first?.range.lowerBound
            else { continue }
            let signing = facts.events.first { event in
                event.kind == "signing" && !event.isPlanned
                    && event.partners.contains { member in
                        builders.contains { $0.partner == member.partner }
                    }
                    && event.proofs.contains {
                        $0.range.lowerBound < start && start - $0.range.lowerBound < Self.reach
                    }
            }
            if let signing { tell(signing, of: index, &facts) }
        }
    }

    /// Bytes between a signing and what is built after it.
    private static let reach = 600

    private func tell(_ event: LocalEvent, of project: Int, _ facts: inout ArticleFacts) {
        guard let status = Self.statuses[event.kind] else { return }
        facts.projects[project].status = status
        if let proof = event.proofs.first {
            facts.projects[project].proofs.append(Proof(field: "status", range: proof.range))
        }
    }

    private func rank(_ event: LocalEvent) -> Int {
        ProjectProgress.rank(Self.statuses[event.kind])
    }
}
