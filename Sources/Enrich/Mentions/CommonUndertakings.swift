import Lexicon
import Text

/// Undertakings in general, that no row stands for: `云岭省重大项目`, `现代化住宅小区`, `省市科研项目`.
///
/// Of what stands before such a head, only a name or a word of its own tells one: `云某锂电池项目`.
struct CommonUndertakings: Sendable {
    private let modifiers: WordMatcher
    private let heads: SuffixMatcher

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "common_undertakings"
        var modifiers: [(word: String, value: Int32)] = []
        var heads: [(word: String, value: Int32)] = []
        for row in try lexicons.table(file).rows {
            switch row[1] {
            case "modifier": modifiers.append((row[0], 1))
            case "head": heads.append((row[0], 1))
            case "both":
                modifiers.append((row[0], 1))
                heads.append((row[0], 1))
            default:
                throw lexicons.error(
                    in: file, at: row[0], "\"\(row[1])\" is no use; write modifier, head or both")
            }
        }
        self.modifiers = WordMatcher(modifiers)
        self.heads = SuffixMatcher(heads)
    }

    /// Whether a candidate tells no undertaking of its own.
    func contain(_ candidate: Candidate, _ text: TokenizedText) -> Bool {
        guard let head = heads.longestMatch(in: text.characters.span, endingAt: candidate.end)
        else { return false }
        let start = candidate.end - Int(head.end - head.start)
        var position = candidate.start
        if let owner = owner(candidate, text) { position = owner }
        while position < start {
            let token = text.tokens[text.tokenIndex(at: position)]
            if let word = modifiers.longestMatch(in: text.characters.span, at: position),
                Int(word.end) <= start
            {
                position = Int(word.end)
                continue
            }
            switch token.kind {
            case .place, .time, .value, .numeral, .generic, .adjective, .weak, .determiner, .stop,
                .join, .list, .apposition, .blank:
                position = Int(token.end)
            default: return false
            }
        }
        return true
    }

    /// `云某高新区|实施的重大项目`: whose they are makes them no undertaking of their own.
    private func owner(_ candidate: Candidate, _ text: TokenizedText) -> Int? {
        let first = text.tokens[text.tokenIndex(at: candidate.start)]
        guard first.kind == .organization, Int(first.end) < candidate.end,
            let word = modifiers.longestMatch(in: text.characters.span, at: Int(first.end)),
            text.characters[Int(word.end) - 1] == Self.of
        else { return nil }
        return Int(first.end)
    }

    /// 的
    private static let of: UInt32 = 0x7684
}
