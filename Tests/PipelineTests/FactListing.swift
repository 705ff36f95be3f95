import Model

/// The facts of a dataset as lines for people: names where the tables have identifiers.
///
/// `investments: 3000000000 CNY total project exact [30亿元] project=远拓新材料产业园项目`. Identifiers and
/// confidences are left out: the first follow from the names, the second from weights that are tuned.
struct FactListing {
    struct Fact {
        let table: String
        let text: String
        /// Where the row is first proven on each page: page, code point of the article's text.
        let places: [(page: String, article: String, offset: Int)]
    }

    private(set) var facts: [Fact] = []
    private let dataset: Dataset
    private let partners: [String: String]
    private let projects: [String: String]
    private let events: [String: String]
    private var places: [[String]: [(page: String, article: String, offset: Int)]] = [:]

    init(_ dataset: Dataset) {
        self.dataset = dataset
        partners = Dictionary(
            dataset.partners.map { ($0.partnerID, $0.name) }, uniquingKeysWith: { a, _ in a })
        projects = Dictionary(
            dataset.projects.map { ($0.projectID, $0.name) }, uniquingKeysWith: { a, _ in a })
        events = Dictionary(
            dataset.events.map { ($0.eventID, "\($0.kind) “\($0.title)”") },
            uniquingKeysWith: { a, _ in a })
        let pages = Dictionary(
            dataset.articles.map { ($0.articleID, $0.source) }, uniquingKeysWith: { a, _ in a })
        for row in dataset.evidence {
            let page = pages[row.articleID] ?? "?"
            places[[row.tableName, row.rowID], default: []].append(
                (page, row.articleID, row.startOffset))
        }
        addEntities()
        addAmounts()
        addLinks()
    }

    /// All facts as sorted lines, whatever page told them.
    var lines: [String] {
        facts.map { "\($0.table): \($0.text)" }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// Rows that no evidence leads to a page of.
    var unplaced: [String] {
        facts.filter { $0.places.isEmpty || $0.places.contains { $0.page == "?" } }
            .map { "\($0.table): \($0.text)" }
    }

    /// What one page tells, table by table in the order of the text.
    func listing(of page: String) -> String {
        let articles = dataset.articles.filter { $0.source == page }
            .sorted { $0.articleNumber < $1.articleNumber }
        let numbers = Dictionary(
            articles.map { ($0.articleID, $0.articleNumber) }, uniquingKeysWith: { a, _ in a })
        var output = "[articles]\n"
        for row in articles {
            output += "\(row.articleNumber) \(row.title ?? "-") | \(show(row.publishedOn))"
            output += " | \(row.publisher ?? "-") | \(row.authors.joined(separator: "、"))"
            output += " | \(row.status) \(row.characterCount)\(row.truncated ? " truncated" : "")\n"
        }
        for table in Self.tables {
            var rows: [(number: Int, offset: Int, text: String)] = []
            for fact in facts where fact.table == table {
                var first: (number: Int, offset: Int)?
                for place in fact.places where place.page == page {
                    let here = (number: numbers[place.article] ?? 0, offset: place.offset)
                    if let known = first, known < here { continue }
                    first = here
                }
                if let first { rows.append((first.number, first.offset, fact.text)) }
            }
            rows.sort { a, b in
                if (a.number, a.offset) != (b.number, b.offset) {
                    return (a.number, a.offset) < (b.number, b.offset)
                }
                return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
            }
            output += "\n[\(table)]\n"
            for row in rows { output += row.text + "\n" }
        }
        return output
    }

    static let tables = [
        "projects", "investments", "partners", "events", "project_partners", "event_partners",
        "event_projects", "partnerships", "metrics",
    ]
}

extension FactListing {
    private mutating func add(_ table: String, key: [String], _ words: [String?]) {
        facts.append(
            Fact(
                table: table, text: words.compactMap { $0 }.joined(separator: " "),
                places: places[[table, key.joined(separator: "|")]] ?? []))
    }

    private mutating func addEntities() {
        for row in dataset.projects {
            add(
                "projects", key: [row.projectID],
                [
                    row.name, "| \(row.kind)", row.status, told("on ", row.statusOn),
                    "| \(row.divisionCode ?? "-")", row.country, named("aka", row.aliases),
                    named("industries", row.industries),
                    told("total=", row.totalInvestment), row.totalInvestmentCurrency,
                    told("land=", row.landAreaM2), told("floor=", row.floorAreaM2),
                    told("started=", row.startedOn),
                    told("completed=", row.completedOn),
                ])
        }
        for row in dataset.partners {
            add(
                "partners", key: [row.partnerID],
                [
                    row.name, "| \(row.kind) | \(row.divisionCode ?? "-")", row.country,
                    named("aka", row.aliases),
                ])
        }
        for row in dataset.events {
            add(
                "events", key: [row.eventID],
                [
                    "\(row.kind) “\(row.title)”", "| \(show(row.startOn))",
                    told("…", row.endOn == row.startOn ? nil : row.endOn), row.datePrecision,
                    told("text=", row.dateText), "| \(row.divisionCode ?? "-")", row.placeText,
                    told("count=", row.itemCount),
                ])
        }
    }

    private mutating func addAmounts() {
        for row in dataset.investments {
            add(
                "investments", key: [row.investmentID],
                [
                    "\(row.amount)", told("…", row.amountMax), row.currency, row.kind,
                    row.scope, row.qualifier, "[\(row.amountText)]",
                    told("count=", row.itemCount),
                    told("project=", name(row.projectID, in: projects)),
                    told("investor=", name(row.investorID, in: partners)),
                    told("recipient=", name(row.recipientID, in: partners)),
                    told("event=", name(row.eventID, in: events)),
                    told("place=", row.divisionCode),
                    told("from=", row.periodStart), told("to=", row.periodEnd),
                    told("as of ", row.asOf),
                ])
        }
        for row in dataset.metrics {
            add(
                "metrics", key: [row.metricID],
                [
                    row.subjectName, "| \(row.kind) \(row.value)", told("…", row.valueMax),
                    row.unit, row.qualifier, told("as of ", row.asOf),
                ])
        }
    }

    private mutating func addLinks() {
        for row in dataset.projectPartners {
            add(
                "project_partners", key: [row.projectID, row.partnerID, row.role],
                [projects[row.projectID], "<", partners[row.partnerID], row.role])
        }
        for row in dataset.eventPartners {
            add(
                "event_partners", key: [row.eventID, row.partnerID, row.role],
                [events[row.eventID], "<", partners[row.partnerID], row.role])
        }
        for row in dataset.eventProjects {
            add(
                "event_projects", key: [row.eventID, row.projectID],
                [events[row.eventID], "<", projects[row.projectID]])
        }
        for row in dataset.partnerships {
            let both = [partners[row.partnerAID] ?? "?", partners[row.partnerBID] ?? "?"]
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            add(
                "partnerships", key: [row.partnerAID, row.partnerBID, row.eventID],
                [
                    both.joined(separator: " + "), "| \(row.kind) since \(show(row.since))",
                    named("topics", row.topics),
                ])
        }
    }

    private func told(_ words: String, _ value: (any CustomStringConvertible)?) -> String? {
        value.map { words + $0.description }
    }

    private func name(_ identifier: String?, in names: [String: String]) -> String? {
        identifier.map { names[$0] ?? "?" }
    }

    private func named(_ name: String, _ words: [String]) -> String? {
        words.isEmpty ? nil : "\(name)=\(words.joined(separator: "、"))"
    }

    private func show(_ date: CalendarDate?) -> String { date?.description ?? "-" }
}
