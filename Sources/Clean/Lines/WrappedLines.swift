import Text

/// Joins the lines of paragraphs that a mail program or a forum broke at a fixed width.
///
/// A page is wrapped when many lines follow each other without a blank line between, have nearly
/// the same width, and mostly end inside a sentence; then every line of full width runs on. Where few
/// lines tell, words that the break cut in two have to say so as well.
struct WrappedLines: Sendable {
    let folded: FoldedText
    let words: SeamWords
    /// Widest line, in characters, of text broken at a fixed width.
    let widest: Int

    /// `together`: both lines stand in one element. `features` counts the joined line anew.
    func joined(
        _ lines: [Line], together: (Line, Line) -> Bool,
        features: ([Line.Piece]) -> LineFeatures
    ) -> [Line] {
        guard let width = width(of: lines, together) else { return lines }
        var joined: [Line] = []
        for line in lines {
            let runsOn = joined.last.map { last in
                guard let tail = last.pieces.last, let head = line.pieces.first else {
                    return false
                }
                return tail.number > 0 && head.number == tail.number + 1
                    && (width - 2...width + 1).contains(tail.characters.count)
                    && !line.hadMarkup && !last.hadMarkup
                    && line.features.hanzi > 0 && together(last, line)
                    // The rows of a list may be of one width; none runs on into the next.
                    && !line.features.isAmountRow && !last.features.isAmountRow
            }
            if runsOn == true, let place = joined.indices.last {
                // In place: a page may be one paragraph of 100,000 lines.
                let hits = joined[place].hits
                joined[place].pieces += line.pieces
                joined[place].hits =
                    hits.lowerBound..<max(hits.upperBound, line.hits.upperBound)
            } else {
                joined.append(line)
            }
        }
        for index in joined.indices where joined[index].pieces.count > 1 {
            joined[index].features = features(joined[index].pieces)
        }
        return joined
    }

    /// The width lines are broken at, or `nil` when the page is not wrapped.
    private func width(of lines: [Line], _ together: (Line, Line) -> Bool) -> Int? {
        var counts: [Int: Int] = [:]
        var adjacent = 0
        var open: [Int] = []
        for index in lines.indices.dropLast() {
            let line = lines[index]
            guard line.number > 0, lines[index + 1].number == line.number + 1,
                line.pieces.count == 1
            else { continue }
            adjacent += 1
            if line.features.isOpenEnded, line.characters.count <= widest,
                line.features.hanzi * 2 > line.features.characters, line.characters.count >= 15
            {
                counts[line.characters.count, default: 0] += 1
                open.append(index)
            }
        }
        guard adjacent >= 2, open.count >= 2 else { return nil }
        // Kinsoku rules move a mark over: widths differ by one or two characters.
        var best: (count: Int, width: Int)?
        for width in counts.keys.sorted() {
            let count = (width - 2...width).reduce(0) { $0 + (counts[$1] ?? 0) }
            if count >= best?.count ?? 1 { best = (count, width) }
        }
        guard let best else { return nil }
        if adjacent >= 6, best.count >= 5, best.count * 3 >= adjacent { return best.width }
        return isCertain(best.width, open, lines, together) ? best.width : nil
    }

    /// No line is wider, nearly all lines that break off are of full width, and words run over the breaks.
    private func isCertain(
        _ width: Int, _ open: [Int], _ lines: [Line], _ together: (Line, Line) -> Bool
    ) -> Bool {
        let full = open.filter { (width - 2...width + 1).contains(lines[$0].characters.count) }
        let wider = lines.count { $0.characters.count > width + 1 && $0.features.commas > 0 }
        guard full.count >= 2, full.count * 5 >= open.count * 3, wider == 0 else { return false }
        var seams = 0
        for index in full where together(lines[index], lines[index + 1]) {
            let tail = folded.characters[lines[index].characters]
            let head = folded.characters[lines[index + 1].characters]
            if let last = tail.last, let first = head.first,
                isDigit(last) && (isDigit(first) || isHan(first))
                    // No line begins with a comma of its own.
                    || first == 0x2C || first == 0x3001 || first == 0x3002
                    || words.gain(tail: tail, head: head) >= 25
            {
                seams += 1
            }
        }
        return seams >= 2 || (seams >= 1 && seams * 3 >= full.count)
    }
}
