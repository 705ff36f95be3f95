import Lexicon

/// Joins the lines of paragraphs that a mail program or a forum broke at a fixed width.
///
/// A page is wrapped when many lines follow each other without a blank line between, have nearly
/// the same width, and mostly end inside a sentence; then every line of full width runs on.
enum WrappedLines {
    /// `together`: both lines stand in one element. `features` counts the joined line anew.
    static func joined(
        _ lines: [Line], wrapWidth: Double, together: (Line, Line) -> Bool,
        features: ([Line.Piece]) -> LineFeatures
    ) -> [Line] {
        guard let width = width(of: lines, wrapWidth: Int(wrapWidth)) else { return lines }
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
    private static func width(of lines: [Line], wrapWidth: Int) -> Int? {
        var counts: [Int: Int] = [:]
        var adjacent = 0
        for index in lines.indices.dropLast() {
            let line = lines[index]
            guard line.number > 0, lines[index + 1].number == line.number + 1,
                line.pieces.count == 1
            else { continue }
            adjacent += 1
            if line.features.isOpenEnded, line.characters.count <= wrapWidth,
                line.features.hanzi * 2 > line.features.characters, line.characters.count >= 15
            {
                counts[line.characters.count, default: 0] += 1
            }
        }
        guard adjacent >= 6 else { return nil }
        // Kinsoku rules move a mark over: widths differ by one or two characters.
        var best: (count: Int, width: Int)?
        for width in counts.keys.sorted() {
            let count = (width - 2...width).reduce(0) { $0 + (counts[$1] ?? 0) }
            if count >= best?.count ?? 1 { best = (count, width) }
        }
        guard let best, best.count >= 5, best.count * 3 >= adjacent else { return nil }
        return best.width
    }
}
