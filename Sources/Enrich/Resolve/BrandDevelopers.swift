import Model
import Text

/// Gives an undertaking the company whose brand begins its name: `某朗变频压缩机扩产项目` belongs to
/// `佛山市某朗压缩机有限公司`, wherever the page names that company.
struct BrandDevelopers {
    /// Whether two or three characters are a common word and so no brand: 新能源, 智能.
    let isWord: ([UInt32]) -> Bool

    func add(
        to facts: inout ArticleFacts, _ mentions: [Mention], partnerOf: [Int?], projectOf: [Int?]
    ) {
        // By their first two characters, each brand of a partner once.
        var brands: [[UInt32]: [(brand: [UInt32], partner: Int)]] = [:]
        for (index, mention) in mentions.enumerated() {
            guard case .organization(let organization) = mention.value,
                organization.kind == .company, let partner = partnerOf[index],
                let brand = brand(of: index, in: mentions, of: facts)
            else { continue }
            let head = Array(brand.prefix(2))
            if brands[head]?.contains(where: { $0 == (brand, partner) }) != true {
                brands[head, default: []].append((brand, partner))
            }
        }
        guard !brands.isEmpty else { return }
        for (index, mention) in mentions.enumerated() {
            guard case .project = mention.value, let project = projectOf[index],
                let own = brand(of: index, in: mentions, of: facts)
            else { continue }
            for (brand, partner) in brands[Array(own.prefix(2))] ?? [] where isShared(brand, own) {
                let known = facts.projects[project].partners
                guard !known.contains(where: { $0.partner == partner }) else { continue }
                facts.projects[project].partners.append(Participation(partner, "developer"))
            }
        }
    }

    /// The first four characters of a name behind the region that begins it.
    private func brand(
        of index: Int, in mentions: [Mention], of facts: ArticleFacts
    ) -> [UInt32]? {
        let range = mentions[index].range
        var start = range.lowerBound
        func passPlace(_ other: Mention) -> Bool {
            guard other.range.lowerBound == range.lowerBound else { return false }
            if case .place = other.value, other.range.upperBound < range.upperBound {
                start = max(start, other.range.upperBound)
            }
            return true
        }
        var beside = index - 1
        while beside >= 0, passPlace(mentions[beside]) { beside -= 1 }
        beside = index + 1
        while beside < mentions.count, passPlace(mentions[beside]) { beside += 1 }
        let bytes = Array(facts.article.text[start..<min(range.upperBound, start + 12)])
        let characters = FoldedText(bytes).characters
        return characters.count >= 2 && characters[0] != 0x28 ? characters : nil
    }

    private func isShared(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        let count = zip(left, right).prefix { $0 == $1 }.count
        guard count >= 2, left[0] > 0x2E7F else { return false }
        return !isWord(Array(left.prefix(2))) && (count == 2 || !isWord(Array(left.prefix(3))))
    }
}
