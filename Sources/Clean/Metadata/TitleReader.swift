import Model
import Text

/// Finds the title: the heading above the text, checked against what the page calls itself.
///
/// `200亿!锡山24个项目同日开竣工_锡山视界` in TITLE loses the site's name because a heading of the
/// page is its beginning.
struct TitleReader: Sendable {
    let names: MetadataNames

    func title(of story: Story, isAlone: Bool, marks: StoryMarks) -> String? {
        let page = marks.page
        let heading = Self.joined(story.headings, page)
        guard isAlone else { return heading }
        let told = names.values(.title, of: page.document).map(Self.normalized)
        guard let first = told.first, !first.key.isEmpty else { return heading }
        // The line of the page that the told title begins with; the longest, the first of equals.
        var best: (length: Int, line: Int)?
        for index in page.lines.indices where page.lines[index].features.characters <= 120 {
            let key = Self.key(page.folded.characters[page.lines[index].characters])
            guard key.count >= 4, told.contains(where: { Self.begins($0.key, with: key) }) else {
                continue
            }
            if key.count > best?.length ?? 0 { best = (key.count, index) }
        }
        if let best {
            let line = Self.joined([best.line], page)
            // A kicker that the heading run adds stays: `…召开——从科创“窗口”…`.
            if story.headings.contains(best.line), story.headings.count > 1 { return heading }
            return line
        }
        let cut = Self.withoutSite(first.text)
        return cut.isEmpty ? heading : cut
    }

    /// Kicker and title as one: nothing between after a dash, else a blank.
    private static func joined(_ lines: [Int], _ page: PageText) -> String? {
        var bytes: [UInt8] = []
        for line in lines {
            if !bytes.isEmpty, !bytes.suffix(3).elementsEqual([0xE2, 0x80, 0x94]) {
                bytes.append(0x20)
            }
            for piece in page.lines[line].pieces { bytes += page.document.text[piece.bytes] }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// A told title with white space made single, and its letters for comparison.
    private static func normalized(_ value: String) -> (text: String, key: [UInt32]) {
        let folded = FoldedText(Array(value.utf8))
        return (value, key(folded.characters[...]))
    }

    /// Hanzi, letters and digits alone.
    private static func key(_ characters: ArraySlice<UInt32>) -> [UInt32] {
        characters.filter { Glyph.isHanzi($0) || Glyph.isLetter($0) || Glyph.isDigit($0) }
    }

    private static func begins(_ whole: [UInt32], with part: [UInt32]) -> Bool {
        part.count <= whole.count && whole.prefix(part.count).elementsEqual(part)
    }

    /// `标题_频道_网站` → `标题`: what follows the first `_`, `|` or spaced hyphen goes.
    static func withoutSite(_ title: String) -> String {
        let bytes = Array(title.utf8)
        let folded = FoldedText(bytes)
        let characters = PageText.inked(0..<folded.count, in: folded)
        var ends: [Int] = []
        for index in characters where index > characters.lowerBound {
            let scalar = folded.characters[index]
            let spaced =
                Glyph.isBlank(folded.characters[index - 1])
                && index + 1 < characters.upperBound && Glyph.isBlank(folded.characters[index + 1])
            if scalar == 0x5F || scalar == 0x7C || (spaced && (scalar == 0x2D || scalar == 0x2013))
            {
                ends.append(index)
            }
        }
        if ends.isEmpty,
            let hyphen = (characters.lowerBound..<characters.upperBound).last(where: {
                folded.characters[$0] == 0x2D
            }), key(folded.characters[(hyphen + 1)..<characters.upperBound]).count <= 8,
            key(folded.characters[characters.lowerBound..<hyphen]).count >= 8
        {
            ends.append(hyphen)
        }
        let end = ends.first { key(folded.characters[characters.lowerBound..<$0]).count >= 5 }
        let kept = PageText.inked(
            characters.lowerBound..<(end ?? characters.upperBound), in: folded)
        return String(decoding: bytes[folded.byteRange(kept)], as: UTF8.self)
    }
}
