import Model
import Text

/// Finds who wrote an article: 作者 in the lines about it, else the names that close or open its text.
struct AuthorReader: Sendable {
    let names: MetadataNames
    let labels: LabelReader
    let bylines: BylineReader

    func authors(
        of story: Story, surroundings: Range<Int>, isAlone: Bool, marks: StoryMarks
    ) -> [String] {
        let page = marks.page
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
                found += bylines.leadingNames(in: value.characters, on: page.folded)
            }
            if !found.isEmpty { break }
        }
        if found.isEmpty { found = signed(story, marks) }
        if found.isEmpty { found = opening(story, marks) }
        var authors: [String] = []
        for name in found {
            let text = Self.text(name, page)
            if !authors.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
                authors.append(text)
            }
        }
        if authors.isEmpty, isAlone {
            for value in names.values(.author, of: page.document) {
                let folded = FoldedText(Array(value.utf8))
                if let told = bylines.names(in: 0..<folded.count, on: folded) {
                    let bytes = Array(value.utf8)
                    authors = told.map {
                        String(decoding: bytes[folded.byteRange($0)], as: UTF8.self)
                    }
                    break
                }
            }
        }
        return authors
    }

    /// `(崔欣润)` on a line of its own or at the end of a paragraph; the last one counts.
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
