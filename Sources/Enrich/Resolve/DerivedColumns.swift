import Model

// Columns that sum up another table.
extension Dataset {
    /// The total investment of each project: the largest told, 其中一期 being a part of it.
    static func totals(of investments: [InvestmentRow]) -> [String: InvestmentRow] {
        var totals: [String: InvestmentRow] = [:]
        for row in investments where row.kind == "total" {
            guard let project = row.projectID else { continue }
            if let known = totals[project], known.amount >= row.amount { continue }
            totals[project] = row
        }
        return totals
    }

    /// Tells them anew, after rows were taken out or corrected: a project's total investment, and how
    /// many projects and events a partner has.
    package mutating func deriveColumns() {
        let totals = Self.totals(of: investments)
        for index in projects.indices {
            let total = totals[projects[index].projectID]
            projects[index].totalInvestment = total?.amount
            projects[index].totalInvestmentCurrency = total?.currency
            projects[index].totalInvestmentCNY = total?.amountCNY
        }
        let projectCounts = Self.counts(
            projectPartners.lazy.map { (partner: $0.partnerID, other: $0.projectID) })
        let eventCounts = Self.counts(
            eventPartners.lazy.map { (partner: $0.partnerID, other: $0.eventID) })
        for index in partners.indices {
            partners[index].projectCount = projectCounts[partners[index].partnerID] ?? 0
            partners[index].eventCount = eventCounts[partners[index].partnerID] ?? 0
        }
    }

    /// How many others each partner is linked to, each once whatever its roles.
    private static func counts(
        _ links: some Sequence<(partner: String, other: String)>
    ) -> [String: Int] {
        var others: [String: Set<String>] = [:]
        for link in links { others[link.partner, default: []].insert(link.other) }
        return others.mapValues(\.count)
    }
}
