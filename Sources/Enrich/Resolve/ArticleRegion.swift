import Model

/// The division an article is mostly about.
struct ArticleRegion: Sendable {
    /// Six digits; a district when it is named often enough, else its city or province.
    let division: String?

    init(_ mentions: [Mention]) {
        var counts: [String: Int] = [:]
        for mention in mentions {
            if case .place(let place) = mention.value, let code = place.divisionCode {
                counts[code, default: 0] += 1
            }
        }
        // Most named first; equal counts are decided by the code, never by hash order.
        let ranked = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        guard let most = ranked.first else {
            division = nil
            return
        }
        // A province that stands in the names of companies yields to the city that the page tells of.
        let first =
            ranked.first {
                most.key.hasSuffix("0000") && !$0.key.hasSuffix("0000")
                    && $0.key.prefix(2) == most.key.prefix(2) && $0.value * 3 >= most.value
            } ?? most
        let cityPrefix = first.key.prefix(4)
        let district = ranked.first {
            $0.key.hasPrefix(cityPrefix) && !$0.key.hasSuffix("00") && $0.value * 2 >= first.value
        }
        division = district?.key ?? first.key
    }
}
