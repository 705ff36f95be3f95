import Lexicon
import Model

/// The company at the head of an undertaking's name: `白某荣新能源汽车零部件成型项目` → `白某荣`,
/// `汇某传动新能源电驱轴二期` → `汇某传动`, `首钢某唐二期工程` → `首钢某唐`.
struct ProjectBrands: Sendable {
    let boundary: NameBoundary
    let regions: RegionPairs

    func candidates(in text: TokenizedText, from projects: [Candidate]) -> [Candidate] {
        let page = regions.initials(on: text)
        var candidates: [Candidate] = []
        for project in projects {
            var index = text.tokenIndex(at: project.start)
            let last = text.tokenIndex(at: project.end - 1)
            while index < last, text.tokens[index].kind == .place { index += 1 }
            let first = index
            while index < last, isBrandWord(text, index, from: first) { index += 1 }
            guard index > first, index < text.tokens.count else { continue }
            let start = Int(text.tokens[first].start)
            let brand = start..<Int(text.tokens[index - 1].end)
            guard (2...12).contains(brand.count), isNamed(text, first..<index),
                isTrade(text, index)
                    || project.start < start && isProduct(text, index, in: project),
                !regions.isPair(text.characters[brand], page)
            else { continue }
            let end = withTrade(text, index, last) ?? brand.upperBound
            var features = FeatureVector()
            features.add(.projectBrand)
            features.add(.length, Int8(end - start))
            candidates.append(
                Candidate(
                    start: start, end: end,
                    subject: .organization(.company), features: features.set,
                    score: boundary.weights.score(features, as: .shortName)))
        }
        return candidates
    }

    /// At least one character of no word.
    private func isNamed(_ text: TokenizedText, _ tokens: Range<Int>) -> Bool {
        tokens.contains { text.tokens[$0].kind == .unknown }
    }

    /// The end of the trade that the company's name ends with: `汇某|传动|新能源…`, `东某|电子|华中…`, not `华某|集成电路|研发…`.
    private func withTrade(_ text: TokenizedText, _ index: Int, _ last: Int) -> Int? {
        var end: Int?
        var index = index
        while index < last, text.tokens[index].kind == .trade {
            let strength = boundary.tradeStrength(text.tokens[index])
            guard end == nil ? strength > 0.8 : strength > 1 else { break }
            end = Int(text.tokens[index].end)
            index += 1
        }
        if end == nil, index + 1 < last, text.tokens[index].kind == .trade,
            boundary.tradeStrength(text.tokens[index]) > 0.5,
            !Self.industries.contains(Array(text.characters[text.tokens[index].range])),
            isGoods(text, index + 1)
        {
            end = Int(text.tokens[index].end)
        }
        return end
    }

    /// What a company makes, where it makes it, or how much: no processing and no head.
    private func isGoods(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        switch token.kind {
        case .place, .value, .latin: return true
        case .noun, .trade, .adjective:
            return token.count >= 2
                && !Self.processing.contains(Array(text.characters[token.range]))
                && boundary.headStrength(token) == nil
        default: return starts(text, index, with: Self.yearly)
        }
    }

    /// A noun follows, and what is built is a plant or the like: `天某|国际钛合金线材项目`; `三某|文化广场` holds none.
    private func isProduct(_ text: TokenizedText, _ index: Int, in project: Candidate) -> Bool {
        let name = text.characters[project.start..<project.end]
        guard
            Self.plants.contains(where: {
                $0.count <= name.count && name.suffix($0.count).elementsEqual($0)
            })
        else { return false }
        let token = text.tokens[index]
        switch token.kind {
        case .noun, .generic, .adjective:
            return token.count >= 2 && boundary.headStrength(token) == nil
        case .value, .numeral, .latin: return true
        default: return false
        }
    }

    /// An industry or a company's own seat follows; `三某广场`, `燕某隧道` hold no brand.
    private func isTrade(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        if token.kind == .trade { return true }
        if token.kind == .place, index + 1 < text.tokens.count {
            let next = text.tokens[index + 1].kind
            return next == .trade || next == .noun
        }
        return starts(text, index, with: Self.seats)
    }

    private func starts(_ text: TokenizedText, _ index: Int, with words: [[UInt32]]) -> Bool {
        let word = text.characters[text.tokens[index].range]
        return words.contains {
            $0.count <= word.count
                && (word.starts(with: $0) || word.suffix($0.count).elementsEqual($0))
        }
    }

    private static func scalars(_ words: [String]) -> [[UInt32]] {
        words.map { $0.unicodeScalars.map(\.value) }
    }

    private static let seats = scalars(["总部", "基地", "全球", "年产", "原料", "工厂", "中国", "产线"])
    private static let yearly = scalars(["年产", "日产", "月产"])
    private static let plants = scalars([
        "项目", "基地", "工厂", "产线", "生产线", "总部", "车间", "产业园", "期", "扩建", "技改", "扩能", "扩建工程",
        "改造工程", "期工程",
    ])
    /// Told of goods more than of companies: `某|新能源|汽车零部件项目`.
    private static let industries = scalars(["新能源", "集成电路", "健康", "半导体", "储能", "光伏", "氢能"])
    private static let processing = scalars([
        "研发", "制造", "生产", "加工", "产业", "装备", "设备", "材料", "应用", "创新", "技术", "科技", "智造", "总部",
        "汽车",
    ])

    /// Characters of no word, words of one character beside them, and the parts of foreign names that `·` joins.
    private func isBrandWord(_ text: TokenizedText, _ index: Int, from first: Int) -> Bool {
        let token = text.tokens[index]
        switch token.kind {
        case .unknown, .connector: return true
        case .noun, .verb, .adjective, .weak, .generic, .trade:
            if token.count == 1,
                isUnknown(text, index + 1) || index > first && isUnknown(text, index - 1)
            {
                return boundary.headStrength(token) == nil
            }
        default: break
        }
        return text.tokens[index - (index > 0 ? 1 : 0)].kind == .connector
            || (index + 1 < text.tokens.count && text.tokens[index + 1].kind == .connector)
    }

    private func isUnknown(_ text: TokenizedText, _ index: Int) -> Bool {
        index < text.tokens.count && text.tokens[index].kind == .unknown
    }
}
