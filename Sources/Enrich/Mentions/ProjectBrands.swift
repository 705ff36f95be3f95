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
        var places: [[UInt32]: [Int]] = [:]
        for project in projects {
            var index = text.tokenIndex(at: project.start)
            let last = text.tokenIndex(at: project.end - 1)
            while index < last, text.tokens[index].kind == .place { index += 1 }
            let first = index
            while index < last, isBrandWord(text, index, from: first) { index += 1 }
            // 天某|畅|某|(无锡)|华东…基地: in front of the bracket words belong to the name as well.
            var open = first
            while open < last,
                [.unknown, .noun, .latin, .verb, .trade].contains(text.tokens[open].kind)
            { open += 1 }
            let bracket = open > first ? placeInBrackets(text, open, last) : nil
            if bracket != nil { index = open }
            let head = bracket != nil ? wordBefore(text, first) : first
            guard index > first, index < text.tokens.count else { continue }
            let start = Int(text.tokens[head].start)
            let brand = start..<Int(text.tokens[index - 1].end)
            guard (2...12).contains(brand.count), isNamed(text, first..<index),
                isTrade(text, index) || bracket != nil
                    || project.start < start && isProduct(text, index, in: project),
                !regions.isPair(text.characters[brand], page),
                !endsInDerivation(text.characters[brand]), !isPlace(brand, text, &places)
            else { continue }
            let end = bracket ?? withTrade(text, index, last) ?? brand.upperBound
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

    /// The end of the place in brackets that belongs to the company's name: `天某畅某(无锡)|华东…基地`. Not of a
    /// unit's (`京某冀(云岭)物流园`): there its head follows.
    private func placeInBrackets(_ text: TokenizedText, _ index: Int, _ last: Int) -> Int? {
        guard index + 3 <= last, text.tokens[index].kind == .open,
            text.tokens[index + 1].kind == .place, text.tokens[index + 2].kind == .close,
            text.tokens[index + 3].kind == .place
                || starts(text, index + 3, with: Self.quarters)
                || index + 3 < last && starts(text, index + 3, with: Self.seats)
                || starts(text, index + 3, with: Self.yearly)
        else { return nil }
        return Int(text.tokens[index + 2].end)
    }

    /// A word that begins a clause belongs to the name behind it: `天助|畅某(无锡)`.
    private func wordBefore(_ text: TokenizedText, _ index: Int) -> Int {
        guard index > 1,
            [.noun, .verb, .adjective, .unknown].contains(text.tokens[index - 1].kind),
            [.terminal, .comma, .list, .blank].contains(text.tokens[index - 2].kind)
        else { return index }
        return index - 1
    }

    /// `非易失性|存储`, `铜基|材料`, `昌北二|工厂`: a property or a number, no brand.
    private func endsInDerivation(_ brand: ArraySlice<UInt32>) -> Bool {
        brand.last.map { Self.derivations.contains($0) } ?? false
    }

    /// The page tells a place of this name: `花某镇` beside `花某|米粉中央工厂`, `古某港` beside `古某|炼化项目`.
    ///
    /// `places` keeps the first two such positions of each name that was asked for.
    private func isPlace(
        _ brand: Range<Int>, _ text: TokenizedText, _ places: inout [[UInt32]: [Int]]
    ) -> Bool {
        guard brand.count <= 4 else { return false }
        let name = Array(text.characters[brand])
        let found = places[name] ?? placesCalled(name, text)
        places[name] = found
        return found.contains { $0 != brand.lowerBound }
    }

    private func placesCalled(_ name: [UInt32], _ text: TokenizedText) -> [Int] {
        var found: [Int] = []
        let reach = text.characters.count - name.count - 1
        var position = 0
        while position < reach, found.count < 2 {
            let next = position + name.count
            if text.characters[position] == name.first,
                text.characters[position..<next].elementsEqual(name),
                Self.regions.contains(text.characters[next])
                    || Self.zones.contains { text.characters[next...].starts(with: $0) }
            {
                found.append(position)
            }
            position += 1
        }
        return found
    }

    /// 性 基 级 型 式 化 and numbers.
    private static let derivations = Set("性基级型式化一二三四五六七八九十".unicodeScalars.map(\.value))
    /// 镇 乡 旗 县 市 区 村 港 湾 岛 山 江 河 湖.
    private static let regions = Set("镇乡旗县市区村港湾岛山江河湖".unicodeScalars.map(\.value))
    private static let zones = scalars([
        "新区", "片区", "开发区", "经开区", "高新区", "半岛", "新城", "铁路", "高速", "街道",
    ])

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
    private static let quarters = scalars([
        "华东", "华南", "华北", "华中", "西南", "西北", "东北", "北方", "南方", "亚太",
    ])
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
