import Lexicon
import Model

/// Funds that the text founds or measures, however common their words are: `发起设立规模20亿元的感知产业并购基金`,
/// `配套10亿元飞地成果转化基金`.
struct FoundedFunds: Sendable {
    let boundary: NameBoundary

    /// Characters of a name, and of what stands between the verb and the name.
    private static let shortest = 5
    private static let longest = 18
    private static let farthest = 16

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for index in text.tokens.indices where endsFund(text, index) {
            let end = Int(text.tokens[index].end)
            var first = index
            while first > 0, isWord(text.tokens[first - 1], text),
                end - Int(text.tokens[first - 1].start) <= Self.longest
            {
                first -= 1
            }
            let start = Int(text.tokens[first].start)
            guard end - start >= Self.shortest, isFounded(text, before: first),
                isTelling(text.characters[start..<end])
            else { continue }
            var features = FeatureVector()
            features.add(.defined)
            features.add(.length, Int8(end - start))
            candidates.append(
                Candidate(
                    start: start, end: end, subject: .organization(.fund), features: features.set,
                    score: boundary.weights.score(features, as: .shortName)))
        }
    }

    private func endsFund(_ text: TokenizedText, _ index: Int) -> Bool {
        let word = text.characters[text.tokens[index].range]
        return word.count >= 2 && word.suffix(2).elementsEqual(Self.fund)
    }

    private func isWord(_ token: Token, _ text: TokenizedText) -> Bool {
        switch token.kind {
        case .noun, .trade, .generic, .unknown, .head, .suffix, .latin, .adjective, .place:
            !Self.verbs.contains { $0.elementsEqual(text.characters[token.range]) }
        case .verb: token.count == 2 && !isFounding(token, text)
        default: false
        }
    }

    /// `设立`, `10亿元`, `10亿元的` before the name.
    private func isFounded(_ text: TokenizedText, before first: Int) -> Bool {
        guard first > 0 else { return false }
        let before = text.tokens[first - 1]
        if before.kind == .value || isFounding(before, text) {
            return before.kind != .value || isAmount(before, text)
        }
        guard before.count == 1, text.characters[Int(before.start)] == Self.of else { return false }
        var index = first - 2
        while index >= 0, Int(before.start) - Int(text.tokens[index].start) <= Self.farthest {
            let token = text.tokens[index]
            if token.kind == .terminal || token.kind == .comma { return false }
            if token.kind == .value, isAmount(token, text) { return true }
            index -= 1
        }
        return false
    }

    private func isAmount(_ token: Token, _ text: TokenizedText) -> Bool {
        text.characters[Int(token.end) - 1] == 0x5143  // 元
    }

    private func isFounding(_ token: Token, _ text: TokenizedText) -> Bool {
        let word = text.characters[token.range]
        return Self.verbs.contains { $0.elementsEqual(word) }
    }

    /// 产业引导基金 names none: something beside the words that any fund has.
    private func isTelling(_ name: ArraySlice<UInt32>) -> Bool {
        var rest = name
        while let word = Self.common.first(where: { rest.starts(with: $0) }) {
            rest = rest.dropFirst(word.count)
        }
        return rest.count >= 2
    }

    private static let fund = "基金".unicodeScalars.map(\.value)
    private static let of: UInt32 = 0x7684
    private static let verbs = [
        "设立", "成立", "发起", "组建", "共设", "新设", "配套", "首设", "筹建", "创设", "管理",
    ].map { $0.unicodeScalars.map(\.value) }
    private static let common = [
        "产业", "引导", "投资", "专项", "基金", "母", "子", "政府", "发展", "股权", "创业", "风险", "补偿", "首期", "一期",
        "扶持", "天使", "并购", "科技", "科创", "创新", "种子", "招商", "市", "区", "县", "省", "该", "支", "只",
    ].map { $0.unicodeScalars.map(\.value) }
}
