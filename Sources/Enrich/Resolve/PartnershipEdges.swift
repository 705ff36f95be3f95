import Model

/// Derives the network: an edge for each pair that signed or cooperates in one event.
struct PartnershipEdges {
    let reference: ReferenceData

    /// An edge by the places of its two partners and its event in their tables.
    private struct Edge {
        let left: Int
        let right: Int
        let event: Int
    }

    /// `signatories` of each event by the place of the partners in their table, each once.
    func rows(
        events: [EventRow], partners: [PartnerRow], signatories: [[Int]]
    ) -> (rows: [PartnershipRow], eventPlaces: [Int]) {
        var edges: [Edge] = []
        for (event, row) in events.enumerated() where ["signing", "cooperation"].contains(row.kind)
        {
            let members = signatories[event].sorted()
            for (index, left) in members.enumerated() {
                for right in members[(index + 1)...] {
                    edges.append(Edge(left: left, right: right, event: event))
                }
            }
        }
        edges.sort { ($0.left, $0.right, $0.event) < ($1.left, $1.right, $1.event) }
        var topics = [[String]?](repeating: nil, count: events.count)
        let rows = edges.map { edge in
            let event = events[edge.event]
            let told = topics[edge.event] ?? reference.industries(of: event.title)
            topics[edge.event] = told
            return PartnershipRow(
                partnerAID: partners[edge.left].partnerID,
                partnerBID: partners[edge.right].partnerID, eventID: event.eventID,
                kind: event.kind, topics: told, since: event.startOn, articleID: event.articleID,
                confidence: event.confidence)
        }
        return (rows, edges.map(\.event))
    }
}
