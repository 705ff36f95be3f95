import Model

/// What one article tells, resolved within the article: the input of resolution across articles.
///
/// It is made where the page is read, on any core, and holds neither mentions nor frames, so that
/// these can go as soon as the page is done. It can be kept from run to run: a field added here or
/// below is kept too, as `Codable` writes them all.
package struct ArticleFacts: Sendable, Codable {
    /// The article as its table holds it; what only the whole run can tell (copies, a duplicate's
    /// original) is filled in later.
    package var article: ArticleRow
    var partners: [LocalPartner] = []
    var projects: [LocalProject] = []
    var investments: [LocalInvestment] = []
    var events: [LocalEvent] = []
    var metrics: [LocalMetric] = []
    /// Partners that the words themselves tell as where an undertaking lands.
    var hosts: [Int] = []
    /// The division the article is mostly about.
    var mainDivision: String?
    /// Where the words of all proofs stand.
    var places = ProofPlaces()

    /// Whether a row of such certainty is told at all.
    ///
    /// Partners and projects are referred to by their number and stay; a doubtful one gets no identifier.
    mutating func leaveOut(below confidence: Double) {
        var kept = 0
        let places = events.map { event -> Int? in
            guard event.confidence >= confidence else { return nil }
            kept += 1
            return kept - 1
        }
        events.removeAll { $0.confidence < confidence }
        for index in investments.indices {
            investments[index].event = investments[index].event.flatMap { places[$0] }
        }
        investments.removeAll { $0.confidence < confidence }
        metrics.removeAll { $0.confidence < confidence }
    }
}

/// A span of the article that proves a row or one of its fields.
struct Proof: Sendable, Hashable, Codable {
    let field: String?
    /// Bytes of the article's text.
    let range: Range<Int>
}

/// An organization or acting region of one article, with every form of its name.
struct LocalPartner: Sendable, Codable {
    /// Folded fullest name, or `division:320206` for a region's government.
    var key: String
    /// Forms in order of first use, the fullest first.
    var names: [String]
    var kind: Mention.Organization.Kind
    var divisionCode: String?
    var country: String?
    var proofs: [Proof]
    var confidence: Double
    /// Takes part in an event, project or investment other than as what is built or unveiled.
    var isActing = false
    /// Named only where an undertaking of that name is told: 浪潮算力中心 is built, it does not act.
    var isUndertaking = false

    /// The keys of the forms of the name that are not the partner's own.
    var otherKeys: [String] {
        names.map { NameKey($0).text }.filter { $0 != key }
    }

    /// Acts, or is neither named in passing nor only built.
    var isTold: Bool { isActing || !isPassing && !isUndertaking }

    /// The government of a region named by the region alone.
    var isRegion: Bool { key.hasPrefix("division:") }

    /// Named in passing unless it acts: regions, their departments, media and other public bodies.
    var isPassing: Bool { isRegion || kind == .government || kind == .other || kind == .park }
}

/// A partner, by its number in the article, and its part in a project or event.
struct Participation: Sendable, Hashable, Codable {
    var partner: Int
    var role: String

    init(_ partner: Int, _ role: String) {
        self.partner = partner
        self.role = role
    }
}

/// An undertaking of one article.
struct LocalProject: Sendable, Codable {
    var key: NameKey
    /// The name alone does not identify it: 总部项目, 研发基地.
    var isGeneric: Bool
    var names: [String]
    var proofs: [Proof]
    var status: String?
    var place: Mention.Place?
    var partners: [Participation] = []
    /// How surely the words tell the place: .9 in so many words, .6 as the one named before.
    var placeConfidence = 0.0
    /// Put off: what its events tell does not count.
    var isDeferred = false
    /// `false` for a park or institute that no frame tells of as something built here.
    var isTold = true
    /// A unit of its own, if it need not be told of as built.
    var isUnit = true
    /// Its names end with a head that needs telling (`VenueHeads`).
    var isVenue = false
    var landArea: FixedDecimal?
    var floorArea: FixedDecimal?
    var startedOn: CalendarDate?
    var completedOn: CalendarDate?
    var confidence: Double

    /// The keys of the forms of the name that are not the undertaking's own.
    var otherKeys: [String] {
        names.map { NameKey.ofProject($0) }.filter { $0 != key }.map(\.text)
    }
}

/// An amount of capital of one article.
struct LocalInvestment: Sendable, Codable {
    var kind: String
    var scope: String
    var money: Mention.Money
    var text: String
    var project: Int?
    /// The partner told to put it in, and the event at which it was agreed (`InvestmentTies`).
    var investor: Int?
    var event: Int?
    var recipient: Int?
    var itemCount: Int?
    var period: Mention.DateSpan?
    var proofs: [Proof]
    var confidence: Double
}

/// An occurrence of one article.
struct LocalEvent: Sendable, Codable {
    var kind: String
    var title: String
    var isNamed: Bool
    var date: Mention.DateSpan?
    var dateText: String?
    var place: Mention.Place?
    var placeText: String?
    var partners: [Participation]
    var projects: [Int]
    var itemCount: Int?
    var isPlanned: Bool
    /// Told as part of a gathering named before (会上签约), whose date it takes over.
    var isAtGathering = false
    /// Told on after a gathering, without a time of its own.
    var goesOn = false
    /// The day the story tells of, which the event shares if nothing nearer hands it one.
    var scene: Scene?

    struct Scene: Sendable, Codable {
        let date: Mention.DateSpan
        let text: String
        let range: Range<Int>
    }

    /// A gathering without a name of its own: 举行座谈会.
    var isPlain = false
    /// Told of several undertakings at once: 28个项目集中开工.
    var isMass = false
    /// The word that tells the event first.
    var word = ""
    /// How its words tell it.
    var signs: [RowFeature] = []
    var proofs: [Proof]
    var confidence: Double
}

/// A measured figure of one article.
struct LocalMetric: Sendable, Codable {
    var kind: String
    /// The undertaking or the partner that the figure is about.
    var subject: Subject
    var value: FixedDecimal
    var maximum: FixedDecimal?
    var unit: String
    var qualifier: Mention.Qualifier
    var proofs: [Proof]
    var confidence: Double

    enum Subject: Sendable, Codable {
        case project(Int)
        case partner(Int)
    }
}
