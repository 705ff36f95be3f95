import Model

/// A span that may be a name, with the evidence for and against it.
struct Candidate: Sendable {
    let start: Int
    let end: Int
    let subject: Subject
    var features: FeatureVector
    var score: Float = 0

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

/// How often each feature holds.
struct FeatureVector: Sendable {
    /// One bit a feature that holds; there are at most 64.
    private(set) var present: UInt64 = 0
    /// Times beyond the first, for the few that count.
    private var repeats = SIMD64<Int8>(repeating: 0)
    /// Strength that the ending itself brings.
    var strength: Float = 0

    mutating func add(_ feature: Feature, _ times: Int8 = 1) {
        guard times > 0 else { return }
        let bit: UInt64 = 1 << UInt64(feature.rawValue)
        let more = present & bit == 0 ? times - 1 : times
        present |= bit
        if more > 0 { repeats[feature.rawValue] &+= more }
    }

    func contains(_ feature: Feature) -> Bool {
        present & 1 << UInt64(feature.rawValue) != 0
    }

    /// Times that a present feature holds.
    @inline(__always)
    func count(_ position: Int) -> Int { Int(repeats[position]) + 1 }
}
