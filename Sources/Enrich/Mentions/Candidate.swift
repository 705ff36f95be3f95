import Model

/// A span that may be a name, with the evidence for and against it.
struct Candidate: Sendable {
    let start: Int
    let end: Int
    let subject: Subject
    /// Which features hold.
    let features: FeatureSet
    let score: Float

    init(
        start: Int, end: Int, subject: Subject, features: FeatureSet = FeatureSet(),
        score: Float = 0
    ) {
        self.start = start
        self.end = end
        self.subject = subject
        self.features = features
        self.score = score
    }

    enum Subject: Sendable, Hashable {
        case organization(Mention.Organization.Kind)
        case person
        case project
    }

    /// Which column of `mention_weights.tsv` weighs the features.
    enum Family: Int, Sendable, CaseIterable {
        /// Ends in a legal or institutional suffix.
        case institution = 0
        /// A company's short name, known by trade or context.
        case shortName = 1
        case project = 2
    }
}

/// A piece of evidence; its weight stands in `mention_weights.tsv` under the same name.
enum Feature: Int, Sendable, CaseIterable {
    // What stands before the first word.
    case beforeEdge, beforeList, beforeQuote, beforeBracket, beforeStop, beforeJoin, beforeWeak
    case beforeVerb, beforeNoun, beforeUnknown, beforePlace, beforeValue, beforeTitle
    case beforeApposition, beforeOrganization, beforeSuffix, beforeLatin, beforeGeneric,
        beforeDeterminer
    // The first word.
    case firstPlace, firstRelative, firstUnknown, firstNoun, firstVerb, firstWeak, firstGeneric
    case firstLatin, firstOrganization, firstTrade, firstNumeral
    // Words between the first and the ending.
    case insideJoin, insideJoinedName, insideWeak, insideVerb, insidePlace, insideNumeral
    case insideApposition, insideSuffix, insideGeneric, insideBracket
    // What follows the last word.
    case afterEdge, afterList, afterJoin, afterStop, afterVerb, afterTitle, afterNoun, afterUnknown
    case afterHead, afterSuffix, afterBracket, afterQuote
    // The whole.
    case base, distinctive, indistinct, length, overlong, knownName, companyList, agreement,
        pageName
    case defined, actingRegion, projectBrand

    init?(name: String) {
        guard let feature = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = feature
    }
}

/// Which features hold: one bit each, there are at most 64.
struct FeatureSet: Sendable {
    fileprivate(set) var bits: UInt64 = 0

    @inline(__always)
    func contains(_ feature: Feature) -> Bool { bits & 1 << UInt64(feature.rawValue) != 0 }
}

/// How often each feature holds.
struct FeatureVector: Sendable {
    private(set) var set = FeatureSet()
    /// Features that hold more than once.
    private(set) var repeated: UInt64 = 0
    /// Times beyond the first.
    private var repeats = SIMD64<Int8>(repeating: 0)
    /// Strength that the ending itself brings.
    var strength: Float = 0

    @inline(__always)
    mutating func add(_ feature: Feature) {
        let bit: UInt64 = 1 << UInt64(feature.rawValue)
        if set.bits & bit == 0 { set.bits |= bit } else { addAgain(feature, 1) }
    }

    @inline(__always)
    mutating func add(_ feature: Feature, _ times: Int8) {
        guard times > 0 else { return }
        let bit: UInt64 = 1 << UInt64(feature.rawValue)
        let more = set.bits & bit == 0 ? times - 1 : times
        set.bits |= bit
        if more > 0 { addAgain(feature, more) }
    }

    /// Whether a feature holds more than once.
    func isRepeated(_ feature: Feature) -> Bool {
        repeated & 1 << UInt64(feature.rawValue) != 0
    }

    private mutating func addAgain(_ feature: Feature, _ times: Int8) {
        repeated |= 1 << UInt64(feature.rawValue)
        repeats[feature.rawValue] &+= times
    }

    /// Times that a present feature holds.
    func count(_ position: Int) -> Int { Int(repeats[position]) + 1 }
}
