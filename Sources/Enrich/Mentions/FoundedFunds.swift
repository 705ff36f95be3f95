import Lexicon
import Model

/// Funds that the text founds or measures, however common their words are: `发起设立规模20亿元的感知产业并购基金`,
/// `配套10亿元飞地成果转化基金`.
struct FoundedFunds: Sendable {
    let boundary: NameBoundary
    let words: MentionWords

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
            !isFounding(token, text)
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
        words.contains(text.characters[token.range], as: .fundFounding)
    }

    /// 产业引导基金 names none: something beside the words that any fund has.
    private func isTelling(_ name: ArraySlice<UInt32>) -> Bool {
        var rest = name
        while let length = words.length(.fundGeneric, atStartOf: rest) {
            rest = rest.dropFirst(length)
        }
        return rest.count >= 2
    }

    private static let fund = "基金".unicodeScalars.map(\.value)
    private static let of: UInt32 = 0x7684
}
