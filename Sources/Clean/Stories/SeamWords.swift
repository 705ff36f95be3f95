import Lexicon
import Text

/// What tells whether one line goes on in another: words with their frequency, and how lines begin.
///
/// `…人形机器` + `人筑牢…`: 机器人 costs less than 机器 and 人, so that the seam falls inside a word.
struct SeamWords: Sendable {
    private static let unknownCost = 150
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
            guard row.count > max(mark, kind, weight),
                let value: Double = NumberBounds.weight.number(row[weight]),
                row[kind] == "opener" || row[kind] == "continuer",
                let key = Self.key(of: row[mark])
            else {
                throw marks.error(
                    at: row[0],
                    "\(row.joined(separator: " ")) needs a mark of one to four "
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
                throw table.error(
                    at: row[0],
                    "\(row.joined(separator: " ")) needs a mark of one character and "
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
        gain(endOf(tail), startOf(head))
    }

    /// The same of sides that were read before: only words over the seam are left to look up.
    func gain(_ tail: SeamSide, _ head: SeamSide) -> Double {
        guard tail.count > 0, head.count > 0 else { return 0 }
        let apart = tail.costs[0] + head.costs[0]
        var best = apart
        var left: UInt64 = 0
        for before in 1...min(tail.count, WordTable.longestWord - 1) {
            // The nearer character has the lower number on both sides.
            let scalar = tail.characters[before - 1]
            guard scalar <= 0xFFFF else { break }
            left |= UInt64(scalar) << UInt64(16 * (before - 1))
            var key = left
            for after in 1...WordTable.longestWord - before where after <= head.count {
                let scalar = head.characters[after - 1]
                guard scalar <= 0xFFFF else { break }
                key = key << 16 | UInt64(scalar)
                if let word = words.look(up: key) {
                    best = min(best, tail.costs[before] + Int(word.cost) + head.costs[after])
                }
            }
        }
        return Double(apart - best)
    }

    /// The hanzi that a line ends with.
    func endOf(_ line: ArraySlice<UInt32>) -> SeamSide {
        var side = SeamSide()
        for scalar in line.reversed() {
            guard side.count < SeamSide.reach, isHan(scalar) else { break }
            side.append(scalar)
        }
        return priced(side, isEnd: true)
    }

    /// The hanzi that a line begins with.
    func startOf(_ line: ArraySlice<UInt32>) -> SeamSide {
        var side = SeamSide()
        for scalar in line.prefix(SeamSide.reach) {
            guard isHan(scalar) else { break }
            side.append(scalar)
        }
        return priced(side, isEnd: false)
    }

    /// Fills in what characters cost from each distance to the seam on. `isEnd`: they are read towards it.
    private func priced(_ side: SeamSide, isEnd: Bool) -> SeamSide {
        var side = side
        for start in (0..<side.count).reversed() {
            var best = Int.max
            var key: UInt64 = 0
            for length in 1...WordTable.longestWord where start + length <= side.count {
                let scalar = side.characters[start + length - 1]
                let isKnown = scalar <= 0xFFFF
                if isEnd {
                    key |= UInt64(scalar) << UInt64(16 * (length - 1))
                } else {
                    key = key << 16 | UInt64(scalar)
                }
                guard let cost = isKnown ? cost(key, length) : length == 1 ? Self.unknownCost : nil
                else {
                    if isKnown { continue }
                    break
                }
                best = min(best, side.costs[start + length] + cost)
                if !isKnown { break }
            }
            side.costs[start] = best
        }
        return side
    }

    /// What a word costs, `nil` for several characters that are none.
    @inline(__always)
    private func cost(_ key: UInt64, _ length: Int) -> Int? {
        if let word = words.look(up: key) { return Int(word.cost) }
        return length == 1 ? Self.unknownCost : nil
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
}

/// The hanzi at one side of a seam, the nearest first, and what it costs to read them as words.
struct SeamSide: Sendable {
    /// Characters on either side of a seam that are looked at.
    static let reach = 5

    private(set) var characters = InlineArray<5, UInt32>(repeating: 0)
    /// For each number of characters next to the seam what the others cost.
    var costs = InlineArray<6, Int>(repeating: 0)
    private(set) var count = 0

    mutating func append(_ scalar: UInt32) {
        characters[count] = scalar
        count += 1
    }
}
