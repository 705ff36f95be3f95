import Model
import Text

/// Finds who published an article: 来源, else who says so of itself, else the site.
struct PublisherReader: Sendable {
    let names: MetadataNames
    let labels: LabelReader

    func publisher(
        of story: Story, surroundings: Range<Int>, isAlone: Bool, marks: StoryMarks
    ) -> String? {
        let page = marks.page
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
        if let first = candidates.first { return first }
        if isAlone, let told = names.values(.publisher, of: page.document).first { return told }
        for index in story.information {
            if let name = unlabelled(index, page) { return name }
        }
        if let name = underTitle(story, marks) { return name }
        guard isAlone else { return nil }
        for index in page.lines.indices {
            if let name = Self.selfNamed(page.lines[index], page) { return name }
        }
        return names.values(.site, of: page.document).first
    }

    /// `来源:高新时讯`
    private func labelled(_ index: Int, _ page: PageText) -> String? {
        let line = page.lines[index]
        for value in labels.values(in: line.characters, of: page.folded)
        where value.field == .publisher && (value.hasColon || line.features.hasDate) {
            if let name = Self.name(in: value.characters, page) { return name }
        }
        return nil
    }

    /// `2022/03/10 19:50  掌上南通客户端`: what stands beside the date without a label.
    private func unlabelled(_ index: Int, _ page: PageText) -> String? {
        let line = page.lines[index]
        guard line.features.hasDate,
            labels.values(in: line.characters, of: page.folded).allSatisfy({ $0.field == .date }),
            let date = DateReader.firstDate(in: line.pieces, of: page.folded)
        else { return nil }
        var start = date.characters.upperBound
        while start < line.characters.upperBound {
            let scalar = page.folded.characters[start]
            if isDigit(scalar) || scalar == 0x3A || Glyph.isBlank(scalar) {
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
            guard let name = Self.name(in: range, page),
                Self.looksLikeMedium(name) || Self.isPlainName(name)
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
                let name = Self.name(in: start..<line.characters.upperBound, page),
                Self.looksLikeMedium(name)
            else { continue }
            return name
        }
        return nil
    }

    /// `本文由珠海厂房网发布`
    private static func selfNamed(_ line: Line, _ page: PageText) -> String? {
        let closing: [UInt32] = [0x53D1, 0x5E03]  // 发布
        let text = page.folded.characters[line.characters]
        guard line.features.characters <= 200,
            // 本文由
            let start = text.indices.dropLast(5).first(where: {
                text[$0] == 0x672C && text[$0 + 1] == 0x6587 && text[$0 + 2] == 0x7531
            })
        else { return nil }
        let rest = (start + 3)..<min(start + 20, text.endIndex)
        guard let end = rest.dropLast().first(where: { text[$0..<($0 + 2)].elementsEqual(closing) })
        else { return nil }
        let name = name(in: (start + 3)..<end, page)
        // `本文由作者上传发布`: by a reader of the site.
        let readers = ["作者", "网友", "用户", "会员", "投稿", "创作者"]
        return readers.contains { name?.hasPrefix($0) ?? true } ? nil : name
    }

    /// The first word of a value, without brackets: `金雞湖觀察`.
    private static func name(in characters: Range<Int>, _ page: PageText) -> String? {
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
        guard hasWord, !isAddress, !isDigit(folded.characters[start]) else { return nil }
        return String(decoding: page.document.text[folded.byteRange(start..<end)], as: UTF8.self)
    }

    private static func opens(_ scalar: UInt32) -> Bool {
        scalar == 0x28 || scalar == 0x5B || scalar == 0x3010 || scalar == 0x300A || scalar == 0x201C
    }

    /// Four hanzi or more and nothing else: `游民星空`, but not `admin1年前`.
    private static func isPlainName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        return scalars.count >= 4 && scalars.allSatisfy { isHan($0.value) }
    }

    /// Ends as names of media do: 报, 网, 社, 台, 客户端, 发布, 在线, 新闻.
    private static func looksLikeMedium(_ name: String) -> Bool {
        let endings = [
            "报", "報", "网", "網", "社", "台", "客户端", "客戶端", "发布", "發布", "在线", "新闻", "观察", "杂志", "周刊",
            "传媒", "时讯", "财经", "视界", "頻道", "频道", "号",
        ]
        return endings.contains { name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}
