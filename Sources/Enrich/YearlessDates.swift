import Model
import Text

/// Months and days without a year that would lie ahead though what they tell has happened.
///
/// A report of the first quarter tells `4月,甲与乙签约` and `9月竣工`: the year before is meant. What is planned
/// (`将于4月…`, `预计9月…`) and what lies just ahead (a calendar of next month) keeps its year.
struct YearlessDates: Sendable {
    let words: FrameWords

    /// Days ahead that a date without a year may well mean.
    private static let nearest = 45
    /// The last month in which the past year is reported.
    private static let lastMonth = 3
    /// Characters behind a date in which a plan may be told.
    private static let longestTail = 16

    func settle(_ mentions: inout [Mention], in text: FoldedText, reference: CalendarDate?) {
        guard let reference, reference.month <= Self.lastMonth else { return }
        for index in mentions.indices {
            guard case .date(let date) = mentions[index].value, !date.hasYear,
                date.precision == .day || date.precision == .month,
                date.start.daysSinceEpoch - reference.daysSinceEpoch > Self.nearest,
                !isPlanned(mentions[index].range, text),
                let earlier = date.aYearEarlier
            else { continue }
            mentions[index] = Mention(
                range: mentions[index].range, value: .date(earlier),
                confidence: mentions[index].confidence)
        }
    }

    /// A word of planning stands in the sentence up to shortly behind the date.
    private func isPlanned(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        let characters = text.characters
        let position = text.characterIndex(ofByte: range.lowerBound)
        var start = position
        while start > 0, !Self.stops.contains(characters[start - 1]) { start -= 1 }
        let last = min(
            characters.count, text.characterIndex(ofByte: range.upperBound) + Self.longestTail)
        var end = position
        while end < last, !Self.stops.contains(characters[end]) { end += 1 }
        return (start..<end).contains {
            words.length(.planned, in: characters.span, at: $0) != nil
        }
    }

    /// 。 ! ? and the end of a line.
    private static let stops: Set<UInt32> = [0x3002, 0x21, 0x3F, 0x0A]
}

extension Mention.DateSpan {
    /// The same days of the year before; 29 February becomes the 28th.
    fileprivate var aYearEarlier: Mention.DateSpan? {
        func shifted(_ day: CalendarDate) -> CalendarDate? {
            CalendarDate(year: day.year - 1, month: day.month, day: day.day)
                ?? CalendarDate(year: day.year - 1, month: day.month, day: day.day - 1)
        }
        guard let start = shifted(start), let end = shifted(end) else { return nil }
        return Mention.DateSpan(
            start: start, end: end, precision: precision, hasYear: false, isSpan: isSpan)
    }
}
