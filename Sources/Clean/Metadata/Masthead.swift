import Model
import Text

/// The head of a newspaper page: `云津晚报 2023年9月8日 星期五 第A03版：区域` tells of every story below it.
struct Masthead: Sendable {
    let line: Int
    let published: CalendarDate
    let publisher: String?

    /// The first dated line above the text that names a page or a day of the week; `nil` without one.
    init?(above limit: Int, on page: PageText) {
        for index in page.lines.indices.prefix(min(limit, 40)) {
            let line = page.lines[index]
            if let stacked = Self.stackedDate(from: index, on: page) {
                self.line = stacked.last
                published = stacked.date
                publisher =
                    page.lines[...index].suffix(3).reversed().lazy
                    .compactMap { Self.publisher($0, page) }.first
                return
            }
            guard line.features.hasDate, line.features.characters <= 90,
                line.features.sentenceMarks == 0,
                let date = DateReader.firstDate(in: page.pieces(of: line), of: page.folded)?.date
            else { continue }
            let text = page.folded.characters[line.characters]
            let name =
                Self.publisher(line, page)
                ?? page.lines[..<index].suffix(2).lazy.compactMap { Self.publisher($0, page) }
                .first
            // A site shows the day of the week as well, but no name of a paper beside it.
            guard Self.namesPage(text) || (name != nil && Self.namesDay(text)) else { continue }
            self.line = index
            published = date
            publisher = name
            return
        }
        return nil
    }

    /// `2017年8月` `星期四` `24` `第02版：要闻`, each on its line as digital papers set them; the day may stand
    /// before the day of the week.
    private static func stackedDate(
        from index: Int, on page: PageText
    ) -> (date: CalendarDate, last: Int)? {
        let text = page.folded.characters
        let month = text[page.lines[index].characters]
        guard (7...8).contains(month.count), month.last == 0x6708,  // 月
            month.dropFirst(4).first == 0x5E74,  // 年
            let year = number(month.prefix(4)), (1990...2099).contains(year),
            let number = number(month.dropFirst(5).dropLast())
        else { return nil }
        var day: Int?
        var last = index
        for next in page.lines.indices.dropFirst(index + 1).prefix(4) {
            let line = text[page.lines[next].characters]
            if day == nil, line.count <= 2, let found = Self.number(line) {
                day = found
                last = next
            } else if line.count <= 30, namesPage(line) || namesDay(line) {
                last = next
            }
        }
        guard let day, let date = CalendarDate(year: year, month: number, day: day) else {
            return nil
        }
        return (date, last)
    }

    private static func number(_ digits: ArraySlice<UInt32>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// `星期五`
    private static func namesDay(_ text: ArraySlice<UInt32>) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == 0x661F && $1 == 0x671F }
    }

    /// `第A03版`, `A03`, `3版`
    private static func namesPage(_ text: ArraySlice<UInt32>) -> Bool {
        for index in text.indices.dropLast() {
            let (scalar, next) = (text[index], text[index + 1])
            if isDigit(scalar), next == 0x7248 { return true }
            let isFirst = index == text.startIndex || Glyph.isBlank(text[index - 1])
            if isFirst, (0x61...0x64).contains(scalar), isDigit(next) { return true }
        }
        return false
    }

    /// The word of the line that ends as names of papers do.
    private static func publisher(_ line: Line, _ page: PageText) -> String? {
        let text = page.folded.characters
        for piece in page.pieces(of: line) {
            var start = piece.characters.lowerBound
            for index in piece.characters.lowerBound...piece.characters.upperBound {
                guard
                    index == piece.characters.upperBound || Glyph.isBlank(text[index])
                        || Glyph.isBar(text[index])
                else { continue }
                // 报, 刊
                if index - start >= 3, index - start <= 12,
                    text[index - 1] == 0x62A5 || text[index - 1] == 0x520A,
                    text[start..<index].allSatisfy({ isHan($0) })
                {
                    return String(
                        decoding: page.document.text[page.folded.byteRange(start..<index)],
                        as: UTF8.self)
                }
                start = index + 1
            }
        }
        return nil
    }
}
