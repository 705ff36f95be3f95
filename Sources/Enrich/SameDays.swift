import Model
import Text

/// `当天`, `同日` far behind the day they refer to: `9月10日,甲中心揭牌。…(揭牌)当天,首批企业入驻`.
///
/// Where nothing near was told such a word reads as the day of publication; the day told last is
/// meant.
struct SameDays: Sendable {
    let words: FrameWords

    /// Bytes between the two at most.
    private static let farthest = 3000

    func settle(_ mentions: inout [Mention], in text: FoldedText, reference: CalendarDate?) {
        guard let reference else { return }
        var told: (day: Mention.DateSpan, end: Int)?
        for index in mentions.indices {
            guard case .date(let date) = mentions[index].value, date.precision == .day,
                date.start == date.end
            else { continue }
            let range = mentions[index].range
            let start = text.characterIndex(ofByte: range.lowerBound)
            if words.length(.sameDay, in: text.characters.span, at: start) != nil {
                guard date.start == reference, let told, told.day.start < reference,
                    range.lowerBound - told.end <= Self.farthest
                else { continue }
                mentions[index] = Mention(
                    range: range, value: .date(told.day), confidence: mentions[index].confidence)
            } else if date.start <= reference,
                !words.has(.deadline, in: text.characters.span, endingAt: start),
                text.characters[start] != 0x5F53,
                reference.daysSinceEpoch - date.start.daysSinceEpoch <= Self.oldest
            {
                told = (date, range.upperBound)
            }
        }
    }

    /// Days between the day that is meant and the publication at most.
    private static let oldest = 45
}
