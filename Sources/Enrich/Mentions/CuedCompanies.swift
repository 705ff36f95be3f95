import Lexicon
import Model

/// Companies told by what the sentence says of them, whatever their names look like.
///
/// `由甲晟绿能投资建设`: who does it; `投资方:乙棠箱包`: who fills the label; `国资公司丙门实业签了…`,
/// `旗下丁启资本`: who is called a company.
struct CuedCompanies: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary
    let words: MentionWords

    private static let longest = 14

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for index in text.tokens.indices.dropLast() {
            let token = text.tokens[index]
            if token.kind == .stop, token.count == 1,
                text.characters[Int(token.start)] == Self.by
            {
                actor(text, after: index, into: &candidates)
            } else if isRole(text, token) {
                if text.tokens[index + 1].kind == .comma, isColon(text, text.tokens[index + 1]) {
                    named(text, from: index + 2, extra: .companyList, into: &candidates)
                } else {
                    named(text, from: index + 1, extra: .agreement, into: &candidates)
                }
            }
        }
    }

    /// 由
    private static let by: UInt32 = 0x7531

    /// The name between 由 and what its bearer does.
    private func actor(
        _ text: TokenizedText, after index: Int, into candidates: inout [Candidate]
    ) {
        let start = Int(text.tokens[index].end)
        for token in text.tokens[(index + 1)...] {
            guard Int(token.start) - start <= Self.longest else { return }
            switch token.kind {
            case .terminal, .comma, .list, .value, .time, .title, .determiner: return
            default: break
            }
            guard Int(token.start) - start >= 2,
                words.contains(text.characters[token.range].prefix(2), as: .companyAct)
            else { continue }
            propose(text, start, Int(token.start), .agreement, &candidates)
            return
        }
    }

    /// The words of a name that begin at `index`, up to what no name holds.
    private func named(
        _ text: TokenizedText, from index: Int, extra: Feature, into candidates: inout [Candidate]
    ) {
        guard index < text.tokens.count else { return }
        let start = Int(text.tokens[index].start)
        var last = index
        while last < text.tokens.count, isWord(text, last, isLabelled: extra == .companyList) {
            last += 1
        }
        guard last > index else { return }
        let end = Int(text.tokens[last - 1].end)
        guard (2...Self.longest).contains(end - start),
            extra == .companyList || looksLikeBrand(text, index, last)
        else { return }
        propose(text, start, end, extra, &candidates)
    }

    private func propose(
        _ text: TokenizedText, _ start: Int, _ end: Int, _ extra: Feature,
        _ candidates: inout [Candidate]
    ) {
        boundary.propose(
            in: text, ending: end, end: end, subject: .organization(.company), family: .shortName,
            strength: 0,
            limits: .init(characters: end - start, minimum: end - start, keepsSecond: false),
            extra: extra, into: &candidates)
    }

    private func isWord(_ text: TokenizedText, _ index: Int, isLabelled: Bool) -> Bool {
        switch text.tokens[index].kind {
        case .unknown, .noun, .trade, .latin, .connector: true
        case .place, .adjective, .head, .suffix: isLabelled
        default: false
        }
    }

    /// Characters of no word first, or a trade behind one: not `公司治理`, not `客户群体`.
    private func looksLikeBrand(_ text: TokenizedText, _ first: Int, _ last: Int) -> Bool {
        let kinds = text.tokens[first..<last].map(\.kind)
        guard kinds.first == .unknown || kinds.first == .latin else { return false }
        let unknown = kinds.filter { $0 == .unknown }.count
        return unknown >= 2 && last - first >= 3 || kinds.last == .trade
    }

    private func isColon(_ text: TokenizedText, _ token: Token) -> Bool {
        text.characters[Int(token.start)] == 0x3A
    }

    /// A word for a company or its part in a work: 国资公司, 投资方, 旗下.
    private func isRole(_ text: TokenizedText, _ token: Token) -> Bool {
        if token.kind == .stop {
            return words.contains(text.characters[token.range], as: .companyOwner)
        }
        guard token.kind == .apposition, token.count >= 2 else { return false }
        return words.contains(text.characters[token.range].suffix(1), as: .companyWordEnd)
    }
}
