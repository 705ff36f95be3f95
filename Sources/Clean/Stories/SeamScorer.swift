import Text

/// Tells how well one line of a page goes on in another: words over the seam, quotes, figures.
struct SeamScorer: Sendable {
    private let marks: StoryMarks
    private let words: SeamWords
    private let weights: ReadingWeights
    /// Pairs and triples of characters of the page, and how often they stand in it.
    private let counts: [UInt64: Int32]

    init(_ marks: StoryMarks, words: SeamWords, weights: ReadingWeights) {
        self.marks = marks
        self.words = words
        self.weights = weights
        var counts: [UInt64: Int32] = [:]
        for line in marks.page.lines {
            for piece in marks.page.pieces(of: line) {
                var second: UInt32 = 0
                var first: UInt32 = 0
                for index in piece.characters {
                    let scalar = marks.page.folded.characters[index]
                    guard isHan(scalar) else {
                        second = 0
                        first = 0
                        continue
                    }
                    if second != 0 { counts[Self.key(0, second, scalar), default: 0] += 1 }
                    if first != 0 { counts[Self.key(first, second, scalar), default: 0] += 1 }
                    first = second
                    second = scalar
                }
            }
        }
        self.counts = counts
    }

    /// The end of a cut paragraph and a line that may go on with it; about 0 when nothing is known.
    func continuation(of line: Int, by next: Int) -> Double {
        let tail = marks.characters(line)
        let head = marks.characters(next)
        guard let last = tail.last, let first = head.first else { return 0 }
        if Self.isClosing(first) { return weights.seamCap }
        var score = -max(0, words.opening(head)) * weights.opener
        if marks.opensWithLead(next) { score -= weights.lead * 2 }
        // `6月28日,…`: nobody breaks off before a date that opens a sentence.
        if Self.opensWithDay(head) { score -= weights.opener }
        score += quotes(tail, head)
        if isDigit(last) || (last == 0x2E && isDigit(first)) {
            // `厂房10` + `万平方米`, `总投资` + `3亿元`
            return score + (Self.countsThings(first) ? weights.seamCap / 2 : -weights.opener)
        }
        if Self.isUnit(head) { score -= weights.opener }
        guard isHan(last), isHan(first) else { return score }
        var gain = words.gain(tail: tail, head: head) / weights.seamUnit
        gain += Self.weight(counts[Self.key(0, last, first)])
        if let before = tail.dropLast().last {
            gain += Self.weight(counts[Self.key(before, last, first)])
        }
        if let after = head.dropFirst().first {
            gain += Self.weight(counts[Self.key(last, first, after)])
        }
        return score + min(gain, weights.seamCap)
    }

    /// How much a line looks like the beginning of a paragraph; below 0: like the middle of a sentence.
    func opening(of line: Int) -> Double {
        let head = marks.characters(line)
        guard let first = head.first else { return 0 }
        if Self.isClosing(first) { return -weights.seamCap }
        if Self.isUnit(head) { return -weights.seamCap / 2 }
        if unmatchedClosingQuote(head) { return -weights.quote }
        if Self.opensWithDay(head) || marks.opensWithLead(line) { return 1 }
        return words.opening(head)
    }

    /// `“…` waits for `…”`.
    private func quotes(_ tail: ArraySlice<UInt32>, _ head: ArraySlice<UInt32>) -> Double {
        var open = 0
        for scalar in tail {
            if scalar == 0x201C { open += 1 }
            if scalar == 0x201D, open > 0 { open -= 1 }
        }
        let closes = unmatchedClosingQuote(head)
        if open > 0 {
            if closes { return weights.quote }
            return head.contains(0x201C) ? -weights.quote : -weights.quote / 3
        }
        return closes ? -weights.quote : 0
    }

    private func unmatchedClosingQuote(_ head: ArraySlice<UInt32>) -> Bool {
        for scalar in head {
            if scalar == 0x201C { return false }
            if scalar == 0x201D { return true }
        }
        return false
    }

    /// Marks that no line begins with, save for what a column cut off.
    private static func isClosing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x3001, 0x3002, 0x3B, 0x3A, 0x21, 0x3F, 0x25, 0x29, 0x201D, 0x300B, 0x3011: true
        default: false
        }
    }

    /// `6月28日,`, `28日上午`
    private static func opensWithDay(_ head: ArraySlice<UInt32>) -> Bool {
        var digits = 0
        for scalar in head.prefix(6) {
            if isDigit(scalar) {
                digits += 1
            } else if digits > 0, scalar == 0x65E5 || scalar == 0x6708 {
                return true
            } else {
                return false
            }
        }
        return false
    }

    /// `万平方米`, `亿元`: what stands behind a figure.
    private static func isUnit(_ head: ArraySlice<UInt32>) -> Bool {
        guard let first = head.first, let second = head.dropFirst().first else { return false }
        // 万, 亿 and 元, 平, 亩, 吨, 个, 家, 套, 件, 台, 美, 千, 立, 只, 人, 多, 余
        guard first == 0x4E07 || first == 0x4EBF else { return false }
        switch second {
        case 0x5143, 0x5E73, 0x4EA9, 0x5428, 0x4E2A, 0x5BB6, 0x5957, 0x4EF6, 0x53F0, 0x7F8E, 0x5343,
            0x7ACB, 0x53EA, 0x4EBA, 0x591A, 0x4F59:
            return true
        default: return false
        }
    }

    /// 万, 亿, 个, 年, 月, 日, 平, 米, 亩, 家, 套, 台, 人, 吨, 元, 余, 多, …
    private static func countsThings(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4E07, 0x4EBF, 0x4E2A, 0x5E74, 0x6708, 0x65E5, 0x5E73, 0x7C73, 0x4EA9, 0x5BB6, 0x5957,
            0x53F0, 0x4EBA, 0x5428, 0x5143, 0x4F59, 0x591A, 0x25, 0x2E, 0x30...0x39,
            // 名, 件, 公, 座, 条, 次, 项, 小, 分, 届, 处, 所, 千, 单, 岁, 只, 辆, 门
            0x540D, 0x4EF6, 0x516C, 0x5EA7, 0x6761, 0x6B21, 0x9879, 0x5C0F, 0x5206, 0x5C4A, 0x5904,
            0x6240, 0x5343, 0x5355, 0x5C81, 0x53EA, 0x8F86, 0x95E8:
            true
        default: false
        }
    }

    private static func weight(_ count: Int32?) -> Double {
        guard let count, count > 0 else { return 0 }
        return count > 3 ? 1.5 : count > 1 ? 1 : 0.5
    }

    private static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
    }
}
