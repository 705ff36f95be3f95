import Text

/// Joins the lines of paragraphs that a mail program or a forum broke at a fixed width.
///
/// A page is wrapped when many lines follow each other without a blank line between, have nearly
/// the same width, and mostly end inside a sentence; then every line of full width runs on. Where few
/// lines tell, words that the break cut in two have to say so as well.
///
/// Widths are counted in cells, two for a hanzi or a full-width form and one for a half-width digit
/// (`2019年9月26日动工` has 17), since that is what a column is broken by; the indent counts as well.
struct WrappedLines: Sendable {
    let folded: FoldedText
    /// The page, for the blanks before a line.
    let text: [UInt8]
    let words: SeamWords
    /// Widest line, in hanzi, of text broken at a fixed width.
    let widest: Int
    /// Narrowest line, in hanzi, whose breaks are believed without words that they cut in two.
    let narrowest: Int
    /// Tells a list of keywords between two lines of a paragraph.
    let shapes: InsertedShapeReader
    /// Those of the page's lines.
    let pieces: [Line.Piece]

    /// `together`: both lines stand in one element. `features` counts the joined line anew.
    func joined(
        _ lines: [Line], together: (Line, Line) -> Bool,
        features: (Line) -> LineFeatures
    ) -> [Line] {
        guard let width = width(of: lines, together) else { return lines }
        var joined: [Line] = []
        for line in lines {
            let runsOn = joined.last.map { last in
                guard !last.pieces.isEmpty, !line.pieces.isEmpty else { return false }
                let tail = pieces[last.pieces.upperBound - 1]
                let head = pieces[line.pieces.lowerBound]
                return tail.number > 0 && head.number == tail.number + 1
                    && isFull(tail, of: width)
                    && last.features.bars == 0 && line.features.bars == 0
                    && indent(of: head) <= indent(of: tail)
                    && !line.hadMarkup && !last.hadMarkup
                    && line.features.hanzi > 0 && together(last, line)
                    // The rows of a list may be of one width; none runs on into the next.
                    && !line.features.isAmountRow && !last.features.isAmountRow
                    && !isInserted(line) && (last.pieces.count > 1 || !isInserted(last))
            }
            if runsOn == true, let place = joined.indices.last {
                // In place: a page may be one paragraph of 100,000 lines.
                joined[place].join(line)
            } else {
                joined.append(line)
            }
        }
        for index in joined.indices where joined[index].pieces.count > 1 {
            joined[index].features = features(joined[index])
        }
        return joined
    }

    /// A list of keywords between two lines of a paragraph.
    private func isInserted(_ line: Line) -> Bool {
        let features = line.features
        guard features.sentenceMarks + features.commas + features.quotes == 0 else { return false }
        let shape = shapes.shape(of: line, in: folded)
        return !shape.isDisjoint(with: [.list, .repeated])
    }

    /// The width in cells that lines are broken at, or `nil` when the page is not wrapped.
    private func width(of lines: [Line], _ together: (Line, Line) -> Bool) -> Int? {
        var counts = [Int](repeating: 0, count: widest * 2 + 1)
        var adjacent = 0
        var open: [Int] = []
        for index in lines.indices.dropLast() {
            let line = lines[index]
            guard line.number > 0, lines[index + 1].number == line.number + 1,
                line.pieces.count == 1
            else { continue }
            adjacent += 1
            guard line.features.isOpenEnded,
                line.features.hanzi * 2 > line.features.characters
            else { continue }
            let width = cells(of: pieces[line.pieces.lowerBound])
            if width <= widest * 2, width >= narrowest {
                counts[width] += 1
                open.append(index)
            }
        }
        guard adjacent >= 2, open.count >= 2 else { return nil }
        // Kinsoku rules move a mark over, and half-width digits leave a cell: widths differ a little.
        var best: (count: Int, width: Int)?
        for width in counts.indices where counts[width] > 0 {
            let count = counts[max(0, width - 4)...width].reduce(0, +)
            if count >= best?.count ?? 1 { best = (count, width) }
        }
        guard let best else { return nil }
        if best.width >= narrowest * 2, adjacent >= 6, best.count >= 5, best.count * 3 >= adjacent {
            return best.width
        }
        return isCertain(best.width, open, lines, together) ? best.width : nil
    }

    /// Cells from the line's left edge to the end of `piece`. A character of three bytes or more fills two.
    private func cells(of piece: Line.Piece) -> Int {
        (piece.bytes.count + piece.characters.count) / 2 + indent(of: piece)
    }

    /// Cells of blanks before the text of a line.
    private func indent(of piece: Line.Piece) -> Int {
        var start = piece.bytes.lowerBound
        var cells = 0
        while start > 0, cells < 12 {
            if text[start - 1] == 0x20 {
                cells += 1
                start -= 1
            } else if start >= 3, text[start - 3] == 0xE3, text[start - 2] == 0x80,
                text[start - 1] == 0x80
            {
                cells += 2
                start -= 3
            } else {
                break
            }
        }
        return cells
    }

    /// By cells, or by characters where a program counted those: `今年已签约项目26个，总投资达157亿`.
    private func isFull(_ piece: Line.Piece, of width: Int) -> Bool {
        (width - 4...width + 2).contains(cells(of: piece))
            || piece.characters.count == width / 2
    }

    /// Hardly a line is wider, nearly all lines that break off are of full width, and words run over the breaks.
    private func isCertain(
        _ width: Int, _ open: [Int], _ lines: [Line], _ together: (Line, Line) -> Bool
    ) -> Bool {
        let full = open.filter { isFull(pieces[lines[$0].pieces.lowerBound], of: width) }
        let wider = lines.count { line in
            line.features.commas > 0 && line.pieces.count == 1
                && cells(of: pieces[line.pieces.lowerBound]) > width + 2
        }
        guard full.count >= 2, full.count * 5 >= open.count * 3, wider * 12 <= full.count else {
            return false
        }
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
        return seams >= 2 && seams * 6 >= full.count || (seams >= 1 && seams * 3 >= full.count)
    }
}
