import Model
import Text

/// What a page calls itself, and the line of it that says so: TITLE, `og:title`, or the first line of
/// a dump, each with the name of the site behind it.
struct TitleEvidence: Sendable {
    /// Titles the page's own metadata tells, the most trusted first.
    let told: [String]
    /// The line that a told title begins with.
    let line: Int?
    /// Lines right below that the told title goes on with: `标题前半<br>后半`.
    let continuation: [Int]

    init(page: PageText, verdicts: [LineClassifier.Verdict], names: MetadataNames) {
        told = names.values(.title, of: page.document)
        var keys = told.map { Self.key(FoldedText(Array($0.utf8)).characters[...]) }
        var first = 0
        if !page.isStructured, told.isEmpty, let opening = page.lines.first {
            keys = [Self.key(page.folded.characters[opening.characters])]
            first = 1
        }
        var best: (length: Int, level: Int, line: Int)?
        for index in page.lines.indices.dropFirst(first)
        where page.lines[index].features.characters <= 120 {
            let lineClass = verdicts[index].lineClass
            guard lineClass != .hidden, lineClass != .related, lineClass != .pager else { continue }
            let line = page.folded.characters[page.lines[index].characters]
            let length = keys.reduce(0) { max($0, Self.length(of: line, beginning: $1)) }
            guard length >= 6 else { continue }
            let level = page.block(of: page.lines[index]).headingLevel
            let rank = level == 0 ? 0 : 7 - level
            if let best, (best.length, best.level) >= (length, rank) { continue }
            best = (length, rank, index)
        }
        line = best?.line
        var continuation: [Int] = []
        if let line {
            var whole = Self.key(page.folded.characters[page.lines[line].characters])
            for next in page.lines.indices.dropFirst(line + 1).prefix(2) {
                let key = Self.key(page.folded.characters[page.lines[next].characters])
                guard key.count >= 3, keys.contains(where: { Self.begins($0, with: whole + key) })
                else { break }
                whole += key
                continuation.append(next)
            }
        }
        self.continuation = continuation
    }

    /// Hanzi, letters and digits alone.
    static func key(_ characters: ArraySlice<UInt32>) -> [UInt32] {
        characters.filter { isHan($0) || Glyph.isLetter($0) || isDigit($0) }
    }

    /// Length of a line's key when `whole` begins with it, else 0.
    private static func length(of line: ArraySlice<UInt32>, beginning whole: [UInt32]) -> Int {
        var length = 0
        for scalar in line where isHan(scalar) || Glyph.isLetter(scalar) || isDigit(scalar) {
            guard length < whole.count, whole[length] == scalar else { return 0 }
            length += 1
        }
        return length
    }

    private static func begins(_ whole: [UInt32], with part: [UInt32]) -> Bool {
        part.count <= whole.count && whole.prefix(part.count).elementsEqual(part)
    }
}
