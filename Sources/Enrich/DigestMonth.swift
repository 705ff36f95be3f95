import Model
import Text

/// Days without a month in the digest of a month: `园区2024年9月大事` tells `【9日】…签约` in October.
struct DigestMonth: Sendable {
    let words: FrameWords

    /// Characters at the head of an article in which its month is told.
    private static let head = 60

    /// Moves such days, and 本月, into the month that title or head tell.
    func settle(
        _ mentions: inout [Mention], in text: FoldedText, title: String?, reference: CalendarDate?
    ) {
        guard let reference, let month = month(of: text, title: title, reference),
            month.month != reference.month
        else { return }
        for index in mentions.indices {
            guard case .date(let date) = mentions[index].value, !date.hasYear,
                date.precision == .day, date.start == date.end,
                date.start.month == reference.month,
                isBareDay(mentions[index].range, text),
                let day = CalendarDate(year: month.year, month: month.month, day: date.start.day)
            else { continue }
            mentions[index] = Mention(
                range: mentions[index].range,
                value: .date(
                    Mention.DateSpan(start: day, end: day, precision: .day, hasYear: false)),
                confidence: mentions[index].confidence)
        }
    }

    /// The month of `9月大事`, `月报 2024年10月`: told together with a word for digests, just past.
    private func month(
        of text: FoldedText, title: String?, _ reference: CalendarDate
    ) -> (year: Int, month: Int)? {
        let heads = [
            title.map { FoldedText(Array($0.utf8)).characters } ?? [],
            Array(text.characters.prefix(Self.head)),
        ]
        for head in heads {
            guard
                head.indices.contains(where: { words.length(.digest, in: head.span, at: $0) != nil }
                )
            else { continue }
            for index in head.indices where head[index] == 0x6708 {
                var start = index
                while start > 0, (0x30...0x39).contains(head[start - 1]) { start -= 1 }
                // Before the sum is made: a run of digits on a page has any length.
                guard (1...2).contains(index - start) else { continue }
                let number = head[start..<index].reduce(0) { $0 * 10 + Int($1 - 0x30) }
                guard (1...12).contains(number) else { continue }
                let year = number <= reference.month ? reference.year : reference.year - 1
                let age = (reference.year - year) * 12 + reference.month - number
                if (0...2).contains(age) { return (year, number) }
            }
        }
        return nil
    }

    /// 9日, 本月10日.
    private func isBareDay(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        let start = text.characterIndex(ofByte: range.lowerBound)
        let end = text.characterIndex(ofByte: range.upperBound)
        guard end > start else { return false }
        let first = text.characters[start]
        return (0x30...0x39).contains(first) && !text.characters[start..<end].contains(0x6708)
            || first == 0x672C
    }
}
