import Lexicon
import Model
import Text

/// Finds who wrote an article: 作者 in the lines about it, else the names that close or open its text.
struct AuthorReader: Sendable {
    let names: MetadataNames
    let labels: LabelReader
    let bylines: BylineReader
    /// Words around the name of who put a text there: 由 … 张贴, … 发表于.
    private let posting: [(opening: [UInt32], closing: [UInt32])]

    init(
        names: MetadataNames, labels: LabelReader, bylines: BylineReader, posting: LexiconTable
    ) {
        self.names = names
        self.labels = labels
        self.bylines = bylines
        self.posting = posting.rows.filter { $0.count > 1 }.map { row in
            (
                FoldedText(Array(row[1].utf8)).characters,
                FoldedText(Array(row[0].utf8)).characters
            )
        }
    }

    func authors(
        of story: Story, surroundings: Range<Int>, isAlone: Bool, marks: StoryMarks
    ) -> [String] {
        let page = marks.page
        if isAlone, names.isGovernment(page.document) {
            for value in names.values(.author, of: page.document) {
                if let told = Self.told(value, bylines, withSurname: true) { return told }
            }
        }
        let inside = Set(story.paragraphs.flatMap(\.lines))
        var found: [Range<Int>] = []
        for index in surroundings where !inside.contains(index) {
            switch marks.lineClass(index) {
            case .related, .teaser, .comment, .hidden, .spam, .notice, .body: continue
            default: break
            }
            guard page.lines[index].features.characters <= 120 else { continue }
            for value in labels.values(in: page.lines[index].characters, of: page.folded)
            where value.field == .author {
                // 文:李明 needs its colon, 作者 李明 a surname.
                guard value.hasColon || value.label.count > 1 else { continue }
                // 本贴由大卫于…发表: what the label opens is a name without more ado.
                let last = page.folded.characters[value.label.upperBound - 1]
                found += bylines.leadingNames(
                    in: value.characters, on: page.folded,
                    withSurname: !value.hasColon && last != 0x7531,
                    mayBeLatin: Glyph.isLetter(last))
            }
            if !found.isEmpty { break }
        }
        if found.isEmpty { found = signed(story, marks) }
        if found.isEmpty { found = named(story, marks) }
        if found.isEmpty { found = opening(story, marks) }
        if found.isEmpty { found = prefixed(story, surroundings, marks) }
        var authors: [String] = []
        for name in found {
            let text = Self.text(name, page)
            if !authors.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
                authors.append(text)
            }
        }
        if authors.isEmpty, let poster = poster(story, page) { authors = [poster] }
        if authors.isEmpty, isAlone {
            for value in names.values(.author, of: page.document) {
                if let told = Self.told(value, bylines, withSurname: false) {
                    authors = told
                    break
                }
            }
        }
        return authors
    }

    /// The names that a META value is made of: `赵 培`, `记者 王晓 李明`; `nil` if it holds anything else.
    private static func told(
        _ value: String, _ bylines: BylineReader, withSurname: Bool
    ) -> [String]? {
        let bytes = Array(value.utf8)
        let folded = FoldedText(bytes)
        let all = 0..<folded.count
        let names =
            withSurname
            ? bylines.allSurnamed(in: all, on: folded) : bylines.names(in: all, on: folded)
        return names?.map { name in
            String(decoding: bytes[folded.byteRange(name)].filter { $0 != 0x20 }, as: UTF8.self)
        }
    }

    /// `江边钓客 发表于 2022-8-9 08:47`, `由江边钓客张贴 2022-8-9`: who put a forum's or a blog's text there.
    private func poster(_ story: Story, _ page: PageText) -> String? {
        for index in story.information where page.lines[index].features.hasDate {
            let line = page.lines[index].characters
            let text = page.folded.characters[line]
            var name: Range<Int>?
            for words in posting {
                guard let end = PublisherReader.first(words.closing, in: text) else { continue }
                var start = line.lowerBound
                if !words.opening.isEmpty {
                    guard let opened = PublisherReader.first(words.opening, in: text) else {
                        continue
                    }
                    start = opened
                }
                let limit = end - words.closing.count
                if limit > start { name = PageText.inked(start..<limit, in: page.folded) }
                break
            }
            guard let name, (2...12).contains(name.count),
                !text[name].contains(where: { Glyph.isBlank($0) || Glyph.isSentenceMark($0) })
            else { continue }
            return Self.text(name, page)
        }
        return nil
    }

    /// `(陶可)` on a line of its own or at the end of a paragraph; the last one counts.
    private func signed(_ story: Story, _ marks: StoryMarks) -> [Range<Int>] {
        let page = marks.page
        for index in story.bylines.reversed() {
            if let byline = bylines.byline(makingUp: page.lines[index], on: page.folded) {
                return byline.names
            }
        }
        for paragraph in story.paragraphs.reversed() where paragraph.lineClass == .body {
            guard let line = paragraph.lines.last else { continue }
            if let byline = bylines.byline(closing: page.lines[line].characters, on: page.folded) {
                return byline.names
            }
        }
        return []
    }

    /// A line between title and text that holds names and nothing else, or names beside the date:
    /// `胡平`, `石佳/中国青年报`, `2004年7月16日08:19 [ 黄宇 ]`.
    private func named(_ story: Story, _ marks: StoryMarks) -> [Range<Int>] {
        let page = marks.page
        guard let title = story.headings.last,
            let first = story.paragraphs.first(where: { $0.lineClass == .body })?.lines.first,
            title < first
        else { return [] }
        for index in (title + 1)..<first where page.lines[index].features.characters <= 100 {
            let line = page.lines[index]
            guard marks.lineClass(index) != .navigation, marks.lineClass(index) != .hidden else {
                continue
            }
            if line.features.hasDate {
                if let names = bylines.bracketed(in: line.characters, on: page.folded) {
                    return names
                }
            } else if line.features.characters <= 12,
                let names = bylines.surnamed(in: line.characters, on: page.folded)
            {
                return names
            }
        }
        return []
    }

    /// `茉莉` on a line of its own, and `茉莉:我是怎样…` above: a name that titles open with.
    private func prefixed(
        _ story: Story, _ surroundings: Range<Int>, _ marks: StoryMarks
    ) -> [Range<Int>] {
        let page = marks.page
        guard let first = story.paragraphs.first(where: { $0.lineClass == .body })?.lines.first
        else { return [] }
        for index in surroundings where index < first {
            let name = page.folded.characters[page.lines[index].characters]
            guard (2...4).contains(name.count), name.allSatisfy(isHan) else { continue }
            for other in surroundings where other < first && other != index {
                let line = page.folded.characters[page.lines[other].characters]
                if line.count >= name.count + 6, line.count <= 60, line.starts(with: name),
                    line[line.startIndex + name.count] == 0x3A,
                    !page.document.blocks[page.lines[other].block].isHidden
                {
                    return [page.lines[index].characters]
                }
            }
        }
        return []
    }

    /// `本网北京12月6日电(记者 陶然)…`: names in the first brackets of the text.
    private func opening(_ story: Story, _ marks: StoryMarks) -> [Range<Int>] {
        let folded = marks.page.folded
        guard let first = story.paragraphs.first(where: { $0.lineClass == .body })?.lines.first
        else {
            return []
        }
        let characters = marks.page.lines[first].characters
        let head = characters.lowerBound..<min(characters.upperBound, characters.lowerBound + 40)
        guard let open = head.first(where: { folded.characters[$0] == 0x28 }) else { return [] }
        let limit = min(characters.upperBound, open + 30)
        guard let close = (open..<limit).first(where: { folded.characters[$0] == 0x29 }),
            bylines.opensWithRole((open + 1)..<close, on: folded)
        else { return [] }
        return bylines.names(in: (open + 1)..<close, on: folded) ?? []
    }

    private static func text(_ name: Range<Int>, _ page: PageText) -> String {
        let bytes = page.document.text[page.folded.byteRange(name)].filter { $0 != 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
