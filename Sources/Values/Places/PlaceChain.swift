/// Names of places that follow each other from large to small: 江苏省 + 无锡市 + 锡山区.
struct PlaceChain {
    enum Certainty: Int, Comparable {
        /// 城区, 新城区: words of prose that are a place only after the name of its city.
        case inChain
        /// 和平, 东区: a place only if the context says so.
        case doubtful
        /// 锡山, 无锡.
        case short
        /// 锡山区, 湖南石门, 江阴高新区.
        case full

        static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
    }

    /// Characters of the text.
    var start: Int
    var end: Int
    /// Divisions the last name may mean, of those that fit the names before it.
    var divisions: DivisionList
    var certainty: Certainty
    /// Number of a zone, or -1.
    var zone: Int32 = -1
    /// Number of a kind of zone after a division's name, or -1.
    var zoneKind: Int32 = -1
    /// Number of a country, or -1.
    var country: Int32 = -1
    /// The last name is written in full, so that a town may follow.
    var endsInFullName = false

    /// The division after resolution.
    var resolved: Int?
}
