import Lexicon
import Text

/// The vocabulary of dates: `今年`, `上周`, `近日`, `十四五`, and what only looks like it.
struct DateWords: Sendable {
    enum Role: String, Sendable {
        case year, halfyear, month, monthname, monthhalf, century, within, week, quarter, day, now,
            vague, half, weekday, part, future
        case end, plan, festival, lunar, era, none
    }

    struct Word: Sendable {
        let role: Role
        /// The first and last offset: `今明两年` is 0…1; equal for most.
        let first: Int
        let last: Int
        /// Counts from the date told before, not from the reference: `当年`, `次日`.
        let isAnchored: Bool
        /// As written in the table, for `end` and `festival`.
        let value: String
    }

    let lunar: LunarCalendar
    private let words: [Word]
    private let matcher: WordMatcher
    /// Characters a date may start with.
    let starts: [UInt32]
    /// The first two characters of these words; a quotation mark and the first of those that may be quoted.
    let pairs: [(UInt32, UInt32)]
    private let futureLongest: Int

    init(table: LexiconTable, lunar: LunarCalendar) throws(LexiconError) {
        self.lunar = lunar
        var words: [Word] = []
        var entries: [(word: String, value: Int32)] = []
        var starts: [UInt32] = []
        var pairs: [(UInt32, UInt32)] = []
        var longest = 1
        for row in table.rows {
            guard row.count == 3, let role = Role(rawValue: row[1]) else {
                throw table.error(
                    at: row[0], "\(row[0]) needs a known role and a value")
            }
            var value = row[2]
            let isAnchored = value.hasPrefix("a")
            if isAnchored || value.hasPrefix("+") { value.removeFirst() }
            let ends = value.split(separator: ".").compactMap { Int($0) }
            entries.append((row[0], Int32(words.count)))
            words.append(
                Word(
                    role: role, first: ends.first ?? 0, last: ends.last ?? 0,
                    isAnchored: isAnchored, value: row[2]))
            if role == .future { longest = max(longest, row[0].unicodeScalars.count) }
            if role != .future, role != .part, role != .none,
                let first = row[0].unicodeScalars.first
            {
                starts.append(first.value)
                if let second = row[0].unicodeScalars.dropFirst().first {
                    pairs.append((first.value, second.value))
                }
                if role == .plan || role == .festival {
                    for mark: Unicode.Scalar in ["“", "\"", "「", "『", "‘"] {
                        pairs.append((mark.value, first.value))
                    }
                }
            }
        }
        self.words = words
        self.starts = starts
        self.pairs = pairs
        futureLongest = longest
        matcher = WordMatcher(entries)
    }

    /// The longest word at `start`.
    func read(_ text: CharacterView, _ start: Int) -> (word: Word, end: Int)? {
        matcher.longestMatch(in: text.characters.span, at: start)
            .map { (words[Int($0.value)], Int($0.end)) }
    }

    /// The word of an edge (`底`, `初`, `年中`) at `start`; not the 中 of 中国 or the 初 of 初级.
    func edge(_ text: CharacterView, _ start: Int) -> (word: Word, end: Int)? {
        guard let (word, end) = read(text, start), word.role == .end else { return nil }
        let next = text[end]
        switch text[end - 1] {
        case "中": return isIdeograph(next) ? nil : (word, end)
        case "初":
            switch next {
            case "级", "中", "创", "次", "选", "赛", "审", "心", "衷", "雪", "步": return nil
            default: return (word, end)
            }
        default: return (word, end)
        }
    }

    /// Whether the clause before `start` says that what follows is ahead: `计划8月投产`.
    func isAhead(_ text: CharacterView, before start: Int) -> Bool {
        var position = start - 1
        while position >= 0, start - position <= 14 {
            switch text[position] {
            case "。", ",", ";", "\n", "!", "?", "、": return false
            default: break
            }
            if let (word, end) = read(text, position), word.role == .future, end <= start {
                return true
            }
            position -= 1
        }
        return false
    }
}
