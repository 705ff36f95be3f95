import Lexicon
import Model
import Text

/// Finds the name of the site a page stands on, where nothing tells who published the article.
///
/// `标题_频道_江云新闻网` in TITLE, `版权所有 江云新闻网` and `© 江云新闻网` in the footer, or the first line of a dump.
struct SiteNameReader: Sendable {
    let names: MetadataNames
    let words: PublisherVocabulary

    func name(of page: PageText) -> String? {
        for title in names.values(.title, of: page.document) {
            if let name = tail(of: title) { return name }
        }
        for index in page.lines.indices.reversed() {
            if let name = owner(page.lines[index], page) { return name }
        }
        guard !page.isStructured, let first = page.lines.first, first.features.characters <= 24,
            let word = runs(of: first.characters, page).first,
            looksLikeMedium(page.folded.characters[word])
        else { return nil }
        return text(word, page)
    }

    /// Ends as names of media do: 报, 网, 社, 台, 客户端, 发布, 在线, 新闻.
    func looksLikeMedium(_ name: ArraySlice<UInt32>) -> Bool {
        guard name.count >= 3, name.contains(where: isHan) else { return false }
        return words.endings.contains { name.suffix($0.count).elementsEqual($0) }
    }

    /// `江云日报记者` → `江云日报`, `江云网讯` → `江云网`
    func withoutReporter(_ name: Range<Int>, _ page: PageText) -> Range<Int> {
        let text = page.folded.characters
        for word in words.reporters where name.count > word.count + 2 {
            let cut = name.lowerBound..<(name.upperBound - word.count)
            if text[cut.upperBound..<name.upperBound].elementsEqual(word),
                looksLikeMedium(text[cut])
            {
                return cut
            }
        }
        return name
    }

    /// Runs of characters between blanks, bars and signs such as `©`.
    func runs(of characters: Range<Int>, _ page: PageText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = characters.lowerBound
        for index in characters.lowerBound...characters.upperBound {
            let ends =
                index == characters.upperBound || Glyph.isBlank(page.folded.characters[index])
                || (Glyph.isBar(page.folded.characters[index])
                    && page.folded.characters[index] != 0xB7)
                || Self.isSign(page.folded.characters[index])
            guard ends else { continue }
            if index > start { found.append(start..<index) }
            start = index + 1
        }
        return found
    }

    /// The last part of a title that has several, if it may be a name.
    private func tail(of title: String) -> String? {
        let bytes = Array(title.utf8)
        let folded = FoldedText(bytes)
        guard
            let separator = folded.characters.lastIndex(where: {
                $0 == 0x5F || $0 == 0x7C || $0 == 0x2D || $0 == 0x2013
            }), separator > 3
        else { return nil }
        let name = PageText.inked(separator + 1..<folded.count, in: folded)
        let characters = folded.characters[name]
        guard (3...20).contains(name.count), characters.allSatisfy({ isHan($0) || $0 == 0xB7 })
        else { return nil }
        return String(decoding: bytes[folded.byteRange(name)], as: UTF8.self)
    }

    /// The name beside `版权所有` or `©`.
    private func owner(_ line: Line, _ page: PageText) -> String? {
        let text = page.folded.characters
        guard line.features.characters <= 120, line.features.sentenceMarks == 0,
            text[line.characters].contains(0xA9)
                || words.owners.contains(where: {
                    PublisherReader.first($0, in: text[line.characters]) != nil
                })
        else { return nil }
        for word in runs(of: line.characters, page) {
            var name = word
            for owner in words.owners {
                if text[name].starts(with: owner) {
                    name = name.lowerBound + owner.count..<name.upperBound
                }
                if text[name].suffix(owner.count).elementsEqual(owner) {
                    name = name.lowerBound..<name.upperBound - owner.count
                }
            }
            if name.count <= 20, text[name].allSatisfy({ isHan($0) || $0 == 0xB7 }),
                looksLikeMedium(text[name])
            {
                return self.text(name, page)
            }
        }
        return nil
    }

    private func text(_ characters: Range<Int>, _ page: PageText) -> String {
        String(decoding: page.document.text[page.folded.byteRange(characters)], as: UTF8.self)
    }

    /// `©`, `:`, brackets and the marks around titles of papers.
    private static func isSign(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA9, 0x3A, 0x28, 0x29, 0x300A, 0x300B, 0x2C, 0x3E, 0x5B, 0x5D, 0x3010, 0x3011: true
        default: false
        }
    }
}
