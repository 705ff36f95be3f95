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
            guard partners.count > 1 else { continue }
            let topics = reference.industries(of: event.title)
            for (index, left) in partners.enumerated() {
                for right in partners[(index + 1)...] {
                    rows.append(
                        PartnershipRow(
                            partnerAID: left, partnerBID: right, eventID: event.eventID,
                            kind: event.kind, topics: topics,
                            since: event.startOn, articleID: event.articleID,
                            confidence: event.confidence))
                }
            }
        }
        return rows.sorted { one, other in
            if one.partnerAID != other.partnerAID {
                return bytewise(one.partnerAID, other.partnerAID)
            }
            if one.partnerBID != other.partnerBID {
                return bytewise(one.partnerBID, other.partnerBID)
            }
            return bytewise(one.eventID, other.eventID)
        }
    }
}
