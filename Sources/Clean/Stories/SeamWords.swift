import Lexicon
import Text

/// What tells whether one line goes on in another: words with their frequency, and how lines begin.
///
/// `…人形机器` + `人筑牢…`: 机器人 costs less than 机器 and 人, so that the seam falls inside a word.
struct SeamWords: Sendable {
    private static let unknownCost = 150
    /// Characters on either side of a seam that are looked at.
    private static let reach = 5

    private let words: WordTable
    /// `据了解`, `的`: how much a beginning speaks for a new paragraph (above 0) or against it.
    private let beginnings: [UInt64: Double]
    /// 万 and 亿; 元, 亩, 家 and whatever else stands behind a figure.
    private let multipliers: Set<UInt32>
    private let counters: Set<UInt32>

    /// `words`: common words with their cost; `marks`: `seam_marks.tsv`; `counters`: `seam_counters.tsv`.
    init(
        words: WordTable, marks: LexiconTable, counters: LexiconTable
    ) throws(LexiconError) {
        self.words = words
        multipliers = try Self.marks("multiplier", of: counters)
        self.counters = try Self.marks("counter", of: counters)
        let file = "\(marks.name).tsv"
        guard let mark = marks.column("mark"), let kind = marks.column("kind"),
            let weight = marks.column("weight")
        else { throw LexiconError(file: file, message: "needs the columns mark, kind, weight") }
        var beginnings: [UInt64: Double] = [:]
        for row in marks.rows {
            guard row.count > max(mark, kind, weight), let value = Double(row[weight]),
                row[kind] == "opener" || row[kind] == "continuer",
                let key = Self.key(of: row[mark])
            else {
                throw LexiconError(
                    file: file,
                    message: "row \(row.joined(separator: " ")) needs a mark of one to four "
                        + "characters, the kind opener or continuer, and a number")
            }
            beginnings[key] = row[kind] == "opener" ? value : -value
        }
        self.beginnings = beginnings
    }

    /// Characters of one kind in `seam_counters.tsv`.
    private static func marks(
        _ kind: String, of table: LexiconTable
    ) throws(LexiconError) -> Set<UInt32> {
        let file = "\(table.name).tsv"
        guard let mark = table.column("mark"), let kinds = table.column("kind") else {
            throw LexiconError(file: file, message: "needs the columns mark and kind")
        }
        var found: Set<UInt32> = []
        for row in table.rows {
            guard row.count > max(mark, kinds), row[mark].unicodeScalars.count == 1,
                let scalar = row[mark].unicodeScalars.first,
                row[kinds] == "multiplier" || row[kinds] == "counter"
            else {
                throw LexiconError(
                    file: file,
                    message: "row \(row.joined(separator: " ")) needs a mark of one character and "
                        + "the kind multiplier or counter")
            }
            if row[kinds] == kind { found.insert(scalar.value) }
        }
        return found
    }

    /// Goes on with a figure: `厂房10` `万平方米`, `总投资3` `.2亿元`.
    func counts(_ scalar: UInt32) -> Bool {
        isDigit(scalar) || scalar == 0x25 || scalar == 0x2E || multipliers.contains(scalar)
            || counters.contains(scalar)
    }

    /// `万平方米`, `亿元`: what stands behind a figure and hardly begins a line.
    func isUnit(_ head: ArraySlice<UInt32>) -> Bool {
        guard let first = head.first, let second = head.dropFirst().first else { return false }
        return multipliers.contains(first) && counters.contains(second)
    }

    private static func key(of mark: String) -> UInt64? {
        var key: UInt64 = 0
        guard (1...4).contains(mark.unicodeScalars.count) else { return nil }
        for scalar in mark.unicodeScalars {
            guard scalar.value <= 0xFFFF else { return nil }
            key = key << 16 | UInt64(scalar.value)
        }
        return key
    }

    /// Above 0 when a line begins as paragraphs do (`据了解`), below when it hardly does (`的`).
    func opening(_ line: ArraySlice<UInt32>) -> Double {
        var key: UInt64 = 0
        var found = 0.0
        for scalar in line.prefix(4) {
            guard scalar <= 0xFFFF else { break }
            key = key << 16 | UInt64(scalar)
            if let weight = beginnings[key] { found = weight }
        }
        return found
    }

    /// What it costs less to read both sides of a seam as one than as two; 0 between two words.
    func gain(tail: ArraySlice<UInt32>, head: ArraySlice<UInt32>) -> Double {
        var start = tail.endIndex
        while start > tail.startIndex, tail.endIndex - start < Self.reach, isHan(tail[start - 1]) {
            start -= 1
        }
        let right = head.prefix(Self.reach).prefix { isHan($0) }
        guard start < tail.endIndex, !right.isEmpty else { return 0 }
        let both = Array(tail[start...]) + right
        let seam = tail.endIndex - start
        return Double(
            cost(both, 0..<seam) + cost(both, seam..<both.count) - cost(both, both.indices))
    }

    /// A pair of characters that says what a text is about: no common word, no function word in it.
    func isTelling(_ first: UInt32, _ second: UInt32) -> Bool {
        guard first <= 0xFFFF, second <= 0xFFFF else { return false }
        if let word = words.look(up: UInt64(first) << 16 | UInt64(second)) {
            return word.cost >= 85
        }
        let lone = [first, second].compactMap { words.look(up: UInt64($0))?.cost }
        return !lone.contains { $0 < 64 }
    }

    /// Cost of the best way to read the characters as words.
    private func cost(_ characters: [UInt32], _ range: Range<Int>) -> Int {
        // A word has at most four characters: the best costs of the last four ends are enough.
        var best = (0, Int.max / 2, Int.max / 2, Int.max / 2, Int.max / 2)
        for start in range {
            let here = best.0
            var key: UInt64 = 0
            for end in start..<min(start + WordTable.longestWord, range.upperBound) {
                guard characters[end] <= 0xFFFF else { break }
                key = key << 16 | UInt64(characters[end])
                let cost: Int
                if let word = words.look(up: key) {
                    cost = Int(word.cost)
                } else if end == start {
                    cost = Self.unknownCost
                } else {
                    continue
                }
                switch end - start {
                case 0: best.1 = min(best.1, here + cost)
                case 1: best.2 = min(best.2, here + cost)
                case 2: best.3 = min(best.3, here + cost)
                default: best.4 = min(best.4, here + cost)
                }
            }
            if best.1 >= Int.max / 2 { best.1 = here + Self.unknownCost }
            best = (best.1, best.2, best.3, best.4, Int.max / 2)
        }
        return best.0
    }
}
