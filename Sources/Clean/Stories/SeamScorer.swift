import Text

/// Tells how well one line of a page goes on in another: words over the seam, quotes, figures.
struct SeamScorer: Sendable {
    private let marks: StoryMarks
    private let words: SeamWords
    private let weights: ReadingWeights
    private let grams: PageGrams

    init(_ marks: StoryMarks, words: SeamWords, weights: ReadingWeights) {
        self.marks = marks
        self.words = words
        self.weights = weights
        var grams = PageGrams()
        for line in marks.page.lines {
            for piece in marks.page.pieces(of: line) {
                grams.add(marks.page.folded.characters[piece.characters])
            }
        }
        self.grams = grams
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
            return score + (words.counts(first) ? weights.seamCap / 2 : -weights.opener)
        }
        if words.isUnit(head) { score -= weights.opener }
        guard isHan(last), isHan(first) else { return score }
        let gain =
            words.gain(tail: tail, head: head) / weights.seamUnit
            + grams.gain(tail: tail, head: head)
        return score + min(gain, weights.seamCap)
    }

    /// How much a line looks like the beginning of a paragraph; below 0: like the middle of a sentence.
    func opening(of line: Int) -> Double {
        let head = marks.characters(line)
        guard let first = head.first else { return 0 }
        if Self.isClosing(first) { return -weights.seamCap }
        if words.isUnit(head) { return -weights.seamCap / 2 }
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
}
