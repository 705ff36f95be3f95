import Text

/// What the lines of narrow columns show about each other.
struct RowSeams: Sendable {
    let lines: [ColumnLine]
    private let folded: FoldedText
    private let words: SeamWords
    private let width: Int
    private let hasIndents: Bool

    init(lines: [ColumnLine], folded: FoldedText, words: SeamWords, width: Int) {
        self.lines = lines
        self.folded = folded
        self.words = words
        self.width = width
        hasIndents = lines.count(where: \.isIndented) >= 3
    }

    func isFull(_ line: Int) -> Bool { (width - 2...width + 4).contains(lines[line].width) }

    /// A full line that ends inside a sentence.
    func isOpen(_ line: Int) -> Bool { isFull(line) && !lines[line].endsSentence }

    /// How many columns the page has: the distance at which lines go on with each other; `nil` for one.
    func columns() -> Int? {
        var shares: [Double] = []
        for distance in 1...5 {
            var pairs = 0
            var seams = 0
            for line in lines.indices.dropLast(distance)
            where isOpen(line) && isFull(line + distance) {
                guard let last = text(line).last, let first = text(line + distance).first,
                    isHan(last), isHan(first)
                else { continue }
                pairs += 1
                if words.gain(tail: text(line), head: text(line + distance)) >= 25 { seams += 1 }
            }
            shares.append(pairs >= 8 ? Double(seams) / Double(pairs) : 0)
        }
        var best = 0
        for index in shares.indices where shares[index] > shares[best] { best = index }
        guard best > 0, shares[best] >= 0.2, shares[best] >= 1.8 * shares[0] else { return nil }
        return best + 1
    }

    /// How well `line` stands below `above`.
    func fit(_ line: Int, below above: Int) -> Double {
        let tail = text(above)
        let head = text(line)
        guard let last = tail.last, let first = head.first else { return 0 }
        let isMark = first == 0x2C || first == 0x3001 || first == 0x3002 || first == 0x201D
        if isOpen(above) {
            // A line without marks may be a headline, and then another paragraph begins below it.
            let mayBeHeadline = !lines[above].hasMark
            if lines[line].isIndented { return mayBeHeadline ? 0 : -4 }
            if isMark { return 3 }
            if isDigit(last) { return isDigit(first) || isHan(first) ? 0.5 : -1.5 }
            guard isHan(last), isHan(first) else { return 0 }
            let gain = words.gain(tail: tail, head: head)
            let opening = max(0, words.opening(head))
            let score = min(gain / 15, 4) - 0.8 - opening / 2
            return mayBeHeadline && opening > 0 ? max(score, 0.4) : score
        }
        if isMark { return -4 }
        if hasIndents {
            // Behind a paragraph's end another one begins; a full line may only seem to end one.
            return lines[line].isIndented ? 0.7 : isFull(above) ? 0 : -0.7
        }
        if isFull(above) { return 0 }
        // Text under a headline opens as paragraphs do.
        let opening = max(-1.5, min(0.7, words.opening(head)))
        return !lines[above].endsSentence && opening <= 0 && isFull(line) ? opening - 0.3 : opening
    }

    /// The line at `place` of a column goes on with the one above it. `isCut`: the column before ended
    /// inside a sentence, so that this one begins with text.
    func joins(_ column: [Int], at place: Int, isCut: Bool) -> Bool {
        let (above, line) = (column[place - 1], column[place])
        guard isFull(above), !lines[line].isIndented else { return false }
        let head = text(line)
        if lines[above].endsSentence { return hasIndents || words.opening(head) <= 0 }
        // A headline of the column's width: it stands on top, and nothing goes on from it.
        let isOnTop = place == 1 ? !isCut : !isFull(column[place - 2])
        guard isOnTop, !lines[above].hasMark, !lines[above].isIndented else { return true }
        if words.opening(head) > 0 { return false }
        return place > 2 || words.gain(tail: text(above), head: head) >= 25
    }

    /// How well a line opens a column that begins with text.
    func opening(_ line: Int) -> Double {
        lines[line].isIndented ? 0.7 : max(-0.7, min(0.7, words.opening(text(line))))
    }

    /// How well one column goes on at the top of the next.
    func flow(from last: Int, to top: Int) -> Double {
        if isOpen(last) { return isFull(top) ? fit(top, below: last) : -1 }
        return isFull(top) ? opening(top) : 0.3
    }

    private func text(_ line: Int) -> ArraySlice<UInt32> {
        folded.characters[lines[line].characters]
    }
}
