import Model

/// The region or park whose page it is: the one that headline, publisher and text name most.
///
/// `云岭高新区八月大事记 … 高新区斩获颇丰 … 上海某某项目落定`: what lands without a word about where lands here, though
/// Shanghai was named last.
struct HomeRegion: Sendable {
    /// Index of the partner, a park or the government of a region.
    let partner: Int
    /// Six digits, where the page tells in which division it lies.
    let division: String?

    /// Weights of a name in the headline, the publisher, and the least that makes a home.
    private static let headline = 3
    private static let publisher = 2
    private static let least = 4
    /// A park's bare kind (`高新区`, `园区`) stands for it this often at most.
    private static let mostBare = 4

    /// The home of an article, or `nil` if it tells of several regions alike.
    ///
    /// A region that only its place names becomes a partner here.
    static func find(
        in facts: inout ArticleFacts, _ mentions: [Mention], _ regions: ToldRegions
    ) -> HomeRegion? {
        var candidates: [Candidate] = []
        for (index, partner) in facts.partners.enumerated()
        where partner.kind == .park || partner.kind == .government && partner.isRegion {
            candidates.append(
                Candidate(
                    partner: index, region: nil, isPark: partner.kind == .park,
                    division: partner.divisionCode ?? regions.division(at: partner.proofs),
                    names: partner.names,
                    count: partner.proofs.count + bare(partner, in: facts.article.text)))
        }
        for region in regions.counted() {
            if let known = candidates.firstIndex(where: {
                region.isZone
                    ? $0.names.contains(region.name)
                    : !$0.isPark && $0.division == region.division
            }) {
                candidates[known].count += region.count
            } else {
                candidates.append(
                    Candidate(
                        partner: nil, region: region.first, isPark: region.isZone,
                        division: region.division, names: [region.name], count: region.count))
            }
        }
        for index in candidates.indices {
            let stems = candidates[index].names.map(stem).filter { $0.count >= 6 }
            if stems.contains(where: { contains($0, in: facts.article.title ?? "") }) {
                candidates[index].count += headline
            }
            if stems.contains(where: { contains($0, in: facts.article.publisher ?? "") }) {
                candidates[index].count += publisher
            }
        }
        let ranked = candidates.sorted {
            ($0.count, $0.isPark ? 1 : 0) > ($1.count, $1.isPark ? 1 : 0)
        }
        guard let best = ranked.first, best.count >= least,
            ranked.dropFirst().allSatisfy({ other in
                isNested(other.division, best.division) || best.count * 2 >= other.count * 3
            })
        else { return nil }
        let partner = best.partner ?? best.region.map { regions.partner(of: $0, in: &facts) }
        return partner.map { HomeRegion(partner: $0, division: best.division) }
    }

    /// Whether the division can lie in the home's city.
    func holds(_ code: String?) -> Bool {
        guard let code, let division else { return false }
        return Self.isNested(code, division)
    }

    private struct Candidate {
        let partner: Int?
        let region: Int?
        let isPark: Bool
        let division: String?
        let names: [String]
        var count: Int
    }

    /// One city, or one the province of the other.
    private static func isNested(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return true }
        if left.hasSuffix("0000") || right.hasSuffix("0000") {
            return left.prefix(2) == right.prefix(2)
        }
        return left.prefix(4) == right.prefix(4)
    }

    /// How often the kind of a park's name stands alone: `高新区斩获颇丰`.
    private static func bare(_ partner: LocalPartner, in text: [UInt8]) -> Int {
        guard partner.kind == .park else { return 0 }
        let short = partner.names.map { ZoneNames.shortened(NameKey($0)).text }
        let kinds = Self.kinds.filter { kind in
            short.contains { $0.hasSuffix(kind) || $0.hasSuffix(kind + "管委会") }
        }
        var found = 0
        for kind in kinds + (kinds.isEmpty ? [] : ["园区"]) {
            let word = Array(kind.utf8)
            var index = 0
            while index + word.count <= text.count, found < mostBare {
                if text[index] == word[0], text[index..<(index + word.count)].elementsEqual(word),
                    index == 0 || isMark(text, before: index)
                {
                    found += 1
                }
                index += 1
            }
        }
        return found
    }

    /// A line's or clause's beginning, or a comma of any width.
    private static func isMark(_ text: [UInt8], before index: Int) -> Bool {
        if text[index - 1] < 0x80 { return true }
        guard index >= 3 else { return false }
        return text[index - 3] == 0xE3 && text[index - 2] == 0x80
            || text[index - 3] == 0xEF && text[index - 2] == 0xBC
    }

    private static let kinds = [
        "高新区", "经开区", "开发区", "园区", "产业园", "工业园", "科技园", "新区", "自贸区", "保税区", "示范区", "科学城", "片区",
    ]

    /// A name without its kind: `云岭` of `云岭区`.
    private static func stem(_ name: String) -> [UInt8] {
        let short = ZoneNames.shortened(NameKey(name)).text
        for kind in ["管委会", "人民政府", "区", "市", "县"] where short.hasSuffix(kind) {
            let stem = Array(short.utf8.dropLast(kind.utf8.count))
            if stem.count >= 6 { return stem }
        }
        return Array(short.utf8)
    }

    private static func contains(_ word: [UInt8], in text: String) -> Bool {
        let text = Array(text.utf8)
        guard !word.isEmpty, word.count <= text.count else { return false }
        return (0...(text.count - word.count)).contains {
            text[$0..<($0 + word.count)].elementsEqual(word)
        }
    }
}
