import Model

/// Gives an undertaking the days on which its works began and were completed, as its events tell them:
/// `云岭智算中心于2023年10月26日开工`.
///
/// Only days that the page tells: a plan or a month fills no date.
struct ProjectDates: Sendable {
    func add(to facts: inout ArticleFacts) {
        for event in facts.events {
            guard !event.isPlanned, let date = event.date, date.precision == .day, !date.isSpan,
                let proof = event.proofs.first(where: { $0.field == "start_on" })
            else { continue }
            for project in event.projects {
                switch event.kind {
                case "groundbreaking" where facts.projects[project].startedOn == nil:
                    facts.projects[project].startedOn = date.start
                    facts.projects[project].proofs.append(
                        Proof(field: "started_on", range: proof.range))
                case "completion" where facts.projects[project].completedOn == nil:
                    facts.projects[project].completedOn = date.start
                    facts.projects[project].proofs.append(
                        Proof(field: "completed_on", range: proof.range))
                default: break
                }
            }
        }
    }
}
