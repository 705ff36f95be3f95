import Lexicon

/// Cities by the label their offices' addresses bear: `www.wuxi.gov.cn` is 无锡.
struct HostPlaces: Sendable {
    private let places: [String: Int32]

    /// Reads `place_hosts.tsv`.
    init(_ divisions: Divisions, _ lexicons: LexiconStore) throws(LexiconError) {
        var places: [String: Int32] = [:]
        for row in try PlaceTable("place_hosts", columns: ["label", "code"], in: lexicons).rows {
            guard let division = divisions.index(ofCode: row[1]) else {
                throw lexicons.error(
                    in: "place_hosts", at: row[0],
                    "“\(row[0])” points to the division \(row[1]), which is unknown")
            }
            places[row[0]] = Int32(division)
        }
        self.places = places
    }

    /// The division that a label of the host names, the rightmost first.
    func division(of url: String) -> Int? {
        var rest = Substring(url)
        if let scheme = rest.utf8.firstIndex(of: 0x3A), rest[scheme...].hasPrefix("://") {
            rest = rest[scheme...].dropFirst(3)
        }
        let host = rest.utf8.prefix { $0 != 0x2F && $0 != 0x3A && $0 != 0x3F }
        for label in host.split(separator: 0x2E).reversed() {
            let name = String(decoding: label.map { $0 | 0x20 }, as: UTF8.self)
            if let division = places[name] { return Int(division) }
        }
        return nil
    }
}
