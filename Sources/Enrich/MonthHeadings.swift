import Model
import Text

/// Days below the headings of a chronicle: the line `3月`, and under it `15日,甲与乙签约`.
///
/// A day without a month would be read in the month of publication.
struct MonthHeadings: Sendable {
    /// Headings that make a chronicle.
    private static let least = 2
    /// Characters of such a line at most: 【2023年12月份】.
    private static let longest = 11

    func settle(_ mentions: inout [Mention], in text: FoldedText, reference: CalendarDate?) {
        guard let reference else { return }
        let headings = headings(of: text.characters, reference)
        guard headings.count >= Self.least else { return }
        for index in mentions.indices {
            guard case .date(let date) = mentions[index].value, !date.hasYear,
                date.precision == .day
            else { continue }
            let start = text.characterIndex(ofByte: mentions[index].range.lowerBound)
            let end = text.characterIndex(ofByte: mentions[index].range.upperBound)
            guard let heading = headings.last(where: { $0.end <= start }), end > start,
                (0x30...0x39).contains(text.characters[start]),
                !text.characters[start..<end].contains(Self.month),
                let first = CalendarDate(
                    year: heading.year, month: heading.month, day: date.start.day),
                let last = CalendarDate(
                    year: heading.year, month: heading.month, day: date.end.day),
                first <= last
            else { continue }
            mentions[index] = Mention(
                range: mentions[index].range,
                value: .date(
                    Mention.DateSpan(
                        start: first, end: last, precision: .day, hasYear: false,
                        isSpan: date.isSpan)),
                confidence: mentions[index].confidence)
        }
    }

    private struct Heading {
        let year: Int
        let month: Int
        let end: Int
    }

    /// Lines that hold nothing but a month; of a year told there, else of the last one it can be.
    private func headings(of text: [UInt32], _ reference: CalendarDate) -> [Heading] {
        var found: [Heading] = []
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == 0x0A {
            defer { start = end + 1 }
            let line = text[start..<end].filter { !Self.ornaments.contains($0) }
            guard (2...Self.longest).contains(line.count),
                let sign = line.firstIndex(of: Self.month)
            else { continue }
            let rest = line[(sign + 1)...]
            guard rest.isEmpty || rest.elementsEqual([0x4EFD]) else { continue }  // 份
            let parts = line[..<sign].split(separator: 0x5E74, omittingEmptySubsequences: false)
            let numbers = parts.compactMap(Self.number)
            guard numbers.count == parts.count, let month = numbers.last, (1...12).contains(month),
                numbers.count <= 2
            else { continue }
            let year =
                numbers.count == 2
                ? numbers[0] : month <= reference.month ? reference.year : reference.year - 1
            guard (1990...2100).contains(year) else { continue }
            found.append(Heading(year: year, month: month, end: end))
        }
        return found
    }

    private static func number(_ digits: ArraySlice<UInt32>) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static let month: UInt32 = 0x6708
    private static let ornaments = Set(" \t\r【】[]()·●■◆▪▲★◇○—-：:".unicodeScalars.map(\.value))
}
