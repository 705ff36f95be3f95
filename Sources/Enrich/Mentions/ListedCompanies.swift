import Lexicon
import Model

/// Members of a list that ends in a word for companies: `甲激光、乙科技、丙百创等6家企业`.
struct ListedCompanies: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary
    let words: MentionWords

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for (index, token) in text.tokens.enumerated()
        where token.count == 1 && text.characters[Int(token.start)] == Self.andSoOn {
            guard let kind = collective(text, after: index) else { continue }
            members(text, before: index, kind: kind, into: &candidates)
        }
        // Without 等: `甲生化、乙淀粉两家企业`.
        for index in text.tokens.indices.dropFirst() where isCount(text, index) {
            guard let kind = collective(text, after: index),
                let separator = separator(text, before: Int(text.tokens[index].start)),
                text.tokens[text.tokenIndex(at: separator)].kind == .list
                    || text.tokens[text.tokenIndex(at: separator)].kind == .join
            else { continue }
            members(text, before: index, kind: kind, into: &candidates)
        }
    }

    /// 两家 3家 十所, or the number alone before its counting word; not after 等.
    private func isCount(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .numeral || token.kind == .value || token.kind == .latin,
            text.characters[Int(token.start) - 1] != Self.andSoOn,
            Int(token.end) < text.characters.count
        else { return false }
        return Self.counters.contains(text.characters[Int(token.end)])
            || Self.counters.contains(text.characters[Int(token.end) - 1])
    }

    /// 家 所 大
    private static let counters: [UInt32] = [0x5BB6, 0x6240, 0x5927]

    /// 等
    private static let andSoOn: UInt32 = 0x7B49

    /// Kind told by the noun after 等, a count and at most a few words; `nil` for 等领域, 等产业.
    private func collective(
        _ text: TokenizedText, after index: Int
    ) -> Mention.Organization.Kind? {
        var position = index + 1
        while position < text.tokens.count {
            let token = text.tokens[position]
            guard token.end - text.tokens[index].end <= 14 else { return nil }
            switch token.kind {
            case .stop, .terminal, .comma, .list, .open, .close: return nil
            default: break
            }
            if let kind = words.collective(endOf: text.characters[token.range]) { return kind }
            position += 1
        }
        return nil
    }

    private func members(
        _ text: TokenizedText, before index: Int, kind: Mention.Organization.Kind,
        into candidates: inout [Candidate]
    ) {
        var end = Int(text.tokens[index].start)
        for _ in 0..<12 {
            var limits = NameBoundary.Limits()
            limits.characters = 16
            limits.keepsSecond = false
            let separator = separator(text, before: end)
            if let separator, text.tokens[text.tokenIndex(at: separator)].kind == .list {
                limits.minimum = max(2, end - separator - 1)
                limits.allowsStops = true
            }
            boundary.propose(
                in: text, ending: end, end: end, subject: .organization(kind), family: .shortName,
                strength: 0, limits: limits, extra: .companyList, into: &candidates)
            guard let separator else { return }
            end = separator
        }
    }

    /// Start of the nearest `、` or conjunction before `end` with only words of a name between.
    private func separator(_ text: TokenizedText, before end: Int) -> Int? {
        var index = text.tokenIndex(at: end) - 1
        while index >= 0, end - Int(text.tokens[index].start) <= 24 {
            switch text.tokens[index].kind {
            case .list, .join: return Int(text.tokens[index].start)
            case .stop, .terminal, .comma, .title: return nil
            default: index -= 1
            }
        }
        return nil
    }
}
