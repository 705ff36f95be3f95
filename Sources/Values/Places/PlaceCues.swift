import Lexicon
import Text

/// Words beside a place name that decide how it is read, from `place_cues.tsv`.
struct PlaceCues: Sendable {
    /// What a word beside a place says; one word may say several things.
    struct Role: OptionSet, Sendable {
        let rawValue: Int32
        /// After a short name: 上海路 is a street, not Shanghai.
        static let street = Role(rawValue: 1)
        /// After 市, 区, 县 or 省: 无锡市场 is a market.
        static let ending = Role(rawValue: 2)
        /// The end of a town's name: 洛社镇.
        static let town = Role(rawValue: 4)
        /// Never inside a town's name.
        static let townStop = Role(rawValue: 8)
        /// Between a division and a kind of zone: 国家级.
        static let zonePrefix = Role(rawValue: 16)
        /// After two countries' abbreviations: 中德合作.
        static let relation = Role(rawValue: 32)
        /// After two divisions' abbreviations: 锡澳两地.
        static let coordination = Role(rawValue: 64)
        /// Beside a name in a list: 锡山、惠山.
        static let list = Role(rawValue: 128)
    }

    private let matcher: WordMatcher

    init(_ lexicons: LexiconStore) throws(LexiconError) {
        var words: [(word: String, value: Int32)] = []
        let rows = try PlaceTable("place_cues", columns: ["cue", "roles"], in: lexicons).rows
        for row in rows {
            var roles: Role = []
            for name in row[1].split(separator: " ") {
                guard let role = Self.role(String(name)) else {
                    throw lexicons.error(
                        in: "place_cues", at: row[0], "“\(row[0])” has an unknown role “\(name)”"
                    )
                }
                roles.insert(role)
            }
            words.append((row[0], roles.rawValue))
        }
        matcher = WordMatcher(words)
    }

    /// Number of characters of the longest cue at `start` that has `role`; 0 if there is none.
    ///
    /// A longer cue of another role hides a shorter one: cues of several roles carry them all.
    func length(of role: Role, in characters: Span<UInt32>, at start: Int) -> Int {
        guard start >= 0, start < characters.count,
            let hit = matcher.longestMatch(in: characters, at: start),
            !Role(rawValue: hit.value).intersection(role).isEmpty
        else { return 0 }
        return Int(hit.end - hit.start)
    }

    private static func role(_ name: String) -> Role? {
        switch name {
        case "street": .street
        case "ending": .ending
        case "town": .town
        case "town_stop": .townStop
        case "zone_prefix": .zonePrefix
        case "relation": .relation
        case "coordination": .coordination
        case "list": .list
        default: nil
        }
    }
}
