import Lexicon
import Text

/// Words around amounts: what makes a figure money (`注册资本`), a rate, a threshold.
struct MoneyCues: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case amount, link, verb, magnitude, bounded, rate
    }

    private let matcher: WordMatcher
    private let kinds: [Set<Kind>]
    private let longest: Int
    /// Characters a word may end with: most places are refused by this alone.
    private let lastCharacters: CharacterSet

    init(table: LexiconTable) throws(LexiconError) {
        var words: [(word: String, value: Int32)] = []
        var kinds: [Set<Kind>] = []
        var longest = 1
        var last: Set<UInt32> = []
        for row in table.rows {
            var told: Set<Kind> = []
            for name in (row.count > 1 ? row[1] : "").split(separator: " ") {
                guard let kind = Kind(rawValue: String(name)) else {
                    throw table.error(
                        at: row[0],
                        "\(row[0]): unknown kind \(name); known are amount, link, verb, magnitude, bounded, rate"
                    )
                }
                told.insert(kind)
            }
            words.append((row[0], Int32(kinds.count)))
            kinds.append(told)
            longest = max(longest, row[0].unicodeScalars.count)
            if let scalar = row[0].unicodeScalars.last {
                last.insert(CharacterFolding.fold(scalar.value))
            }
        }
        self.kinds = kinds
        self.longest = longest
        lastCharacters = CharacterSet(last)
        matcher = WordMatcher(words)
    }

    /// Whether a word of the kind starts at `start`.
    func starts(_ kind: Kind, _ text: CharacterView, at start: Int) -> Bool {
        matcher.longestMatch(in: text.characters.span, at: start)
            .map { kinds[Int($0.value)].contains(kind) } ?? false
    }

    /// Whether a word of the kind ends at `end`.
    func ends(_ kind: Kind, _ text: CharacterView, at end: Int) -> Bool {
        wordStart(kind, text, endingAt: end) != nil
    }

    /// Whether an amount is announced right before `end`: `注册资本`, `总投资额达到`.
    func introduces(_ text: CharacterView, _ end: Int) -> Bool {
        var position = text.lastBeforeBlanks(end) + 1
        for _ in 0..<4 {
            if ends(.amount, text, at: position) { return true }
            guard let start = wordStart(.link, text, endingAt: position) else { return false }
            position = text.lastBeforeBlanks(start) + 1
        }
        return false
    }

    private func wordStart(_ kind: Kind, _ text: CharacterView, endingAt end: Int) -> Int? {
        guard lastCharacters.contains(text[end - 1]) else { return nil }
        var length = min(longest, end)
        while length > 0 {
            if let hit = matcher.longestMatch(in: text.characters.span, at: end - length),
                Int(hit.end) == end, kinds[Int(hit.value)].contains(kind)
            {
                return end - length
            }
            length -= 1
        }
        return nil
    }
}
