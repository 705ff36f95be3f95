import Model

/// Joins what one article tells several times: one occurrence is one event.
struct EventMerger: Sendable {
    func merge(_ events: [LocalEvent]) -> [LocalEvent] {
        var merged: [LocalEvent] = []
        for event in events {
            if let same = merged.firstIndex(where: { isSame($0, event) }) {
                merged[same] = join(merged[same], event)
            } else {
                merged.append(event)
            }
        }
        return merged
    }

    private func isSame(_ left: LocalEvent, _ right: LocalEvent) -> Bool {
        guard Self.family(left.kind) == Self.family(right.kind), datesAgree(left, right) else {
            return false
        }
        if left.isNamed, right.isNamed { return titlesAgree(left.title, right.title) }
        let leftPartners = Set(left.partners.map(\.partner))
        let rightPartners = Set(right.partners.map(\.partner))
        if left.isNamed || right.isNamed {
            if left.proofs.first?.range == right.proofs.first?.range { return true }
            // 奠基典礼 and 项目奠基 are one; a signing ceremony has several signings.
            let isOfWorks = Self.works.contains(left.kind)
            return isOfWorks
                && (!leftPartners.isDisjoint(with: rightPartners)
                    || !Set(left.projects).isDisjoint(with: right.projects))
        }
        if left.isPlain || right.isPlain {
            return left.proofs.first?.range == right.proofs.first?.range
                || left.kind == "meeting" && left.date != nil && right.date != nil
                    && !leftPartners.isDisjoint(with: rightPartners)
        }
        // A headline, lead and text that all tell of 28个项目集中开工 tell it once.
        if left.isMass, right.isMass, left.itemCount == right.itemCount,
            left.itemCount != nil, left.kind != "meeting"
        {
            return true
        }
        let shared = leftPartners.intersection(rightPartners)
        let isBetweenParties = ["signing", "cooperation", "visit"].contains(left.kind)
        if !isBetweenParties, !shared.isEmpty { return true }
        if isBetweenParties, !leftPartners.isEmpty, !rightPartners.isEmpty {
            // The same pair signs once; one party in common with another partner is another signing.
            return shared.count == min(leftPartners.count, rightPartners.count)
                && (shared.count >= 2 || leftPartners == rightPartners)
        }
        return !Set(left.projects).isDisjoint(with: right.projects)
    }

    /// A unit that is unveiled is opened.
    private static func family(_ kind: String) -> String { kind == "opening" ? "unveiling" : kind }

    private static let works: Set<String> = [
        "unveiling", "opening", "groundbreaking", "completion", "production",
    ]

    private func datesAgree(_ left: LocalEvent, _ right: LocalEvent) -> Bool {
        guard let a = left.date, let b = right.date else { return true }
        return a.start <= b.end && b.start <= a.end
    }

    private func titlesAgree(_ left: String, _ right: String) -> Bool {
        let a = NameKey(left)
        let b = NameKey(right)
        return a.position(of: b) != nil || b.position(of: a) != nil
    }

    private func join(_ left: LocalEvent, _ right: LocalEvent) -> LocalEvent {
        var event = left
        if event.date == nil {
            event.date = right.date
            event.dateText = right.dateText
            event.isAtGathering = right.isAtGathering
        }
        event.itemCount = event.itemCount ?? right.itemCount
        event.isMass = event.isMass || right.isMass
        event.place = event.place ?? right.place
        event.placeText = event.placeText ?? right.placeText
        for partner in right.partners
        where !event.partners.contains(where: { $0.partner == partner.partner }) {
            event.partners.append(partner)
        }
        for project in right.projects where !event.projects.contains(project) {
            event.projects.append(project)
        }
        event.proofs += right.proofs
        event.confidence = max(event.confidence, right.confidence)
        return event
    }
}
