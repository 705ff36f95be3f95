import Model

/// Words that end a name, or that it may hold.
extension NameBoundary {
    /// 以 or 能 behind a word that stands for itself: `某市|以|两省高校研究院`, not `广|能|科技`.
    func isFunctionWord(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .weak || token.kind == .verb, token.count == 1, index > 0,
            Self.functions.contains(text.characters[Int(token.start)])
        else { return false }
        switch text.tokens[index - 1].kind {
        case .place, .organization, .suffix, .noun, .verb: return true
        default: return false
        }
    }

    /// 以 能 可 让 使 会 要.
    private static let functions = Set("以能可让使会要".unicodeScalars.map(\.value))

    /// 之 between two characters of no word: `渔|之|乐`.
    func isInBrand(_ text: TokenizedText, _ token: Token) -> Bool {
        guard token.count == 1, text.characters[Int(token.start)] == 0x4E4B else { return false }
        let index = text.tokenIndex(at: Int(token.start))
        guard index > 0, index + 1 < text.tokens.count else { return false }
        return [index - 1, index + 1].allSatisfy {
            text.tokens[$0].count == 1
                && [.unknown, .adjective, .noun, .verb].contains(text.tokens[$0].kind)
        }
    }

    /// 与 between the subjects of a college: `某大学|机械|与|材料工程学院`.
    func isOfUniversity(_ text: TokenizedText, _ join: Int) -> Bool {
        var index = join - 1
        while index >= 0, join - index <= Self.longestSubject {
            switch text.tokens[index].kind {
            case .organization:
                let token = text.tokens[index]
                return index < join - 1 && token.entry >= 0
                    && vocabulary.entries[Int(token.entry)].organization == .university
            case .noun, .trade, .head, .generic, .suffix: index -= 1
            default: return false
            }
        }
        return false
    }

    /// Words of a college's first subject at most.
    private static let longestSubject = 4

    /// A company's short name holds more than a place and its trade: not `香港|新能源|装备`, but `云岭|城投`.
    func isNamed(
        _ text: TokenizedText, _ index: Int, _ ending: Int, _ subject: Candidate.Subject
    ) -> Bool {
        guard subject == .organization(.company) else { return true }
        let last = text.tokenIndex(at: ending)
        if last < text.tokens.count {
            let strength = tradeStrength(text.tokens[last])
            let isOnly = last > 0 && text.tokens[last - 1].kind == .place
            if strength >= (isOnly ? Self.anyTrade : Self.ownTrade) { return true }
        }
        var position = index
        while position < text.tokens.count, Int(text.tokens[position].start) < ending {
            switch text.tokens[position].kind {
            case .place, .trade, .generic, .adjective, .suffix, .head, .open, .close: position += 1
            default: return true
            }
        }
        return false
    }

    /// Strength of trades that only companies' names end with.
    private static let ownTrade: Float = 1.2
    /// Strength of trades that may stand right behind a place: 云岭|医疗.
    private static let anyTrade: Float = 0.9
}
