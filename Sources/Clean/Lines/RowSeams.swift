import Text

/// What the lines of narrow columns show about each other.
struct RowSeams: Sendable {
    /// Distances at which words over the seam are looked for.
    private static let reach = 12
    /// Numbers of columns that are tried.
    static let counts = 2...5

    let lines: [ColumnLine]
    private let folded: FoldedText
    private let words: SeamWords
    private let weights: ColumnWeights
    private let width: Int
    private let hasIndents: Bool
    private var grams = PageGrams()
    /// Words over the seam of each line with the next ones.
    private var gains: [Double] = []

    init(
        lines: [ColumnLine], folded: FoldedText, words: SeamWords, width: Int,
        weights: ColumnWeights
    ) {
        self.lines = lines
        self.folded = folded
        self.words = words
        self.width = width
        self.weights = weights
        hasIndents = lines.count(where: \.isIndented) >= 3
    }

    func isFull(_ line: Int) -> Bool { (width - 2...width + 4).contains(lines[line].width) }

    /// A full line that ends inside a sentence.
    func isOpen(_ line: Int) -> Bool { isFull(line) && !lines[line].endsSentence }

    /// Lines do not simply go on in the next one: it is worth to look for columns.
    func mayHoldColumns() -> Bool {
        var shares: [Double] = []
        let ends = lines.indices.map { isOpen($0) ? words.endOf(text($0)) : SeamSide() }
        let starts = lines.indices.map { isFull($0) ? words.startOf(text($0)) : SeamSide() }
        for distance in 1...Self.counts.upperBound {
            var pairs = 0
            var seams = 0
            for line in lines.indices.dropLast(distance)
            where ends[line].count > 0 && starts[line + distance].count > 0 {
                pairs += 1
                if words.gain(ends[line], starts[line + distance]) >= weights.seamGain {
                    seams += 1
                }
            }
            shares.append(pairs > 0 ? Double(seams) / Double(pairs) : 0)
        }
        guard let best = shares.dropFirst().max(), best > 0 else { return false }
        return best >= weights.seamShare * shares[0]
    }

    /// Counts what a search needs to know of `region`.
    mutating func prepare(_ region: Range<Int>) {
        for line in region { grams.add(text(line)) }
        gains = [Double](repeating: 0, count: lines.count * Self.reach)
        let starts = region.map { words.startOf(text($0)) }
        for line in region where isOpen(line) {
            let end = words.endOf(text(line))
            for distance in 1...Self.reach where line + distance < region.upperBound {
                let (tail, head) = (text(line), text(line + distance))
                gains[line * Self.reach + distance - 1] =
                    words.gain(end, starts[line + distance - region.lowerBound])
                    / weights.seamUnit
                    + grams.gain(tail: tail, head: head)
            }
        }
    }

    /// How well `line` stands below `above`. `isFresh`: a headline may stand where `above` does.
    func fit(_ line: Int, below above: Int, isFresh: Bool) -> Double {
        let tail = text(above)
        let head = text(line)
        guard let last = tail.last, let first = head.first else { return 0 }
        if lines[above].isSigned, lines[line].hasMark || lines[line].endsSentence {
            return -weights.signed
        }
        let isMark = first == 0x2C || first == 0x3001 || first == 0x3002 || first == 0x201D
        if isOpen(above) {
            // A line without marks may be a headline, and then another paragraph begins below it.
            let mayBeHeadline = isFresh && !lines[above].hasMark && !lines[above].isIndented
            if lines[line].isIndented { return mayBeHeadline ? 0 : -weights.indent }
            if isMark { return weights.mark }
            if !isFull(line), !lines[line].endsSentence, !mayBeHeadline { return -weights.figure }
            if isDigit(last) {
                return isDigit(first) || words.counts(first) ? weights.figure : -weights.figure
            }
            if words.isUnit(head) { return -weights.figure }
            guard isHan(last), isHan(first) else { return 0 }
            let opening = max(0, words.opening(head))
            let score = min(gain(above, line), weights.seamCap) - weights.noSeam - opening
            return mayBeHeadline && opening > 0 ? max(score, 0.4) : score
        }
        if isMark { return -weights.indent }
        if isFull(above) {
            // A sentence ended with its line, and perhaps the paragraph.
            return hasIndents && lines[line].isIndented ? 0.3 : min(0, words.opening(head)) / 2
        }
        if beginsStory(line) { return lines[above].endsSentence ? -weights.story : weights.story }
        if hasIndents {
            // Behind a paragraph's end another one begins.
            if lines[line].isIndented { return 0.7 }
            if lines[above].endsSentence { return isFull(line) ? -weights.notIndented : -0.3 }
            // A headline below its kicker.
            return lines[line].hasMark ? -weights.notIndented : 0
        }
        // Text under a headline opens as paragraphs do.
        let opening = max(-1.5, min(0.7, words.opening(head)))
        return !lines[above].endsSentence && opening <= 0 && isFull(line) ? opening - 0.3 : opening
    }

    private func gain(_ above: Int, _ line: Int) -> Double {
        let distance = line - above
        guard (1...Self.reach).contains(distance) else { return 0 }
        return gains[above * Self.reach + distance - 1]
    }

    /// Quotation marks and brackets that stand open behind `line`.
    func open(after line: Int, open: UInt8) -> UInt8 {
        open & ~lines[line].closes & ~lines[line].reopens | lines[line].opens
    }

    /// 1 for every open quotation mark or bracket that `line` closes, -1 for one that was not open,
    /// or that it opens again.
    func closing(_ line: Int, open: UInt8) -> Int {
        let line = lines[line]
        return (line.closes & open).nonzeroBitCount - (line.closes & ~open).nonzeroBitCount
            - (line.reopens & open).nonzeroBitCount
    }

    /// The line at `place` of a column goes on with the one above it. `isCut`: the column before ended
    /// inside a sentence, so that this one begins with text.
    func joins(_ column: [Int], at place: Int, isCut: Bool) -> Bool {
        let (above, line) = (column[place - 1], column[place])
        guard isFull(above), !lines[line].isIndented else { return false }
        let head = text(line)
        // Few paragraphs end with a full line; more sentences inside of them do.
        if lines[above].endsSentence { return hasIndents || !beginsStory(line) }
        // A headline of the column's width: it stands on top, and nothing goes on from it.
        let isOnTop = place == 1 ? !isCut : !isFull(column[place - 2])
        guard isOnTop, !lines[above].hasMark, !lines[above].isIndented else { return true }
        if words.opening(head) > 0 { return false }
        return place > 2 || words.gain(tail: text(above), head: head) >= weights.seamGain
    }

    /// How well a line opens a column that begins with text.
    func opening(_ line: Int) -> Double {
        if hasIndents { return lines[line].isIndented ? 0.7 : -1 }
        return max(-0.7, min(0.7, words.opening(text(line))))
    }

    /// `本报讯 6月29日,…` stands below a headline.
    private func beginsStory(_ line: Int) -> Bool {
        words.opening(text(line)) >= weights.storyOpening
    }

    /// A column begins with a headline or a kicker.
    func isHeaded(_ top: Int) -> Bool {
        !lines[top].isIndented && !lines[top].hasMark && !lines[top].endsSentence && !isFull(top)
    }

    /// How well one column goes on at the top of the next.
    func flow(from last: Int, to top: Int) -> Double {
        if beginsStory(top) { return -weights.story }
        if isOpen(last) { return isFull(top) ? fit(top, below: last, isFresh: false) : -1 }
        return isFull(top) ? opening(top) : 0.3
    }

    private func text(_ line: Int) -> ArraySlice<UInt32> {
        folded.characters[lines[line].characters]
    }
}
