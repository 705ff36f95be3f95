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

    private static let administration = NameKey("管委会")
    /// Longer words first.
    private static let pairs: [(NameKey, NameKey)] = [
        ("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"), ("高新技术产业园区", "高新区"),
        ("经济技术开发区", "经开区"), ("经济开发区", "经开区"), ("自由贸易试验区", "自贸区"),
        ("管理委员会", "管委会"),
    ].map { (NameKey($0), NameKey($1)) }
}
