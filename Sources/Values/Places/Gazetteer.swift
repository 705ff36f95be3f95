import Lexicon
import Text

/// Every word that may name a place, with what it may mean.
///
/// One automaton finds the words; a word's value is a group, a run of `entries`. 朝阳 has the city
/// in 辽宁 and two districts in its group, 鼓楼区 four districts.
struct Gazetteer: Sendable {
    struct Entry: Sendable {
        let kind: Kind
        /// Number of the division, zone or country; unused for `block`.
        let target: Int32
    }

    enum Kind: UInt8, Sendable {
        /// 锡山区, 襄樊市 (a former name), 内蒙古自治区.
        case full
        /// 锡山, when `shortUses` of the division lets it.
        case short
        case zone
        case country
        /// A division's character in 沪锡徐; its target is the row of `abbreviations`.
        case abbreviation
        /// A country's character in 中德合作.
        case countryAbbreviation
        /// A word of prose that holds or overlaps a place name: 来宾席, 近日.
        case block
    }

    struct Zone: Sendable {
        let title: String
        let division: Int32
        let kind: ZoneKind
    }

    enum ZoneKind: UInt8, Sendable {
        case zone
        /// Its area is a district: 无锡高新区 and 新吴区.
        case district
        /// A district of Hong Kong or Macao, a county of Taiwan.
        case county
    }

    struct Country: Sendable {
        /// ISO 3166-1 alpha-2.
        let code: String
        /// 德国, or 德国慕尼黑 for a city.
        let name: String
    }

    struct Abbreviation: Sendable {
        /// Divisions it means beside provinces and beside cities, or -1.
        let province: Int32
        let city: Int32
        /// The character is rare in other words: 沪, 锡, 浙.
        let isDistinct: Bool
    }

    let divisions: Divisions
    let matcher: WordMatcher
    /// Start of each group in `entries`, and one more for the end.
    let groups: [Int32]
    /// Those of a group in order of their kinds.
    let entries: [Entry]
    /// The targets of `entries`.
    private let targets: [Int32]
    let zones: [Zone]
    let countries: [Country]
    let abbreviations: [Abbreviation]
    /// 高新区, 经济技术开发区 … after the name of a division; the value is a row of `zoneKinds`.
    let zoneKindMatcher: WordMatcher
    let zoneKinds: [String]
    /// Whether a kind of zone makes a doubtful name before it a place: 开发区 does, 新城 does not.
    let zoneKindIsOfficial: [Bool]

    init(_ divisions: Divisions, _ lexicons: LexiconStore) throws(LexiconError) {
        self.divisions = divisions
        var builder = GazetteerBuilder(divisions)
        builder.addDivisions()
        try builder.addFormerNames(lexicons)
        zones = try builder.addZones(lexicons)
        countries = try builder.addCountries(lexicons)
        abbreviations = try builder.addAbbreviations(lexicons)
        try builder.addBlocks(lexicons)
        (matcher, groups, entries) = builder.finish()
        targets = entries.map(\.target)

        let kinds = try PlaceTable("zone_kinds", columns: ["kind", "official"], in: lexicons).rows
        zoneKinds = kinds.map { $0[0] }
        zoneKindIsOfficial = kinds.map { $0[1] == "yes" }
        zoneKindMatcher = WordMatcher(
            kinds.enumerated().map { ($0.element[0], Int32($0.offset)) })
    }

    /// What a word may mean, all kinds at once.
    struct Meanings {
        let full: DivisionList
        let short: DivisionList
        /// Number of a zone, or -1.
        var zone: Int32 = -1
        /// Number of a country, or -1.
        var country: Int32 = -1
        var isBlocked = false
        var isAbbreviation = false
    }

    func meanings(of group: Int32) -> Meanings {
        let start = Int(groups[Int(group)])
        let end = Int(groups[Int(group) + 1])
        var full = start
        while full < end, entries[full].kind == .full { full += 1 }
        var short = full
        while short < end, entries[short].kind == .short { short += 1 }
        var meanings = Meanings(
            full: DivisionList(targets, start..<full), short: DivisionList(targets, full..<short))
        for index in short..<end {
            switch entries[index].kind {
            case .full, .short: break
            case .zone: meanings.zone = entries[index].target
            case .country: meanings.country = entries[index].target
            case .block: meanings.isBlocked = true
            case .abbreviation, .countryAbbreviation: meanings.isAbbreviation = true
            }
        }
        return meanings
    }

    /// `block` or `abbreviation` for a word that means no place by itself, else `nil`.
    @inline(__always)
    func kindsBelowNames(of group: Int32) -> Kind? {
        let last = entries[Int(groups[Int(group) + 1]) - 1].kind
        guard last.rawValue >= Kind.abbreviation.rawValue,
            entries[Int(groups[Int(group)])].kind.rawValue >= Kind.abbreviation.rawValue
        else { return nil }
        return last == .block ? .block : .abbreviation
    }

    /// What the word of a hit may mean.
    func entries(of group: Int32) -> ArraySlice<Entry> {
        entries[Int(groups[Int(group)])..<Int(groups[Int(group) + 1])]
    }
}
