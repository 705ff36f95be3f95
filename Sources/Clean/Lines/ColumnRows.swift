import Model
import Text

/// Columns that were read line by line, put one below the other again.
///
/// ```
/// 昨天上午，云津经        走进远拓科技的车间        (one line each in the dump, in turns)
/// 开区迎来一位新客        ，几乎看不到人影，
/// ```
/// Such pages show by their words: the end of a line makes words with the start of the second, third
/// or fourth next one, and hardly with the next. How many columns there are is told by how well lines
/// go together for each number, and for one.
struct ColumnRows: Sendable {
    private let document: Document
    private let lines: [ColumnLine]
    private let search: RowSearch
    private let reading: RowSearch.Reading
    /// Lines that belong to the columns and what surrounds them.
    private let region: Range<Int>

    /// `nil` when the page is none of this kind.
    init?(_ document: Document, _ scan: PageScan, words: SeamWords, weights: ColumnWeights) {
        guard document.mediaType != .html, let cells = Self.commonWidth(document, scan),
            document.blocks.allSatisfy({ $0.role == .line })
        else { return nil }
        let folded = scan.folded
        let lines = zip(document.blocks, scan.blocks).map { block, found in
            ColumnLine(block, characters: found.inked, of: folded, text: document.text)
        }
        self.document = document
        self.lines = lines
        var seams = RowSeams(
            lines: lines, folded: folded, words: words, width: cells, weights: weights)
        guard let first = lines.indices.first(where: seams.isFull),
            let last = lines.indices.last(where: seams.isFull), seams.mayHoldColumns()
        else { return nil }
        // The head of the page belongs to no column.
        let head = lines[..<first].lastIndex(where: \.isDateline).map { $0 + 1 } ?? 0
        func region(_ columns: Int) -> Range<Int> {
            max(head, first - 3 * columns)..<min(lines.count, last + columns + 2)
        }
        seams.prepare(region(RowSeams.counts.upperBound))
        let prepared = seams
        func score(_ columns: Int) -> Double {
            let region = region(columns)
            let probe = region.lowerBound..<min(region.upperBound, first + weights.probe)
            return RowSearch(seams: prepared, columns: columns, weights: weights)
                .reading(of: probe)?.score ?? -1e9
        }
        var best: (score: Double, columns: Int)?
        for columns in RowSeams.counts {
            let score = score(columns)
            if score > best?.score ?? -1e9 { best = (score, columns) }
        }
        guard let best, best.score >= score(1) + weights.margin else { return nil }
        self.region = region(best.columns)
        search = RowSearch(seams: prepared, columns: best.columns, weights: weights)
        guard let reading = search.reading(of: self.region) else { return nil }
        self.reading = reading
    }

    /// The page with its columns one after the other, and which blocks go on with the one before.
    func unfolded() -> (document: Document, continues: [Bool]) {
        let found = search.parts(reading, of: region)
        var order = Array(0..<region.lowerBound)
        var continues = order.map { _ in false }
        var isCut = false
        for column in found {
            for (place, line) in column.enumerated() {
                continues.append(
                    place > 0 && search.seams.joins(column, at: place, isCut: isCut))
                order.append(line)
            }
            if let last = column.last { isCut = search.seams.isOpen(last) }
        }
        order += Array(region.upperBound..<lines.count)
        continues += Array(repeating: false, count: lines.count - region.upperBound)

        var text: [UInt8] = []
        text.reserveCapacity(document.text.count)
        var blocks: [Block] = []
        for index in order {
            let block = document.blocks[index]
            let start = text.count
            text += document.text[block.range]
            blocks.append(
                Block(
                    range: start..<text.count, role: .line, line: block.line,
                    pageOffset: block.pageOffset))
            text.append(0x0A)
        }
        let unfolded = Document(
            source: document.source, url: document.url, digest: document.digest,
            mediaType: document.mediaType, charset: document.charset, text: text, blocks: blocks,
            metadata: document.metadata)
        return (unfolded, continues)
    }

    /// Width in cells that most narrow lines have; `nil` when lines differ. Bytes tell enough: three a
    /// character that is two cells wide.
    private static func commonWidth(_ document: Document, _ scan: PageScan) -> Int? {
        guard document.blocks.count >= 14 else { return nil }
        var counts = [Int](repeating: 0, count: 130)
        var long = 0
        for block in document.blocks where block.range.count > 180 { long += 1 }
        guard long * 4 < document.blocks.count else { return nil }
        for (block, found) in zip(document.blocks, scan.blocks) where block.range.count <= 180 {
            let cells = found.characters.count + found.wide
            if cells < counts.count { counts[cells] += 1 }
        }
        var best: (count: Int, width: Int)?
        for width in 14..<100 {
            let count = counts[width - 1] + counts[width] + counts[width + 1] + counts[width + 2]
            if count > best?.count ?? 0 { best = (count, width) }
        }
        guard let best, best.count * 5 >= document.blocks.count * 2, best.count >= 8 else {
            return nil
        }
        return best.width
    }
}
