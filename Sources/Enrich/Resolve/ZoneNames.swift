/// Long and short words for the kinds of zones and their administrations.
///
/// `云岭高新技术产业开发区管理委员会` and `云岭高新区管委会` meet in one key.
enum ZoneNames {
    static func shortened(_ name: NameKey) -> NameKey {
        var name = name
        for (long, short) in pairs {
            guard let start = name.position(of: long) else { continue }
            name = name.replacing(start..<(start + long.count), with: short)
        }
        return name
    }

    /// What a zone's name lacks to be that of its administration.
    static func isAdministration(_ rest: NameKey) -> Bool { rest == administration }

    /// `云岭经济开发区管委会` of `云岭经开区`.
    static func isAdministration(_ name: NameKey, of zone: NameKey) -> Bool {
        let short = shortened(name)
        return short.hasSuffix(administration)
            && (short.dropping(suffix: administration) == zone
                || short.dropping(suffix: administration).hasSuffix(zone))
    }

    /// The zone itself: `云岭高新区` of `云岭高新区管委会`, `云岭高新区党工委`.
    static func withoutAdministration(_ name: NameKey) -> NameKey {
        for word in [administration, committee] where name.count > word.count + 2 {
            if name.hasSuffix(word) { return name.dropping(suffix: word) }
        }
        return name
    }

    /// The forms without province and city: `上某县蛟某工业区` of `龙某市上某县蛟某工业区`.
    static func withoutRegions(_ name: String) -> [String] {
        var forms: [String] = []
        var rest = Array(name.unicodeScalars)
        for (mark, farthest) in regions {
            guard let end = rest.prefix(farthest).dropFirst(2).firstIndex(of: mark),
                rest.count - end - 1 >= shortest, !units.contains(rest[end + 1])
            else { continue }
            rest = Array(rest[(end + 1)...])
            forms.append(String(String.UnicodeScalarView(rest)))
        }
        return forms
    }

    /// What a province and a city end with, and where at the latest.
    private static let regions: [(Unicode.Scalar, Int)] = [("省", 4), ("市", 5)]
    private static let shortest = 5
    private static let units: Set<Unicode.Scalar> = ["场", "政", "级", "(", "高", "经", "开"]
    private static let administration = NameKey("管委会")
    private static let committee = NameKey("党工委")
    /// Longer words first.
    private static let pairs: [(NameKey, NameKey)] = [
        ("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"), ("高新技术产业园区", "高新区"),
        ("经济技术开发区", "经开区"), ("经济开发区", "经开区"), ("自由贸易试验区", "自贸区"),
        ("管理委员会", "管委会"),
    ].map { (NameKey($0), NameKey($1)) }
}
