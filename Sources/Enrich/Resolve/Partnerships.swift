import Model

/// Derives the network: an edge for each pair that signed or cooperates in one event.
struct Partnerships: Sendable {
    let reference: ReferenceData

    func rows(_ dataset: Dataset) -> [PartnershipRow] {
        var members: [String: [String]] = [:]
        for link in dataset.eventPartners where link.role == "signatory" {
            members[link.eventID, default: []].append(link.partnerID)
        }
        var rows: [PartnershipRow] = []
        for event in dataset.events where ["signing", "cooperation"].contains(event.kind) {
            let partners = Array(Set(members[event.eventID] ?? [])).sorted(by: bytewise)
            for (index, left) in partners.enumerated() {
                for right in partners[(index + 1)...] {
                    rows.append(
                        PartnershipRow(
                            partnerAID: left, partnerBID: right, eventID: event.eventID,
                            kind: event.kind, topics: reference.industries(of: event.title),
                            since: event.startOn, articleID: event.articleID,
                            confidence: event.confidence))
                }
            }
        }
        return rows.sorted {
            precedes(
                [$0.partnerAID, $0.partnerBID, $0.eventID],
                [$1.partnerAID, $1.partnerBID, $1.eventID])
        }
    }
}
