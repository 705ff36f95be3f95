import Lexicon
import Model

/// Reads the words that make a figure a rounded one or a bound: `约`, `超过`, `以上`, `左右`.
struct QualifierReader: Sendable {
    /// What a word says, and in which mentions it is part of the span.
    struct Word: Sendable, Hashable {
        /// `上`, which says over in 上亿元 only.
        let isUpward: Bool
        /// `签约` ends like `约`, but says nothing about a figure.
        let saysNothing: Bool
        let qualifier: Mention.Qualifier
        let isRestatement: Bool
        let inMoney: Bool
        let inQuantity: Bool
        let inShare: Bool
    }

    struct Found {
        /// Where the mention starts (before) or ends (after) with the word in or left out.
        let edge: Int
        /// Where the word itself starts or ends.
        let wordEdge: Int
        let word: Word?
        var start: Int { edge }
    }

    enum Scope { case money, quantity, share }

    private let words: [Word]
    private let before: WordMatcher
    private let after: WordMatcher
    /// Characters a word before may end with: most places are refused by this alone.
    private let lastCharacters: CharacterSet
    private let longest: Int

    init(table: LexiconTable) throws(LexiconError) {
        var words: [Word] = []
        var before: [(word: String, value: Int32)] = []
        var after: [(word: String, value: Int32)] = []
        var last: Set<UInt32> = []
        var longest = 1
        for row in table.rows {
            guard row.count == 4,
                let qualifier = row[2] == "restated" || row[2] == "none"
                    ? .about : Mention.Qualifier(rawValue: row[2])
            else {
                throw table.error(
                    at: row[0],
                    "\(row[0]) needs four columns with a known qualifier (exact, about, over, under, up_to, restated, none)"
                )
            }
            let word = Word(
                isUpward: row[0] == "上", saysNothing: row[2] == "none", qualifier: qualifier,
                isRestatement: row[2] == "restated",
                inMoney: row[3].utf8.contains(UInt8(ascii: "m")),
                inQuantity: row[3].utf8.contains(UInt8(ascii: "q")),
                inShare: row[3].utf8.contains(UInt8(ascii: "s")))
            if row[1] == "before" {
                before.append((row[0], Int32(words.count)))
                if let scalar = row[0].unicodeScalars.last { last.insert(scalar.value) }
                longest = max(longest, row[0].unicodeScalars.count)
            } else {
                after.append((row[0], Int32(words.count)))
            }
            words.append(word)
        }
        self.words = words
        self.before = WordMatcher(before)
        self.after = WordMatcher(after)
        lastCharacters = CharacterSet(last)
        self.longest = longest
    }

    func before(_ text: CharacterView, _ start: Int, share: Bool) -> Found {
        before(text, start, scope: share ? .share : .money)
    }

    /// The longest word that ends right before `start`, blanks between allowed.
    func before(_ text: CharacterView, _ start: Int, scope: Scope) -> Found {
        let end = text.lastBeforeBlanks(start) + 1
        guard end > 0, lastCharacters.contains(text[end - 1]) else {
            return Found(edge: start, wordEdge: start, word: nil)
        }
        var length = min(longest, end)
        while length > 0 {
            if let hit = before.longestMatch(in: text.characters.span, at: end - length),
                Int(hit.end) == end
            {
                let word = words[Int(hit.value)]
                if word.saysNothing { break }
                return Found(
                    edge: isIn(word, scope) ? end - length : start, wordEdge: end - length,
                    word: word)
            }
            length -= 1
        }
        return Found(edge: start, wordEdge: start, word: nil)
    }

    /// The longest word that starts right behind `end`.
    func after(_ text: CharacterView, _ end: Int, scope: Scope) -> Found {
        let start = text.skippingBlanks(end, atMost: 1)
        guard let hit = after.longestMatch(in: text.characters.span, at: start) else {
            return Found(edge: end, wordEdge: end, word: nil)
        }
        let word = words[Int(hit.value)]
        return Found(
            edge: isIn(word, scope) ? Int(hit.end) : end, wordEdge: Int(hit.end), word: word)
    }

    private func isIn(_ word: Word, _ scope: Scope) -> Bool {
        switch scope {
        case .money: word.inMoney
        case .quantity: word.inQuantity
        case .share: word.inShare
        }
    }
}

/// What the words around a figure and its own vagueness say together; a bound beats `约`.
func combined(
    _ before: QualifierReader.Word?, _ after: QualifierReader.Word?, _ vagueness: Numeral.Vagueness
) -> Mention.Qualifier {
    let told = [after?.qualifier, before?.qualifier].compactMap { $0 }
    if let bound = told.first(where: { $0 != .about }) { return bound }
    switch vagueness {
    case .more: return .over
    case .several: return .about
    case .none: return told.isEmpty ? .exact : .about
    }
}
