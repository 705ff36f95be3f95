import Model

/// Where what articles tell is put aside: by kind, and by the first bits of the key of the row it belongs to.
///
/// A bucket is joined alone, so that memory holds one of them, however many pages there are. Rows are sorted by
/// keys, which are digests: the rows of part 0 come before those of part 1 in every table.
package enum JoinBuckets {
    /// How many parts each table has; no byte of a table depends on it.
    package static let parts = 128

    /// The tables that have evidence, in the order of their names' bytes, as `evidence` is sorted.
    enum Proven: Int, CaseIterable {
        case eventPartners, eventProjects, events, investments, metrics, partners, partnerships,
            projectPartners, projects

        var name: String {
            switch self {
            case .eventPartners: "event_partners"
            case .eventProjects: "event_projects"
            case .events: "events"
            case .investments: "investments"
            case .metrics: "metrics"
            case .partners: "partners"
            case .partnerships: "partnerships"
            case .projectPartners: "project_partners"
            case .projects: "projects"
            }
        }
    }

    package static let count = parts * (2 + Proven.allCases.count)

    /// Events, investments, metrics and what is linked to events.
    package static func occurrences(_ part: Int) -> Int { part }

    /// Partners, projects and what lies between them.
    package static func actors(_ part: Int) -> Int { parts + part }

    /// All buckets of evidence in the order of the table `evidence`.
    package static var evidence: Range<Int> { 2 * parts..<count }

    static func evidence(_ table: Proven, _ part: Int) -> Int {
        (2 + table.rawValue) * parts + part
    }

    /// The bucket of what proves the events of a part.
    package static func eventEvidence(_ part: Int) -> Int { evidence(.events, part) }

    static func part(of key: ContentNumber) -> Int {
        (Int(key.value >> 32) * parts) >> 32
    }
}

/// What goes into buckets, gathered until somebody takes it.
package struct BucketContents: Sendable {
    package private(set) var bytes: [[UInt8]]

    package init() { bytes = Array(repeating: [], count: JoinBuckets.count) }

    mutating func take(_ bucket: Int) -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes[bucket])
        return taken
    }

    mutating func add(to bucket: Int, _ body: (inout JoinWriter) -> Void) {
        var writer = JoinWriter()
        swap(&writer.bytes, &bytes[bucket])
        body(&writer)
        swap(&writer.bytes, &bytes[bucket])
    }
}

/// Identifier and day of all articles, by their number in the order of identifiers.
package struct ArticleIndex: Sendable {
    private var identifiers = TextPool()
    /// Days since 1970-01-01; the smallest number stands for none.
    private var days: [Int32] = []

    package init() {}

    package mutating func add(_ identifier: String, published: CalendarDate?) {
        _ = identifiers.append(identifier)
        days.append(published.map { Int32($0.daysSinceEpoch) } ?? .min)
    }

    package var count: Int { days.count }

    func identifier(_ number: Int) -> String { identifiers[number] }

    func published(_ number: Int) -> CalendarDate? {
        days[number] == .min ? nil : CalendarDate(daysSinceEpoch: Int(days[number]))
    }

    func reference(_ number: Int) -> ArticleReference {
        ArticleReference(
            number: Int32(number), identifier: identifiers[number], published: published(number))
    }
}
