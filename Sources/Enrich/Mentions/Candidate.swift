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
    private(set) var counts = SIMD64<Int8>(repeating: 0)
    /// Strength that the ending itself brings.
    var strength: Float = 0

    mutating func add(_ feature: Feature, _ times: Int8 = 1) {
        counts[feature.rawValue] &+= times
    }

    func contains(_ feature: Feature) -> Bool {
        counts[feature.rawValue] != 0
    }
}
