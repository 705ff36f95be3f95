import Model
import Text

/// Makes an article of a story: its text with the way back to the page, and its metadata.
struct ArticleAssembler: Sendable {
    let metadata: MetadataReader
    let bylines: BylineReader
    let script: ScriptFolding

    /// `nil` when the story has no text. `isAlone`: what the page says about itself is about this story.
    /// `masthead` tells date and paper of a story that does not.
    func article(
        of story: Story, number: Int, surroundings: Range<Int>, isAlone: Bool,
        masthead: Masthead?, evidence: TitleEvidence, marks: StoryMarks
    ) -> Article? {
        let page = marks.page
        var text = ArticleText()
        for paragraph in story.paragraphs {
            let pieces = paragraph.lines.flatMap { line in
                Self.withoutJumpMarks(line, marks)
            }
            text.append(paragraph: pieces, of: page)
        }
        guard !text.bytes.isEmpty, story.paragraphs.contains(where: { $0.lineClass == .body })
        else { return nil }
        let lines = page.lines
        text = script.folded(
            text,
            mayChange: story.paragraphs.contains { paragraph in
                paragraph.lines.contains { lines[$0].features.mayChange }
            })
        let told = metadata.metadata(
            of: story, surroundings: surroundings, isAlone: isAlone, evidence: evidence,
            marks: marks)
        let isFragment = story.isJump && story.headings.isEmpty
        return Article(
            source: page.document.source, pageDigest: page.document.digest, url: page.document.url,
            number: number, title: told.title.map(script.folded),
            published: told.published ?? masthead?.published,
            publisher: (told.publisher ?? masthead?.publisher).map(script.folded),
            authors: told.authors.map(script.folded),
            script: page.script, isTruncated: story.isTruncated, text: text.bytes,
            paragraphs: text.paragraphs, sourceMap: SourceMap(segments: text.segments),
            lines: text.lines, status: isFragment ? .fragment : .kept,
            reason: isFragment ? "continues a story of another page" : nil)
    }

    /// `(上接第1版)以开发…` → `以开发…`, `…(下转第2版)` → `…`
    private static func withoutJumpMarks(_ index: Int, _ marks: StoryMarks) -> [Line.Piece] {
        let pieces = marks.page.pieces(of: marks.page.lines[index])
        guard marks.opensWithJump(index) || marks.jumpsOut(index) else { return Array(pieces) }
        let folded = marks.page.folded
        return pieces.compactMap { piece in
            var characters = piece.characters
            if marks.opensWithJump(index), piece.characters == pieces.first?.characters,
                let close = folded.characters[characters].prefix(16).firstIndex(where: isClosing)
            {
                characters = (close + 1)..<characters.upperBound
            }
            if marks.jumpsOut(index), piece.characters == pieces.last?.characters,
                let open = folded.characters[characters].suffix(12).lastIndex(of: 0x28)
            {
                characters = characters.lowerBound..<open
            }
            characters = PageText.inked(characters, in: folded)
            guard !characters.isEmpty else { return nil }
            return Line.Piece(
                bytes: folded.byteRange(characters), characters: characters, number: piece.number)
        }
    }

    private static func isClosing(_ scalar: UInt32) -> Bool {
        scalar == 0x29 || scalar == 0x5D || scalar == 0x3011 || scalar == 0x3015
    }
}
