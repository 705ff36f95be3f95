import Model

/// Hands the date of a gathering to what happened at it.
///
/// `会上,X与Y签约` takes the date of the gathering named last before, wherever it stands; a signing
/// that is simply told on, only that of a gathering or visit just before. `会后` may follow a visit.
struct GatheringDates: Sendable {
    /// Bytes between a gathering and what is told on without referring to it.
    private static let farthest = 900

    func hand(to facts: inout ArticleFacts) {
        let dated = facts.events.filter { $0.date != nil && !$0.isPlanned }
        for index in facts.events.indices where facts.events[index].date == nil {
            let event = facts.events[index]
            guard event.isAtGathering || event.goesOn else { continue }
            let place = start(of: event)
            let before = dated.filter { start(of: $0) <= place }
            let gathering = before.last(where: \.isNamed)
            var source: LocalEvent?
            if event.isAtGathering {
                source = gathering ?? before.last { isOfStory($0, event.scene) }
            } else if let gathering = before.last(where: { isGathering($0, for: event.kind) }),
                place - start(of: gathering) <= Self.farthest
            {
                source = gathering
            }
            facts.events[index].date = source?.date
            facts.events[index].dateText = source?.dateText
            guard source == nil, let scene = event.scene else { continue }
            facts.events[index].date = scene.date
            facts.events[index].dateText = scene.text
            facts.events[index].proofs.append(Proof(field: "start_on", range: scene.range))
        }
    }

    /// A day, and none long before that of the story: an agreement that a look back tells is no gathering.
    private func isOfStory(_ event: LocalEvent, _ scene: LocalEvent.Scene?) -> Bool {
        guard let date = event.date, date.precision == .day else { return false }
        guard let scene else { return true }
        return scene.date.start.daysSinceEpoch - date.start.daysSinceEpoch <= Self.oldest
    }

    /// Days that the day of what is told on lies behind that of the story at most.
    private static let oldest = 45

    private func isGathering(_ event: LocalEvent, for kind: String) -> Bool {
        guard event.date?.precision == .day else { return false }
        return event.isNamed || event.isPlain || event.kind == "meeting"
            || kind == "visit" && event.kind == "visit"
    }

    private func start(of event: LocalEvent) -> Int { event.proofs.first?.range.lowerBound ?? 0 }
}
