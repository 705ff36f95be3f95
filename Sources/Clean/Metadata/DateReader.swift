import Model
import Text

/// Reads whole dates in digits: `2022/03/10`, `2022-3-10`, `2022年3月10日`, `2022.03.10`.
enum DateReader {
    /// A date, and the characters it was read from.
    struct Found {
        let date: CalendarDate
        let characters: Range<Int>
    }

    /// The first date of a line.
    static func firstDate(in pieces: ArraySlice<Line.Piece>, of folded: FoldedText) -> Found? {
        for piece in pieces {
            if let found = nextDate(from: piece.characters.lowerBound, piece.characters, folded) {
                return found
            }
        }
        return nil
    }

    /// Every date among `characters`, in order.
    static func dates(
        in characters: Range<Int>, of folded: FoldedText, limit: Int = .max
    ) -> [Found] {
        var found: [Found] = []
        var index = characters.lowerBound
        while found.count < limit, let hit = nextDate(from: index, characters, folded) {
            found.append(hit)
            index = hit.characters.upperBound
        }
        return found
    }

    private static func nextDate(
        from start: Int, _ characters: Range<Int>, _ folded: FoldedText
    ) -> Found? {
        let scalars = folded.characters.span
        var index = start
        while index + 8 <= characters.upperBound + 1 {
            if isDigit(scalars[index]),
                index == characters.lowerBound || !isDigit(scalars[index - 1]),
                let hit = date(at: index, before: characters.upperBound, in: folded)
            {
                return hit
            }
            index += 1
        }
        return nil
    }

    /// A date written in a metadata value: `2019-09-07T13:43:45+08:00`.
    static func date(inValue value: String) -> CalendarDate? {
        let folded = FoldedText(Array(value.utf8))
        return dates(in: 0..<folded.count, of: folded, limit: 1).first?.date
    }

    private static func date(at start: Int, before end: Int, in folded: FoldedText) -> Found? {
        var index = start
        guard let year = number(&index, digits: 4, before: end, in: folded), index - start == 4,
            (1990...2099).contains(year), index < end
        else { return nil }
        let separator = folded.characters[index]
        guard separator == 0x5E74 || separator == 0x2D || separator == 0x2F || separator == 0x2E
        else { return nil }
        index += 1
        skipBlanks(&index, before: end, in: folded)
        guard let month = number(&index, digits: 2, before: end, in: folded), index < end
        else { return nil }
        skipBlanks(&index, before: end, in: folded)
        guard index < end else { return nil }
        let second = folded.characters[index]
        guard separator == 0x5E74 ? second == 0x6708 : second == separator else { return nil }
        index += 1
        skipBlanks(&index, before: end, in: folded)
        guard let day = number(&index, digits: 2, before: end, in: folded),
            index >= end || !isDigit(folded.characters[index]) || separator != 0x5E74,
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return Found(date: date, characters: start..<index)
    }

    private static func number(
        _ index: inout Int, digits: Int, before end: Int, in folded: FoldedText
    ) -> Int? {
        var value = 0
        let start = index
        while index < end, index - start < digits, isDigit(folded.characters[index]) {
            value = value * 10 + Int(folded.characters[index] - 0x30)
            index += 1
        }
        return index > start ? value : nil
    }

    private static func skipBlanks(_ index: inout Int, before end: Int, in folded: FoldedText) {
        while index < end, Glyph.isBlank(folded.characters[index]) { index += 1 }
    }
}
