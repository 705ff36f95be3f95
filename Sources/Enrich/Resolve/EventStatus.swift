import Model

/// Gives an undertaking without a told status the one its events imply.
///
/// A project of a signing is signed. A mass event is a named one, or one that tells no two parties.
/// Projects listed on a page that tells only of a mass signing, or
/// only of a mass groundbreaking, share that: `11个重大项目集中开工…包括X、Y、Z`.
struct EventStatus: Sendable {
    private static let statuses = [
        "signing": "signed", "groundbreaking": "under_construction", "completion": "completed",
        "production": "in_production", "opening": "operating", "unveiling": "operating",
    ]

    func add(to facts: inout ArticleFacts) {
        let mass = facts.events.filter {
            !$0.isPlanned && ["signing", "groundbreaking"].contains($0.kind)
                && ($0.isNamed || $0.partners.count < 2)
        }
        let isOneKind = Set(mass.map(\.kind)).count == 1
        for index in facts.projects.indices where facts.projects[index].status == nil {
            let own = facts.events.filter {
                $0.projects.contains(index) && !$0.isPlanned && Self.statuses[$0.kind] != nil
            }
            let source = own.max { rank($0) < rank($1) } ?? (isOneKind ? mass.first : nil)
            guard let source, let status = Self.statuses[source.kind] else { continue }
            facts.projects[index].status = status
            if let proof = source.proofs.first {
                facts.projects[index].proofs.append(Proof(field: "status", range: proof.range))
            }
        }
    }

    private func rank(_ event: LocalEvent) -> Int {
        ProjectProgress.rank(Self.statuses[event.kind])
    }
}
