/// A table that a page broke into one cell a line: headings from `序号` on, then rows that begin with 1, 2, 3.
///
/// ```
/// 序号            1                 2
/// 项目名称        某某产业园三期      某某示范项目
/// 签约双方        云岭高新区管委会    东湾县人民政府
/// 投资额          某某集团           某某科技
/// 建设内容        68 …              55 …
/// ```
/// Cells may hold several lines. The name is the line behind the number; the first line of digits alone is the cell
/// of the column of amounts, what stands between them belongs to the columns between, what follows to the last ones.
struct FlattenedTable: Sendable {
    /// Bytes of the cells, row by row, the headings first; every row has as many.
    let rows: [[Range<Int>]]

    private static let mostColumns = 10
    /// Bytes of a heading, and of a line of a cell, at most.
    private static let longestHeading = 48
    private static let longestLine = 120
    /// Lines of a row at most.
    private static let mostLines = 12

    static func find(in text: [UInt8]) -> [FlattenedTable] {
        let lines = lines(of: text)
        guard let head = lines.firstIndex(where: { text[$0].elementsEqual(number) }) else {
            return []
        }
        var first = head
        while first < lines.count, first - head <= mostColumns, integer(text[lines[first]]) != 1 {
            guard lines[first].count <= longestHeading else { return [] }
            first += 1
        }
        let headings = Array(lines[head..<min(first, lines.count)])
        guard first < lines.count, integer(text[lines[first]]) == 1,
            (3...mostColumns).contains(headings.count)
        else { return [] }
        let starts = starts(from: first, lines, text)
        guard starts.count >= 2 else { return [] }
        var rows = [headings]
        for (position, start) in starts.enumerated() {
            var end = position + 1 < starts.count ? starts[position + 1] : start + mostLines
            end = min(end, lines.count)
            if position + 1 == starts.count {
                // Where the last row ends nothing tells but a line of prose.
                end = (start..<end).first { lines[$0].count > longestLine } ?? end
            }
            rows.append(row(Array(lines[start..<end]), headings, text))
        }
        return [FlattenedTable(rows: rows)]
    }

    /// Lines that hold 1, 2, 3 … alone, one after the other.
    private static func starts(
        from first: Int, _ lines: [Range<Int>], _ text: [UInt8]
    ) -> [Int] {
        var starts = [first]
        var index = first + 1
        while index < lines.count, let last = starts.last, index - last <= mostLines,
            lines[index].count <= longestLine
        {
            if integer(text[lines[index]]) == starts.count + 1, index - last >= 3 {
                starts.append(index)
            }
            index += 1
        }
        return starts
    }

    /// Lines of a row dealt to the columns.
    private static func row(
        _ lines: [Range<Int>], _ headings: [Range<Int>], _ text: [UInt8]
    ) -> [Range<Int>] {
        let end = lines.last?.upperBound ?? 0
        var cells = [Range<Int>](repeating: end..<end, count: headings.count)
        for index in 0..<min(2, lines.count) { cells[index] = lines[index] }
        guard lines.count > 2 else { return cells }
        if lines.count == headings.count { return lines }
        let column = headings.indices.dropFirst(2).first { heading in
            let title = text[headings[heading]]
            return amounts.contains { contains($0, in: title) }
                && !parties.contains { contains($0, in: title) }
        }
        guard let column, let amount = (2..<lines.count).first(where: { isNumber(text[lines[$0]]) })
        else {
            cells[2] = lines[2].lowerBound..<end
            return cells
        }
        if column > 2, amount > 2 { cells[2] = lines[2].lowerBound..<lines[amount - 1].upperBound }
        // 1.2 above (美元): the cell holds both, and is no bare number.
        var last = amount
        while last + 1 < lines.count, isBracket(text[lines[last + 1]]) { last += 1 }
        cells[column] = lines[amount].lowerBound..<lines[last].upperBound
        if last + 1 < lines.count, column + 1 < headings.count {
            cells[column + 1] = lines[last + 1].lowerBound..<end
        }
        return cells
    }

    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            if end > start { lines.append(start..<end) }
            start = end + 1
        }
        return lines
    }

    private static func integer(_ line: ArraySlice<UInt8>) -> Int? {
        guard (1...2).contains(line.count), line.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return line.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    private static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
        !line.isEmpty && line.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
    }

    /// Begins with a bracket of either width.
    private static func isBracket(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == 0x28 || line.starts(with: fullBracket)
    }

    private static func contains(_ word: [UInt8], in title: ArraySlice<UInt8>) -> Bool {
        guard word.count <= title.count else { return false }
        return (title.startIndex...(title.endIndex - word.count)).contains {
            title[$0..<($0 + word.count)].elementsEqual(word)
        }
    }

    private static let number = Array("序号".utf8)
    /// What heads a column of amounts, and what makes it one of those who invest.
    private static let amounts = ["额", "投资"].map { Array($0.utf8) }
    private static let parties = ["方", "人", "商", "主体", "企业", "公司"].map { Array($0.utf8) }
    private static let fullBracket = Array("\u{FF08}".utf8)
}
