import Lexicon
import Model
import Text

/// A page under cleaning: folded once, cut into lines, vocabulary found.
final class PageText: Sendable {
    let document: Document
    let folded: FoldedText
    let lines: [Line]
    /// The pieces of all lines, in page order.
    let pieces: [Line.Piece]
    /// Words of `clean_terms.tsv` in order of start; a hit's value is the term's index.
    let hits: [Hit]
    let script: Article.Script
    /// Structure is known: the blocks come from HTML.
    let isStructured: Bool
    /// Columns that were read line by line stand one below the other.
    let isUnfolded: Bool
    /// Parent element that holds most of the prose; `nil` in a dump.
    let mainParent: Int?

    /// `words` tell whether a line that breaks off goes on in the next one, or in another column.
    init(
        _ page: Document, vocabulary: TermVocabulary, scanner: FeatureScanner, words: SeamWords,
        columns: ColumnWeights,
        shapes: InsertedShapeReader, wrapWidth: (narrowest: Double, widest: Double)
    ) {
        var scan = scanner.scan(page)
        let rows = ColumnRows(page, scan, words: words, weights: columns)?.unfolded()
        let document = rows?.document ?? page
        if rows != nil { scan = scanner.scan(document) }
        self.document = document
        isUnfolded = rows != nil
        let folded = scan.folded
        let hits = vocabulary.hits(at: scan.termStarts, in: folded.characters.span)
        isStructured = document.blocks.contains { $0.role != .line }

        var lines: [Line] = []
        lines.reserveCapacity(document.blocks.count)
        var allPieces: [Line.Piece] = []
        allPieces.reserveCapacity(document.blocks.count)
        var hit = 0
        for index in scan.blocks.indices {
            let block = document.blocks[index]
            let found = scan.blocks[index]
            let firstPiece = allPieces.count
            var hadMarkup = false
            if found.mayHoldMarkup {
                let runs = MarkupStripper.textRuns(of: block.range, in: document.text)
                var cursor = found.characters.lowerBound
                for run in runs {
                    let start = folded.characterIndex(ofByte: run.lowerBound, from: cursor)
                    let end = folded.characterIndex(ofByte: run.upperBound, from: start)
                    let inked = Self.inked(start..<end, in: folded)
                    if !inked.isEmpty {
                        allPieces.append(
                            Line.Piece(
                                bytes: folded.byteRange(inked), characters: inked,
                                number: block.line))
                    }
                    cursor = end
                }
                hadMarkup = runs.count != 1 || runs.first != block.range
            } else if !found.inked.isEmpty {
                allPieces.append(
                    Line.Piece(
                        bytes: folded.byteRange(found.inked), characters: found.inked,
                        number: block.line))
            }
            let pieces = firstPiece..<allPieces.count
            guard !pieces.isEmpty || hadMarkup else { continue }
            let first = pieces.isEmpty ? nil : allPieces[pieces.lowerBound]
            let last = pieces.isEmpty ? nil : allPieces[pieces.upperBound - 1]
            var line = Line(
                block: index, pieces: pieces,
                characters: (first?.characters.lowerBound ?? 0)..<(last?.characters.upperBound ?? 0),
                bytes: (first?.bytes.lowerBound ?? 0)..<(last?.bytes.upperBound ?? 0),
                number: first?.number ?? 0, features: LineFeatures(), hits: 0..<0,
                hadMarkup: hadMarkup)
            while hit < hits.count, Int(hits[hit].start) < line.characters.lowerBound { hit += 1 }
            let firstHit = hit
            while hit < hits.count, Int(hits[hit].start) < line.characters.upperBound { hit += 1 }
            line.hits = firstHit..<hit
            if let rows, rows.continues[index], !lines.isEmpty {
                lines[lines.count - 1].join(line)
                continue
            }
            line.features =
                hadMarkup
                ? scanner.features(of: allPieces[pieces], in: folded, text: document.text)
                : scanner.completed(found.features, of: allPieces[pieces], in: folded)
            lines.append(line)
        }
        let pieces = allPieces
        self.pieces = pieces
        if rows != nil {
            for index in lines.indices where lines[index].pieces.count > 1 {
                lines[index].features = scanner.features(
                    of: pieces[lines[index].pieces], in: folded, text: document.text)
            }
        } else {
            let wrapped = WrappedLines(
                folded: folded, text: document.text, words: words,
                widest: Int(wrapWidth.widest), narrowest: Int(wrapWidth.narrowest),
                shapes: shapes, pieces: pieces)
            lines = wrapped.joined(lines) {
                document.blocks[$0.block].parent == document.blocks[$1.block].parent
            } features: {
                scanner.features(of: pieces[$0.pieces], in: folded, text: document.text)
            }
        }
        Self.countCopies(&lines)
        Self.markPairs(&lines)

        var traditional = 0
        var simplified = 0
        for line in lines where line.features.sentenceMarks + line.features.commas > 0 {
            traditional += line.features.traditional
            simplified += line.features.simplified
        }
        if traditional + simplified == 0 {
            traditional = lines.reduce(0) { $0 + $1.features.traditional }
            simplified = lines.reduce(0) { $0 + $1.features.simplified }
        }
        script = traditional > simplified ? .traditional : .simplified
        self.lines = lines
        self.folded = folded
        self.hits = hits
        mainParent = isStructured ? Self.mainParent(lines, document) : nil
    }

    @inline(__always)
    func block(of line: Line) -> Block { document.blocks[line.block] }

    /// The runs of bytes a line is made of.
    func pieces(of line: Line) -> ArraySlice<Line.Piece> { pieces[line.pieces] }

    /// `characters` without the blanks at both ends.
    static func inked(_ characters: Range<Int>, in folded: FoldedText) -> Range<Int> {
        var low = characters.lowerBound
        var high = characters.upperBound
        while low < high, Glyph.isBlank(folded.characters[low]) { low += 1 }
        while high > low, Glyph.isBlank(folded.characters[high - 1]) { high -= 1 }
        return low..<high
    }

    /// `相关文章` often print each title twice: the lines of such pairs, when there are two or more.
    private static func markPairs(_ lines: inout [Line]) {
        let pairs = lines.indices.dropLast().filter { index in
            lines[index].features.hash == lines[index + 1].features.hash
                && lines[index].features.characters >= 6
        }
        guard pairs.count >= 2 else { return }
        for index in pairs {
            lines[index].isTwin = true
            lines[index + 1].isTwin = true
            if index + 2 < lines.count { lines[index + 2].followsTwins = true }
        }
    }

    private static func countCopies(_ lines: inout [Line]) {
        var counts = HashCounts(capacity: lines.count)
        for index in lines.indices where lines[index].features.characters > 0 {
            counts.add(lines[index].features.hash)
        }
        for index in lines.indices where lines[index].features.characters > 0 {
            lines[index].copies = counts[lines[index].features.hash]
        }
    }

    private static func mainParent(_ lines: [Line], _ document: Document) -> Int? {
        var masses: [Int: Int] = [:]
        var best: (mass: Int, parent: Int)?
        for line in lines where line.features.sentenceMarks + line.features.commas > 0 {
            let block = document.blocks[line.block]
            let linked = block.range.isEmpty ? 0 : block.linkBytes * 2 / block.range.count
            guard !block.isHidden, linked == 0 else { continue }
            let mass =
                masses[block.parent, default: 0] + line.features.hanzi
                + line.features.letters / 4
            masses[block.parent] = mass
            if mass > best?.mass ?? 0 { best = (mass, block.parent) }
        }
        return best?.parent
    }
}
