import Lexicon
import Model

/// Parties of an agreement: `甲乙开发区与万某云城签署`, `惠某区与某某集团合作`.
///
/// A name between a conjunction and a word of agreement may be an organization without any other
/// sign; a place in this position is its government.
struct AgreeingParties: Sendable {
    let boundary: NameBoundary
    let words: MentionWords

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for (index, token) in text.tokens.enumerated() {
            guard token.kind == .join || isJoiningVerb(text, token),
                let agreement = agreement(text, after: index)
            else { continue }
            side(text, endingAt: dated(text, before: index), into: &candidates)
            if let end = agreement.end {
                side(text, endingAt: end, into: &candidates)
            } else {
                list(text, from: index + 1, to: agreement.word, into: &candidates)
            }
        }
    }

    /// Where the name before a conjunction ends: 云岭控股|12月30日与….
    private func dated(_ text: TokenizedText, before index: Int) -> Int {
        var last = index - 1
        while last > 0, [.value, .time].contains(text.tokens[last].kind) { last -= 1 }
        return last >= 0 ? Int(text.tokens[last].end) : 0
    }

    /// Names that end at `end`: a short name by its look, a region by its position.
    private func side(_ text: TokenizedText, endingAt end: Int, into candidates: inout [Candidate])
    {
        guard end > 0 else { return }
        let last = text.tokenIndex(at: end - 1)
        let token = text.tokens[last]
        var start = last
        while start > 0, text.tokens[start - 1].kind == .place { start -= 1 }
        if token.kind == .place, !isBrandWord(text, start - 1) {
            // 与北京|某企业, 某院(广州增城)|携: somebody from there.
            guard end >= text.characters.count || !Self.others.contains(text.characters[end]),
                end - Int(text.tokens[start].start) > 1
            else { return }
            return boundary.propose(
                in: text, ending: end, end: end, subject: .organization(.government),
                family: .shortName, strength: 0,
                limits: .init(
                    characters: end - Int(text.tokens[start].start), minimum: 2,
                    keepsSecond: false),
                extra: .actingRegion, into: &candidates)
        }
        boundary.propose(
            in: text, ending: end, end: end, subject: .organization(.company), family: .shortName,
            strength: 0, limits: .init(characters: 14, minimum: 2, keepsSecond: false),
            extra: .agreement, into: &candidates
        ) {
            !$0.features.contains(.beforeTitle)
                && isParty(text, text.tokenIndex(at: $0.start)...last)
        }
    }

    /// Not `希望能|和…合作`, `与…产业|联合`: what is done, and what companies do as a whole.
    private func isParty(_ text: TokenizedText, _ tokens: ClosedRange<Int>) -> Bool {
        text.tokens[tokens].contains { Self.naming.contains($0.kind) }
            && !Self.wholes.contains {
                $0.elementsEqual(text.characters[text.tokens[tokens.upperBound].range])
            }
    }

    /// Words of which a party's name has one.
    private static let naming: Set<Token.Kind> = [
        .unknown, .noun, .trade, .latin, .organization, .place, .suffix, .head,
    ]
    private static let wholes = [
        "产业", "行业", "领域", "市场", "方面", "经济", "资源", "项目", "企业", "公司", "工作", "关系", "层面",
    ].map { $0.unicodeScalars.map(\.value) }

    /// 与甲能源、乙大学签约: each name of the list is a party.
    private func list(
        _ text: TokenizedText, from first: Int, to last: Int, into candidates: inout [Candidate]
    ) {
        var start = first
        for index in first...last {
            let isEnd = index == last
            guard isEnd || text.tokens[index].kind == .list || text.tokens[index].kind == .join
            else { continue }
            defer { start = index + 1 }
            var end = index
            // 等6家单位, 分别: what follows the names.
            for position in start..<index where !isName(text.tokens[position]) {
                end = position
                break
            }
            guard end > start else { continue }
            let from = Int(text.tokens[start].start)
            let to = Int(text.tokens[end - 1].end)
            guard (3...Self.longestMember).contains(to - from),
                text.tokens[start..<end].contains(where: { Self.telling.contains($0.kind) }),
                // 与粤港澳、东盟合作: regions.
                !text.characters[from..<to].allSatisfy({ Self.abbreviations.contains($0) }),
                !Self.relations.contains(text.characters[to - 1])
            else { continue }
            let strength =
                text.tokens[end - 1].kind == .trade
                ? boundary.tradeStrength(text.tokens[end - 1]) : 0
            boundary.propose(
                in: text, ending: to, end: to, subject: .organization(.company),
                family: .shortName, strength: strength,
                limits: .init(characters: to - from, minimum: to - from, keepsSecond: false),
                extra: .agreement, into: &candidates)
        }
    }

    private func isName(_ token: Token) -> Bool {
        switch token.kind {
        case .unknown, .noun, .trade, .latin, .place, .organization, .connector, .open, .close:
            true
        default: false
        }
    }

    private static let longestMember = 12
    /// Regions in one character each.
    private static let abbreviations = Set(
        "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青宁新藏蒙港澳台".unicodeScalars.map(\.value))
    /// Words of which a name in a list has one.
    private static let telling: Set<Token.Kind> = [.unknown, .trade, .latin, .organization]
    /// 某 一 的 )
    private static let others = Set("某一的)".unicodeScalars.map(\.value))
    /// 上 中 下 内 外 间 后: 在…互认上.
    private static let relations = Set("上中下内外间后等".unicodeScalars.map(\.value))

    /// A word in front makes the place part of a name: `万某|云城`.
    private func isBrandWord(_ text: TokenizedText, _ index: Int) -> Bool {
        guard index >= 0 else { return false }
        let kind = text.tokens[index].kind
        return kind == .noun || kind == .unknown || kind == .organization || kind == .latin
    }

    /// 携手 牵手 联手 联合 stand between parties like a conjunction.
    private func isJoiningVerb(_ text: TokenizedText, _ token: Token) -> Bool {
        words.contains(text.characters[token.range], as: .joiningVerb)
    }

    /// Whether a word of agreement follows in the clause, and where the second party ends; its end
    /// is unknown when it is a list.
    private func agreement(_ text: TokenizedText, after index: Int) -> (
        end: Int?, isList: Bool, word: Int
    )? {
        var position = index + 1
        var end: Int?
        var isList = false
        while position < text.tokens.count {
            let token = text.tokens[position]
            guard token.start - text.tokens[index].end <= (isList ? 80 : 24) else { return nil }
            switch token.kind {
            case .terminal, .comma: return nil
            case .list: isList = true
            case .stop where end == nil && position > index + 1: end = Int(token.start)
            default: break
            }
            if position > index + 1,
                words.contains(text.characters[token.range], as: .agreement)
            {
                return (isList ? nil : end ?? Int(token.start), isList, position)
            }
            position += 1
        }
        return nil
    }
}
