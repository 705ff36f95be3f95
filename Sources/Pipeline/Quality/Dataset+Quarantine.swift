import Enrich
import Load
import Model

extension Dataset {
    /// The tables whose rows can be taken out without leaving others unproven.
    static let quarantineTables = [
        "partners", "projects", "investments", "events", "project_partners", "event_partners",
        "event_projects", "partnerships", "metrics",
    ]

    /// Moves rows to `rejects`, with the links to them and their evidence; what only refers to one
    /// of them keeps its row and loses the reference.
    mutating func quarantine(_ rows: [Int], of table: String, because result: CheckResult) {
        let gone = Set(rows)
        var identifiers: [String] = []
        func kept<Row>(_ all: [Row], _ identifier: (Row) -> String) -> [Row] {
            all.enumerated().compactMap { index, row in
                guard gone.contains(index) else { return row }
                identifiers.append(identifier(row))
                return nil
            }
        }
        switch table {
        case "partners": partners = kept(partners, \.partnerID)
        case "projects": projects = kept(projects, \.projectID)
        case "investments": investments = kept(investments, \.investmentID)
        case "events": events = kept(events, \.eventID)
        case "project_partners": projectPartners = kept(projectPartners, \.rowID)
        case "event_partners": eventPartners = kept(eventPartners, \.rowID)
        case "event_projects": eventProjects = kept(eventProjects, \.rowID)
        case "partnerships": partnerships = kept(partnerships, \.rowID)
        case "metrics": metrics = kept(metrics, \.metricID)
        default: return
        }
        addRejects(identifiers, table, result)
        removeReferences(to: Set(identifiers), in: table)
        deriveColumns()
    }

    private mutating func addRejects(
        _ identifiers: [String], _ table: String, _ result: CheckResult
    ) {
        var sources: [String: String] = [:]
        for article in articles { sources[article.articleID] = article.source }
        var proven: [String: String] = [:]
        for row in evidence where row.tableName == table && proven[row.rowID] == nil {
            proven[row.rowID] = sources[row.articleID]
        }
        rejects += identifiers.map { identifier in
            RejectRow(
                source: proven[identifier] ?? "", stage: Reject.Stage.load.rawValue,
                code: Reject.Reason.qualityCheck.rawValue,
                message: "\(table) \(identifier) failed the check \(result.name)")
        }
        rejects.sortForTable()
    }

    private mutating func removeReferences(to gone: Set<String>, in table: String) {
        var links: Set<String> = []
        func isLinked(_ rowID: String, _ ends: String...) -> Bool {
            guard ends.contains(where: gone.contains) else { return false }
            links.insert(rowID)
            return true
        }
        projectPartners.removeAll { isLinked($0.rowID, $0.projectID, $0.partnerID) }
        eventPartners.removeAll { isLinked($0.rowID, $0.eventID, $0.partnerID) }
        eventProjects.removeAll { isLinked($0.rowID, $0.eventID, $0.projectID) }
        partnerships.removeAll { isLinked($0.rowID, $0.partnerAID, $0.partnerBID, $0.eventID) }
        func cut(_ reference: inout String?) {
            if let identifier = reference, gone.contains(identifier) { reference = nil }
        }
        for index in investments.indices {
            cut(&investments[index].projectID)
            cut(&investments[index].investorID)
            cut(&investments[index].recipientID)
            cut(&investments[index].eventID)
        }
        for index in metrics.indices { cut(&metrics[index].subjectID) }
        evidence.removeAll { name, rowID in
            (name == table && gone.contains(rowID)) || links.contains(rowID)
        }
    }
}

// The composite keys of links, as `evidence.row_id` writes them.
extension ProjectPartnerRow {
    var rowID: String { "\(projectID)|\(partnerID)|\(role)" }
}

extension EventPartnerRow {
    var rowID: String { "\(eventID)|\(partnerID)|\(role)" }
}

extension EventProjectRow {
    var rowID: String { "\(eventID)|\(projectID)" }
}

extension PartnershipRow {
    var rowID: String { "\(partnerAID)|\(partnerBID)|\(eventID)" }
}

extension [RejectRow] {
    /// By source, stage, code and message, as the table is ordered.
    mutating func sortForTable() {
        func key(_ row: RejectRow) -> [String] { [row.source, row.stage, row.code, row.message] }
        sort { left, right in
            for (a, b) in zip(key(left), key(right)) where !a.utf8.elementsEqual(b.utf8) {
                return a.utf8.lexicographicallyPrecedes(b.utf8)
            }
            return false
        }
    }
}
