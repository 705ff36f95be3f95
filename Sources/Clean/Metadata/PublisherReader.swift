import Model
import Text

/// Finds who published an article: 来源, else who says so of itself, else the site.
struct PublisherReader: Sendable {
    let names: MetadataNames
    let labels: LabelReader
    let words: PublisherVocabulary
    private let site: SiteNameReader

    init(names: MetadataNames, labels: LabelReader, words: PublisherVocabulary) {
        self.names = names
        self.labels = labels
        self.words = words
        site = SiteNameReader(names: names, words: words)
    }

    func publisher(
        of story: Story, surroundings: Range<Int>, isAlone: Bool, marks: StoryMarks
    ) -> String? {
        let page = marks.page
        if isAlone, let told = names.governmentValue(.publisher, of: page.document) { return told }
        var candidates: [String] = []
        let inside = Set(story.paragraphs.flatMap { $0.lineClass == .body ? $0.lines : [] })
        for index in surroundings where !inside.contains(index) {
            switch marks.lineClass(index) {
            case .related, .teaser, .comment, .hidden, .spam, .body: continue
            default: break
            }
            guard page.lines[index].features.characters <= 150 else { continue }
            if let value = labelled(index, page) { candidates.append(value) }
        }
        // 市政府办 does not tell of which place; the site does.
        if let first = candidates.first(where: { !isOffice($0) }) { return first }
        if isAlone, let told = names.values(.publisher, of: page.document).first { return told }
        for index in story.information {
            if let name = medium(besideDateIn: index, page) ?? unlabelled(index, page) {
                return name
            }
        }
        if let name = underTitle(story, marks) { return name }
        guard isAlone else { return candidates.first }
        if let paper = marks.masthead?.publisher { return paper }
        for index in page.lines.indices {
            if let name = selfNamed(page.lines[index], page) { return name }
        }
        return names.values(.site, of: page.document).first ?? site.name(of: page)
            ?? candidates.first
    }

    /// `原创 小编 珠岭发布 2024-12-19 07:30 广东`, `2023-05-25 17:48 | 江云新闻 | 记者 陶然`: the word of a dated line
    /// that ends as names of media do.
    private func medium(besideDateIn index: Int, _ page: PageText) -> String? {
        let line = page.lines[index]
        guard line.features.hasDate, line.features.characters <= 60,
            line.features.sentenceMarks == 0
        else { return nil }
        for word in site.runs(of: line.characters, page) {
            let name = site.withoutReporter(word, page)
            // 索引号:… is a label.
            let isLabel =
                word.upperBound < line.characters.upperBound
                && page.folded.characters[word.upperBound] == 0x3A
            if !isLabel, name.count >= 3, name.count <= 16,
                site.looksLikeMedium(page.folded.characters[name]),
                let told = publisherName(in: name, page)
            {
                return told
            }
        }
        return account(besideDateIn: index, page)
    }

    /// `原创 小园 江云招商 2024-12-19 07:30`: an account is the last word before the date.
    private func account(besideDateIn index: Int, _ page: PageText) -> String? {
        let line = page.lines[index]
        guard let date = DateReader.firstDate(in: page.pieces(of: line), of: page.folded) else {
            return nil
        }
        let runs = site.runs(
            of: line.characters.lowerBound..<date.characters.lowerBound, page)
        guard let first = runs.first, let last = runs.last, runs.count >= 2,
            words.originals.contains(where: { page.folded.characters[first].elementsEqual($0) })
        else { return nil }
        return publisherName(in: last, page)
    }

    /// A value or word that may be a publisher's name: no 本报, no part of a site.
    private func publisherName(
        in characters: Range<Int>, _ page: PageText, mayBeSelf: Bool = false
    ) -> String? {
        guard let range = Self.nameRange(in: characters, page) else { return nil }
        let name = site.withoutReporter(range, page)
        let text = page.folded.characters[name]
        // `——江云招商观察` is a subtitle.
        guard let first = text.first, isHan(first) || Glyph.isLetter(first) else { return nil }
        guard mayBeSelf || !words.selves.contains(where: { text.starts(with: $0) }),
            !words.channels.contains(where: { text.elementsEqual($0) })
        else { return nil }
        return String(decoding: page.document.text[page.folded.byteRange(name)], as: UTF8.self)
    }

    private func isOffice(_ name: String) -> Bool {
        words.offices.contains { opens(name, with: $0) }
    }

    /// `来源:高新时讯`
    private func labelled(_ index: Int, _ page: PageText) -> String? {
        let line = page.lines[index]
        for value in labels.values(in: line.characters, of: page.folded)
        where value.field == .publisher && (value.hasColon || line.features.hasDate) {
            // 来源:本网综合 is told; 【本报云津专讯】 is not.
            if let name = publisherName(in: value.characters, page, mayBeSelf: true) { return name }
        }
        return nil
    }

    /// `2022/03/10 19:50  掌上云岭客户端`: what stands beside the date without a label.
    private func unlabelled(_ index: Int, _ page: PageText) -> String? {
        let line = page.lines[index]
        guard line.features.hasDate,
            labels.values(in: line.characters, of: page.folded).allSatisfy({ $0.field == .date }),
            let date = DateReader.firstDate(in: page.pieces(of: line), of: page.folded)
        else { return nil }
        var start = date.characters.upperBound
        while start < line.characters.upperBound {
            let scalar = page.folded.characters[start]
            // 日 of a date that DateReader read to its figure.
            let isDay = scalar == 0x65E5 && start == date.characters.upperBound
            if isDigit(scalar) || scalar == 0x3A || isDay || Glyph.isBlank(scalar)
                || Glyph.isBar(scalar)
            {
                start += 1
            } else {
                break
            }
        }
        for range in [
            start..<line.characters.upperBound,
            line.characters.lowerBound..<date.characters.lowerBound,
        ]
        where range.count >= 3 && range.count <= 24 {
            guard let name = publisherName(in: range, page),
                !words.readers.contains(where: { opens(name, with: $0) }),
                looksLikeMedium(name) || Self.isPlainName(name)
            else { continue }
            return name
        }
        return nil
    }

    /// `新华社`, `石佳/中国青年报`: a line between title and text that is a medium's name.
    private func underTitle(_ story: Story, _ marks: StoryMarks) -> String? {
        let page = marks.page
        guard let title = story.headings.last,
            let first = story.paragraphs.first(where: { $0.lineClass == .body })?.lines.first,
            title < first
        else { return nil }
        for index in (title + 1)..<first {
            let line = page.lines[index]
            guard line.features.characters <= 16, !line.features.hasDate else { continue }
            switch marks.lineClass(index) {
            case .other, .heading, .byline, .information: break
            default: continue
            }
            let characters = page.folded.characters[line.characters]
            let start =
                characters.lastIndex(of: 0x2F).map { $0 + 1 } ?? line.characters.lowerBound
            guard start < line.characters.upperBound,
                let name = publisherName(in: start..<line.characters.upperBound, page),
                looksLikeMedium(name)
            else { continue }
            return name
        }
        return nil
    }

    /// `本文由云岭厂房网发布`
    private func selfNamed(_ line: Line, _ page: PageText) -> String? {
        guard line.features.characters <= 200 else { return nil }
        let text = page.folded.characters[line.characters]
        for opening in words.openings {
            guard let start = Self.first(opening, in: text) else { continue }
            let rest = text[start...].prefix(17)
            for closing in words.closings {
                guard let end = Self.first(closing, in: rest).map({ $0 - closing.count }),
                    end > start, let name = publisherName(in: start..<end, page)
                else { continue }
                // `本文由作者上传发布`: by a reader of the site.
                let folded = FoldedText(Array(name.utf8)).characters
                return words.readers.contains { folded.starts(with: $0) } ? nil : name
            }
        }
        return nil
    }

    /// Where the first `word` of `text` ends.
    static func first(_ word: [UInt32], in text: ArraySlice<UInt32>) -> Int? {
        let characters = text.span
        let word = word.span
        guard !word.isEmpty, characters.count >= word.count else { return nil }
        let opening = word[0]
        for start in 0...characters.count - word.count where characters[start] == opening {
            var length = 1
            while length < word.count, characters[start + length] == word[length] { length += 1 }
            if length == word.count { return text.startIndex + start + length }
        }
        return nil
    }

    /// The first word of a value, without brackets: `金雞湖觀察`.
    private static func nameRange(in characters: Range<Int>, _ page: PageText) -> Range<Int>? {
        let folded = page.folded
        var start = characters.lowerBound
        while start < characters.upperBound,
            opens(folded.characters[start]) || Glyph.isBlank(folded.characters[start])
        {
            start += 1
        }
        var end = start
        while end < characters.upperBound {
            let scalar = folded.characters[end]
            if Glyph.isBlank(scalar) {
                // 新华社 客户端 are two words; Financial Times is one name.
                let latin =
                    end > start && Glyph.isLetter(folded.characters[end - 1])
                    && end + 1 < characters.upperBound && Glyph.isLetter(folded.characters[end + 1])
                if !latin { break }
            }
            if Glyph.isBar(scalar), scalar != 0xB7 { break }
            if opens(scalar) && scalar != 0x5B || scalar == 0x29 || scalar == 0x3011
                || scalar == 0x2C
                || scalar == 0x3B || scalar == 0x3C || scalar == 0x3E || scalar == 0x3002
            {
                break
            }
            end += 1
        }
        guard end - start >= 2, end - start <= 30 else { return nil }
        let hasWord = folded.characters[start..<end].contains {
            isHan($0) || Glyph.isLetter($0)
        }
        let isAddress = folded.characters[start..<end].starts(with: [0x68, 0x74, 0x74, 0x70])
        // `size="20"` is a piece of a tag.
        guard hasWord, !isAddress, !folded.characters[start..<end].contains(0x3D),
            !isDigit(folded.characters[start])
        else { return nil }
        return start..<end
    }

    private static func opens(_ scalar: UInt32) -> Bool {
        scalar == 0x28 || scalar == 0x5B || scalar == 0x3010 || scalar == 0x300A || scalar == 0x201C
    }

    /// Four to ten hanzi and nothing else: `游民星空`, but not `admin1年前`.
    private static func isPlainName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        return (4...10).contains(scalars.count) && scalars.allSatisfy { isHan($0.value) }
    }

    private func opens(_ name: String, with word: [UInt32]) -> Bool {
        FoldedText(Array(name.utf8)).characters.starts(with: word)
    }

    /// Ends as names of media do: 报, 网, 社, 台, 客户端, 发布, 在线, 新闻.
    private func looksLikeMedium(_ name: String) -> Bool {
        site.looksLikeMedium(FoldedText(Array(name.utf8)).characters[...])
    }
}
