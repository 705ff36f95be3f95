import Model
import Text

/// `同年6月` is of the year told last: `2022年1月,甲签约。…一期于同年6月动工`.
struct SameYears: Sendable {
    /// Bytes between the two at most.
    private static let farthest = 600

    func settle(_ mentions: inout [Mention], in text: FoldedText) {
        var told: (year: Int, end: Int)?
        for index in mentions.indices {
            guard case .date(let date) = mentions[index].value else { continue }
            let range = mentions[index].range
            let start = text.characterIndex(ofByte: range.lowerBound)
            let isSame =
                start + 1 < text.count && text.characters[start] == 0x540C
                && text.characters[start + 1] == 0x5E74
                || start >= 2 && text.characters[start - 2] == 0x540C
                    && text.characters[start - 1] == 0x5E74
            guard isSame else {
                told = (date.start.year, range.upperBound)
                continue
            }
            guard let told, range.lowerBound - told.end <= Self.farthest,
                date.start.year != told.year,
                let first = CalendarDate(
                    year: told.year, month: date.start.month, day: date.start.day),
                let last = CalendarDate(
                    year: told.year + date.end.year - date.start.year, month: date.end.month,
                    day: date.end.day)
            else { continue }
            mentions[index] = Mention(
                range: range,
                value: .date(
                    Mention.DateSpan(
                        start: first, end: last, precision: date.precision, hasYear: true,
                        isSpan: date.isSpan)),
                confidence: mentions[index].confidence)
        }
    }
}
