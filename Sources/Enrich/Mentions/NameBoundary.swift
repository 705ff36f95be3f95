import Model
import Text

/// Scores where a name may begin, walking left from its ending word by word.
///
/// For `由云岭市财政局和云岭甲创业投资有限公司新设` and the ending `有限公司` the starts `投资`, `创业`, `甲`,
/// `云岭`, `和` … are weighed; `由` stops the walk.
struct NameBoundary: Sendable {
    let vocabulary: NameVocabulary
    let weights: FeatureWeights

    /// How far a name may reach and what it may hold.
    struct Limits: Sendable {
        var characters = 40
        var minimum = 2
        /// Quantities may stand inside: `年产20万套轴承生产项目`.
        var allowsValues = false
        var allowsQuotes = false
        /// One-character function words may stand inside: `有某网络` between list marks.
        var allowsStops = false
        /// Keeps the two best starts, not the best one alone.
        var keepsSecond = true
    }

    /// Appends the best candidates that end at `end`, whose ending word starts at `ending`, of
    /// those that `isWanted`.
    func propose(
        in text: TokenizedText, ending: Int, end: Int, subject: Candidate.Subject,
        family: Candidate.Family, strength: Float, limits: Limits, extra: Feature? = nil,
        lead: (Int) -> UndertakingContext.Lead = { _ in UndertakingContext.Lead() },
        into candidates: inout [Candidate], where isWanted: (Candidate) -> Bool = { _ in true }
    ) {
        var inside = FeatureVector()
        inside.strength = strength
        inside.add(.base)
        if let extra { inside.add(extra) }
        addAfter(text, end, to: &inside)
        var best = BestStarts()
        var index = text.tokenIndex(at: ending)
        if index >= text.tokens.count || Int(text.tokens[index].start) == ending { index -= 1 }
        var walk = Walk(contentFrom: index + 1)
        while index >= 0 {
            let token = text.tokens[index]
            guard end - Int(token.start) <= limits.characters else { break }
            if token.kind == .close || (token.kind == .quoteClose && limits.allowsQuotes) {
                guard let open = opening(text, of: index) else { break }
                inside.add(.insideBracket)
                if token.kind == .quoteClose, subject == .project {
                    best.insert(quoted(text, open, ending, inside, lead(open), family))
                }
                walk.previous = .close
                index = open - 1
                continue
            }
            if token.kind == .blank || token.kind == .connector {
                guard isTransparent(text, index) else { break }
                index -= 1
                continue
            }
            if isOfUndertaking(text, index, ending, subject) {
                inside.add(.insideJoin)
                index -= 1
                continue
            }
            guard !stops(text, token, limits), !isFunctionWord(text, index),
                !isPlaceLike(subject, text, end) || !founds(text, index, ending)
            else { break }
            if ending - Int(token.start) >= limits.minimum, !isDerived(text, index) {
                var features = inside
                let before = lead(index)
                addFirst(token, text, to: &features)
                if before.isBound {
                    features.add(.beforeStop)
                } else {
                    addBefore(text, index, to: &features)
                }
                addWhole(text, index, ending, &walk, subject, family, to: &features)
                if subject == .project {
                    features.strength += capacityStrength(text, index)
                    // What is built anywhere (建设研发中心) is named by no verb.
                    let isCount = token.kind == .value || token.kind == .numeral
                    if !features.isRepeated(.indistinct), !isCount || isCapacity(text, index) {
                        features.strength += before.strength
                    }
                }
                best.insert(
                    BestStarts.Start(
                        position: Int(token.start), features: features.set,
                        score: weights.score(features, as: family)))
            }
            addInside(text, index, walk.previous, subject, to: &inside)
            walk.step(over: token)
            index -= 1
        }
        let threshold = weights.thresholds[family.rawValue]
        for start in [best.first, limits.keepsSecond ? best.second : nil] {
            guard let start, start.score >= threshold else { continue }
            let candidate = Candidate(
                start: start.position, end: end, subject: subject, features: start.features,
                score: start.score)
            if isWanted(candidate) { candidates.append(candidate) }
        }
    }

    /// A name that begins with what stands in quotes: `“云研1958”园区`.
    private func quoted(
        _ text: TokenizedText, _ open: Int, _ ending: Int, _ inside: FeatureVector,
        _ before: UndertakingContext.Lead, _ family: Candidate.Family
    ) -> BestStarts.Start {
        var features = inside
        features.add(.firstUnknown)
        features.add(.distinctive)
        if before.isBound {
            features.add(.beforeStop)
        } else {
            addBefore(text, open, to: &features)
        }
        let start = Int(text.tokens[open].start)
        features.add(.length, Int8(min(ending - start, 24)))
        features.strength += before.strength
        return BestStarts.Start(
            position: start, features: features.set,
            score: weights.score(features, as: family))
    }

    /// The two starts of the highest score; of equal ones the one farther left.
    private struct BestStarts {
        struct Start {
            let position: Int
            let features: FeatureSet
            let score: Float
        }

        private(set) var first: Start?
        private(set) var second: Start?

        /// Starts come from right to left.
        mutating func insert(_ start: Start) {
            if let best = first, start.score < best.score {
                if let next = second, start.score < next.score { return }
                second = start
            } else {
                second = first
                first = start
            }
        }
    }

    /// What has been passed so far.
    private struct Walk {
        var previous = Token.Kind.suffix
        private var hasDistinctive = false
        /// Words of meaning are counted from this token to the ending.
        private var contentFrom: Int
        private var content = 0

        init(contentFrom: Int) { self.contentFrom = contentFrom }

        func isDistinctive(with token: Token) -> Bool {
            hasDistinctive || Self.distinguishes(token)
        }

        mutating func step(over token: Token) {
            hasDistinctive = hasDistinctive || Self.distinguishes(token)
            previous = token.kind
        }

        private static func distinguishes(_ token: Token) -> Bool {
            switch token.kind {
            case .place, .organization, .latin, .unknown: true
            default: false
            }
        }

        /// Twice the words of meaning from the token at `index` on to the head: `精密轴承检测装配项目`
        /// has several, `产业项目` none; a character of no word counts half.
        mutating func contentWords(_ text: TokenizedText, from index: Int) -> Int {
            while contentFrom > index {
                contentFrom -= 1
                let token = text.tokens[contentFrom]
                switch token.kind {
                case .noun, .trade, .head, .suffix, .organization: content += 2
                case .unknown
                where !NameBoundary.isRelative(text.characters[Int(token.start)]):
                    content += 1
                case .latin where !isDigit(text.characters[Int(token.start)]): content += 2
                default: break
                }
            }
            return content
        }
    }

    /// 个 家 条 座 场 所 项 名 人 批: a count in front of a noun, not part of a name.
    private static func counts(_ character: UInt32) -> Bool {
        switch character {
        case 0x4E2A, 0x5BB6, 0x6761, 0x5EA7, 0x573A, 0x6240, 0x9879, 0x540D, 0x4EBA, 0x6279: true
        default: false
        }
    }

    /// 的 between an object and what is done with it: `储能电芯的研发及生产项目`.
    private func isOfUndertaking(
        _ text: TokenizedText, _ index: Int, _ ending: Int, _ subject: Candidate.Subject
    ) -> Bool {
        guard subject == .project, text.tokens[index].count == 1,
            text.characters[Int(text.tokens[index].start)] == 0x7684, index > 0,
            index + 1 < text.tokens.count, Int(text.tokens[index + 1].start) < ending
        else { return false }
        var position = index + 1
        while Int(text.tokens[position].start) < ending {
            let token = text.tokens[position]
            guard
                token.kind == .join || token.kind == .generic
                    || (token.kind == .trade && tradeStrength(token) == 0)
            else { return false }
            position += 1
        }
        return true
    }

    /// 项目 closes the name before it.
    private func endsInProject(_ text: TokenizedText, _ token: Token) -> Bool {
        token.count >= 2 && text.characters[Int(token.end) - 2] == 0x9879
            && text.characters[Int(token.end) - 1] == 0x76EE
    }

    /// Undertakings, and the organizations that are built like them.
    private func isPlaceLike(
        _ subject: Candidate.Subject, _ text: TokenizedText, _ end: Int
    ) -> Bool {
        switch subject {
        case .project, .organization(.park), .organization(.researchInstitute): true
        case .organization: text.characters[end - 1] == 0x5382  // 厂
        case .person: false
        }
    }

    /// `级` of `光伏级`, `化` of `智能化`: no name begins within a word.
    private func isDerived(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard index > 0, token.count == 1,
            Self.derivations.contains(text.characters[Int(token.start)])
        else { return false }
        switch text.tokens[index - 1].kind {
        case .noun, .verb, .adjective, .generic, .unknown, .trade: return true
        default: return false
        }
    }

    /// 化 级 型 性 式.
    private static let derivations: [UInt32] = [0x5316, 0x7EA7, 0x578B, 0x6027, 0x5F0F]

    /// `北某镇建设某基地`: the verb that founds what follows. Beside the ending it is part of the name
    /// (`道路建设工程`), and so is a character of a brand (`某建`).
    private func founds(_ text: TokenizedText, _ index: Int, _ ending: Int) -> Bool {
        let token = text.tokens[index]
        let word = text.characters[token.range]
        if word.elementsEqual(Self.toBuild) {
            return text.tokens[(index + 1)...].prefix { Int($0.start) < ending }
                .contains { ![.head, .generic].contains($0.kind) }
        }
        guard word.count == 1, word.first == Self.toBuild[0], index > 0,
            index + 1 < text.tokens.count
        else { return false }
        let before = text.tokens[index - 1].kind
        return before != .unknown && before != .latin && text.tokens[index + 1].kind != .unknown
    }

    private static let toBuild: [UInt32] = [0x5EFA, 0x8BBE]  // 建设

    /// `年产6万吨…项目` begins with its capacity: for a start there, against one behind it.
    private func capacityStrength(_ text: TokenizedText, _ index: Int) -> Float {
        if isCapacity(text, index) { return 2.4 }
        if isSize(text, index) { return 1.9 }
        return index >= 2 && isCapacity(text, index - 2) && text.tokens[index - 1].kind == .value
            ? -1.5 : 0
    }

    /// `150万吨苯乙烯…项目`, `12英寸…生产线`: a size that nobody counts undertakings by.
    private func isSize(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.kind == .value && Self.sizes.contains(text.characters[Int(token.end) - 1])
    }

    /// 吨 寸 瓦 伏 米 代 级.
    private static let sizes = Set("吨寸瓦伏代wh".unicodeScalars.map(\.value))

    /// 年产, 年处理, 日处理, 年加工.
    private func isCapacity(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.count >= 2, index + 1 < text.tokens.count,
            [.value, .numeral].contains(text.tokens[index + 1].kind)
        else { return false }
        let first = text.characters[Int(token.start)]
        return first == 0x5E74 || first == 0x65E5
    }

    private func stops(_ text: TokenizedText, _ token: Token, _ limits: Limits) -> Bool {
        switch token.kind {
        case .stop: !(limits.allowsStops && token.count == 1) && !isInBrand(text, token)
        case .determiner, .comma, .terminal, .list, .open, .quoteOpen, .quoteClose: true
        case .title: true
        case .value:
            !limits.allowsValues || Self.counts(text.characters[Int(token.end) - 1])
        case .head, .suffix, .noun: endsInProject(text, token)
        default: false
        }
    }

    /// A connector between letters of one name, or a blank beside a Latin word or a wrapped line.
    private func isTransparent(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard index > 0, index + 1 < text.tokens.count else { return false }
        if token.kind == .connector { return true }
        if text.characters[Int(token.start)] == 0x09 { return false }
        if text.characters[Int(token.start)] != 0x20 { return true }
        return text.tokens[index - 1].kind == .latin && text.tokens[index + 1].kind == .latin
    }

    /// Token index of the bracket that opens the group closed at `index`.
    private func opening(_ text: TokenizedText, of index: Int) -> Int? {
        let isQuote = text.tokens[index].kind == .quoteClose
        var position = index - 1
        while position >= 0, text.tokens[index].start - text.tokens[position].start <= 24 {
            switch text.tokens[position].kind {
            case .open where !isQuote: return position
            case .quoteOpen where isQuote: return position
            case .close, .terminal, .quoteClose: return nil
            case .comma where text.characters[Int(text.tokens[position].start)] == 0x2C: return nil
            default: position -= 1
            }
        }
        return nil
    }

    /// `常某有限公司` is the rest of a name, not one.
    private func isOnlyPlace(_ text: TokenizedText, _ first: Token, _ ending: Int) -> Bool {
        guard ending > first.start, first.kind == .place, Int(first.end) >= ending,
            ending < text.characters.count
        else { return false }
        let last = text.tokens[text.tokenIndex(at: ending)]
        return isLegalForm(last) || isBranch(text, last)
    }

    /// 公司 分公司 分行 分会: of whom a place does not tell.
    private func isBranch(_ text: TokenizedText, _ token: Token) -> Bool {
        let word = text.characters[token.range]
        return Self.branches.contains { $0.elementsEqual(word) }
    }

    private static let branches = ["公司", "分公司", "分行", "支行", "分会", "分院", "分部"].map {
        $0.unicodeScalars.map(\.value)
    }

    /// Parts of a country that begin the names of institutions: `北方某某医院`.
    private func isRegionWord(_ text: TokenizedText, _ token: Token) -> Bool {
        let word = text.characters[token.range]
        return token.count == 2 && Self.regions.contains { $0.elementsEqual(word) }
    }

    private static let regions = [
        "首都", "北方", "南方", "东方", "西部", "东部", "中部", "华东", "华南", "华北", "华中", "西南", "西北", "东北",
        "中南", "中原", "江南", "岭南", "关中", "京津",
    ].map { $0.unicodeScalars.map(\.value) }

    /// `飞某信息技术有限公司`: the word between the edge and mere trades is the brand, whatever word it is.
    private func isBrandOfCompany(_ text: TokenizedText, _ index: Int, _ ending: Int) -> Bool {
        let token = text.tokens[index]
        guard token.count == 2, token.kind == .verb || token.kind == .noun, index > 0,
            ending < text.characters.count,
            isLegalForm(text.tokens[text.tokenIndex(at: ending)])
        else { return false }
        switch text.tokens[index - 1].kind {
        case .terminal, .comma, .list, .place, .join, .blank: break
        default: return false
        }
        let rest = text.tokens[(index + 1)...].prefix { Int($0.start) < ending }
        return !rest.isEmpty && rest.allSatisfy { $0.kind == .trade || $0.kind == .generic }
    }

    private func isLegalForm(_ token: Token) -> Bool {
        guard token.entry >= 0, let suffix = vocabulary.entries[Int(token.entry)].suffix else {
            return false
        }
        return suffix.kind == .company && suffix.strength > 3
    }

    /// The ending at `index` closes a name (`甲高新区|科技局`), and is no word alone (`起步区|甲产业园`).
    private func endsName(_ text: TokenizedText, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch text.tokens[index - 1].kind {
        case .place, .unknown, .noun, .organization, .latin, .close, .trade, .suffix: return true
        default: return false
        }
    }

    /// `(3)` in front of an item.
    private func isItemNumber(_ text: TokenizedText, _ index: Int) -> Bool {
        guard index >= 2, text.tokens[index - 2].kind == .open else { return false }
        let token = text.tokens[index - 1]
        return token.count <= 2
            && text.characters[token.range].allSatisfy { isDigit($0) || Self.numerals.contains($0) }
    }

    private static let numerals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))

    /// How much a trade word speaks for a company at the end of a name.
    func tradeStrength(_ token: Token) -> Float {
        token.entry >= 0 ? vocabulary.entries[Int(token.entry)].trade ?? 0 : 0
    }

    /// How strongly a word ends an undertaking's name, if it does.
    func headStrength(_ token: Token) -> Float? {
        token.entry >= 0 ? vocabulary.entries[Int(token.entry)].head?.strength : nil
    }

    private func addWhole(
        _ text: TokenizedText, _ index: Int, _ ending: Int, _ walk: inout Walk,
        _ subject: Candidate.Subject, _ family: Candidate.Family,
        to features: inout FeatureVector
    ) {
        let first = text.tokens[index]
        let start = Int(first.start)
        let isDistinctive =
            walk.isDistinctive(with: first)
            || family == .institution
                && (isRegionWord(text, first) || isBrandOfCompany(text, index, ending))
        if subject == .project {
            let content = walk.contentWords(text, from: index)
            let head = text.tokens[text.tokenIndex(at: ending)]
            let isBare = content < 2 && (head.count <= 2 || endsInProject(text, head))
            if isBare || (content < 4 && !isDistinctive) {
                features.add(.indistinct, isBare || content < 2 ? 2 : 1)
            } else if isDistinctive {
                features.add(.distinctive)
            }
        } else {
            let isNamed =
                isDistinctive && (family != .shortName || isNamed(text, index, ending, subject))
            features.add(isNamed ? .distinctive : .indistinct)
        }
        if isOnlyPlace(text, first, ending) { features.add(.indistinct, 2) }
        features.add(.length, Int8(min(ending - start, 24)))
        if ending - start > 24 { features.add(.overlong) }
    }

    private func addFirst(
        _ token: Token, _ text: TokenizedText, to features: inout FeatureVector
    ) {
        switch token.kind {
        case .place: features.add(.firstPlace)
        case .organization: features.add(.firstOrganization)
        case .latin where !isDigit(text.characters[Int(token.start)]):
            features.add(.firstLatin)
        case .trade, .suffix, .head: features.add(.firstTrade)
        case .verb: features.add(.firstVerb)
        case .weak, .join: features.add(.firstWeak)
        case .generic, .adjective, .apposition: features.add(.firstGeneric)
        case .numeral, .value, .time, .latin: features.add(.firstNumeral)
        case .unknown:
            features.add(
                Self.isRelative(text.characters[Int(token.start)])
                    ? .firstRelative : .firstUnknown)
        default: features.add(.firstNoun)
        }
    }

    /// 市 区 县 省 镇 州 旗: `市科技局`.
    private static func isRelative(_ character: UInt32) -> Bool {
        switch character {
        case 0x5E02, 0x533A, 0x53BF, 0x7701, 0x9547, 0x5DDE, 0x65D7: true
        default: false
        }
    }

    private func addBefore(_ text: TokenizedText, _ index: Int, to features: inout FeatureVector) {
        guard index > 0, !endsInProject(text, text.tokens[index - 1]) else {
            return features.add(.beforeEdge)
        }
        switch text.tokens[index - 1].kind {
        case .terminal, .comma, .blank: features.add(.beforeEdge)
        case .list: features.add(.beforeList)
        case .quoteOpen, .quoteClose: features.add(.beforeQuote)
        case .open: features.add(.beforeBracket)
        case .close:
            // 天某(无锡)|华东基地: the name goes on to the left.
            features.add(isItemNumber(text, index - 1) ? .beforeEdge : .beforeUnknown)
        case .stop: features.add(.beforeStop)
        case .determiner: features.add(.beforeDeterminer)
        case .join: features.add(.beforeJoin)
        case .weak: features.add(.beforeWeak)
        case .verb: features.add(.beforeVerb)
        case .place: features.add(.beforePlace)
        case .value, .time, .numeral: features.add(.beforeValue)
        case .title: features.add(.beforeTitle)
        case .apposition: features.add(.beforeApposition)
        case .organization: features.add(.beforeOrganization)
        case .suffix, .head:
            features.add(endsName(text, index - 1) ? .beforeSuffix : .beforeApposition)
        case .latin, .connector: features.add(.beforeLatin)
        case .generic: features.add(.beforeGeneric)
        case .unknown: features.add(.beforeUnknown)
        case .noun, .adjective, .trade: features.add(.beforeNoun)
        }
    }

    private func addInside(
        _ text: TokenizedText, _ index: Int, _ next: Token.Kind, _ subject: Candidate.Subject,
        to features: inout FeatureVector
    ) {
        switch text.tokens[index].kind {
        case .join where subject == .organization(.university) && isOfUniversity(text, index):
            break
        case .join:
            features.add(.insideJoin)
            let previous = index > 0 ? text.tokens[index - 1].kind : .terminal
            // 生猪屠宰及深加工项目: what is done may begin with a character of no word.
            if next == .place || next == .organization || next == .latin
                || next == .unknown && (subject != .project || previous == .unknown)
                || previous == .place
                || previous == .organization
            {
                features.add(.insideJoinedName)
            }
        case .weak: features.add(.insideWeak)
        case .verb: features.add(.insideVerb)
        case .place, .organization:
            if beginsName(text, index) {
                features.add(.insideJoinedName)
            } else if next != .place {
                features.add(.insidePlace)
            }
        case .value, .numeral, .time: features.add(.insideNumeral)
        case .apposition: features.add(.insideApposition)
        case .suffix, .head: features.add(.insideSuffix)
        case .generic, .adjective: features.add(.insideGeneric)
        default: break
        }
    }

    /// A place or organization after a common word begins a name of its own: `起步区无某某产业园`.
    private func beginsName(_ text: TokenizedText, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch text.tokens[index - 1].kind {
        case .place, .unknown, .organization, .latin, .connector, .blank, .close, .join, .suffix:
            return false
        default: return true
        }
    }

    /// What follows the name.
    func addAfter(_ text: TokenizedText, _ end: Int, to features: inout FeatureVector) {
        let index = text.tokenIndex(at: end)
        guard index < text.tokens.count else { return features.add(.afterEdge) }
        switch text.tokens[index].kind {
        case .terminal, .comma, .blank: features.add(.afterEdge)
        case .list: features.add(.afterList)
        case .join: features.add(.afterJoin)
        case .stop, .weak: features.add(.afterStop)
        case .verb, .value, .time, .numeral, .adjective: features.add(.afterVerb)
        case .title: features.add(.afterTitle)
        case .noun, .generic, .apposition, .trade: features.add(.afterNoun)
        case .unknown, .latin, .connector: features.add(.afterUnknown)
        case .head: features.add(.afterHead)
        case .suffix: features.add(.afterSuffix)
        case .open, .close: features.add(.afterBracket)
        case .quoteOpen, .quoteClose: features.add(.afterQuote)
        case .place, .organization, .determiner: features.add(.afterVerb)
        }
    }
}
