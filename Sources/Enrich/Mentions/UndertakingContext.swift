import Lexicon
import Text

/// What the words around a span say for an undertaking, whatever its own words are.
///
/// Somebody creates it (`拟建设|碳纤维钓竿智能工厂`), one of it is counted (`一条|封测中试线`), an amount
/// qualifies it (`总投资32亿元的|…`), quotes or an item of a list hold it alone (`“绿色化工研究院”`, `2. …基地:`), or
/// what follows is told of undertakings only (`…中心|总投资`, `…园|开工`). Weights: `undertaking_context.tsv`.
struct UndertakingContext: Sendable {
    /// A kind of evidence; its weight stands under its name.
    enum Evidence: String, Sendable, CaseIterable {
        case created, counted, paid, quoted, itemized, told
    }

    /// Evidence before a start.
    struct Lead: Sendable {
        var strength: Float = 0
        /// What stands before is no part of the name.
        var isBound = false
    }

    private let creating: SuffixMatcher
    private let telling: WordMatcher
    private let weights: [Evidence: Float]

    init(lexicons: LexiconStore) throws(LexiconError) {
        creating = SuffixMatcher(
            try lexicons.table("frame_words").rows.filter { $0[1] == "creating" }
                .map { (word: $0[2], value: 1) })
        let told = try lexicons.table("status_words").rows.filter { $0[2] == "told" }
        let paid = try lexicons.table("money_cues").rows.filter {
            $0[1] == "capital" && ["total", "completed"].contains($0[2])
        }
        var words: Set<String> = []
        telling = WordMatcher(
            (told + paid).map { $0[0] }.filter { words.insert($0).inserted }
                .map { (word: $0, value: 1) })
        let file = "undertaking_context"
        var weights: [Evidence: Float] = [:]
        for row in try lexicons.table(file).rows {
            guard let evidence = Evidence(rawValue: row[0]),
                let weight: Float = NumberBounds.weight.number(row[1])
            else {
                throw lexicons.error(
                    in: file, at: row[0],
                    "write a number behind one of "
                        + Evidence.allCases.map(\.rawValue).joined(separator: ", "))
            }
            weights[evidence] = weight
        }
        self.weights = weights
    }

    private func weight(_ evidence: Evidence) -> Float { weights[evidence] ?? 0 }

    /// What stands before the token at `index`, for a name that reaches to `end`.
    func lead(_ text: TokenizedText, _ index: Int, end: Int) -> Lead {
        let characters = text.characters
        var lead = Lead()
        var position = Int(text.tokens[index].start)
        var token = index - 1
        if token >= 0, text.tokens[token].kind == .quoteOpen {
            position -= 1
            token -= 1
            if end < characters.count, isQuoteClose(text, end) {
                lead.strength += weight(.quoted)
            }
        }
        if isItem(text, position, end) {
            lead.strength += weight(.itemized)
            lead.isBound = true
        }
        guard token >= 0 else { return lead }
        if characters[position - 1] == 0x7684, token > 0, text.tokens[token - 1].kind == .value {
            lead.strength += weight(.paid)
        }
        if isOne(text, token) {
            position = Int(text.tokens[token].start)
            lead.strength += weight(.counted)
            lead.isBound = creates(characters, position) != nil
        }
        if creates(characters, position) != nil {
            lead.strength += weight(.created)
            lead.isBound = true
        }
        return lead
    }

    /// What follows a name.
    func tail(_ text: TokenizedText, _ end: Int) -> Float {
        let characters = text.characters
        var position = end
        if position < characters.count, isQuoteClose(text, position) { position += 1 }
        let limit = min(characters.count, position + Self.reach)
        while position < limit {
            if telling.longestMatch(in: characters.span, at: position) != nil {
                return weight(.told)
            }
            // A sentence's end, or a second name's begin.
            if Self.ends.contains(characters[position]) { return 0 }
            position += 1
        }
        return 0
    }

    private func creates(_ characters: [UInt32], _ end: Int) -> Hit? {
        var end = end
        if end > 0, characters[end - 1] == 0x4E86 { end -= 1 }  // 了
        return creating.longestMatch(in: characters.span, endingAt: end)
    }

    /// 一条, 一座, 首个, 2条.
    private func isOne(_ text: TokenizedText, _ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.count >= 2,
            Self.counters.contains(text.characters[Int(token.end) - 1])
        else { return false }
        let first = text.characters[Int(token.start)]
        return token.kind == .value || token.kind == .numeral
            || token.count == 2 && (first == 0x4E00 || first == 0x9996)
    }

    private func isQuoteClose(_ text: TokenizedText, _ position: Int) -> Bool {
        text.tokens[text.tokenIndex(at: position)].kind == .quoteClose
    }

    /// A name that fills a line, a cell or the head of an item.
    private func isItem(_ text: TokenizedText, _ start: Int, _ end: Int) -> Bool {
        let characters = text.characters
        guard end >= characters.count || Self.itemEnds.contains(characters[end]) else {
            return false
        }
        guard start > 0 else { return true }
        switch characters[start - 1] {
        case 0x0A, 0x09, 0x2014, 0x25CF, 0x25A0, 0x25C6, 0x25AA, 0x2605: return true
        case 0x29, 0x2E, 0x3001, 0x20:  // (1) 1. 1、
            var position = start - 2
            while position >= 0, Self.numerals.contains(characters[position]) { position -= 1 }
            guard start - 2 - position > 0 else { return false }
            if position >= 0, characters[position] == 0x28 { position -= 1 }
            return position < 0 || characters[position] == 0x0A
        default: return false
        }
    }

    private static let reach = 8
    /// 。 ; 、 line end.
    private static let ends: Set<UInt32> = [0x3002, 0x3B, 0x3001, 0x0A, 0x09, 0x21, 0x3F]
    private static let itemEnds: Set<UInt32> = [0x0A, 0x09, 0x3002, 0x3A, 0x2C, 0x3B, 0x28, 0x20]
    /// 条 座 个 栋 处 家 项 所 支 只.
    private static let counters: Set<UInt32> = [
        0x6761, 0x5EA7, 0x4E2A, 0x680B, 0x5904, 0x5BB6, 0x9879, 0x6240,
    ]
    private static let numerals = Set("0123456789一二三四五六七八九十".unicodeScalars.map(\.value))
}
