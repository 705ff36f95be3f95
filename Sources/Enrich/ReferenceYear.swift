import Model
import Text

/// The year an undated article tells about, so that its `11月8日` can be read.
enum ReferenceYear {
    private static let openingCharacters = 400

    /// The last day of the latest year written out near the beginning: `2022某地科技交流活动` → 2022-12-31.
    ///
    /// A month and day without a year then lie in that year. `nil` when no year is told; the
    /// publication date itself stays unknown either way.
    static func lastDay(toldIn text: FoldedText) -> CalendarDate? {
        var latest: Int?
        let end = min(text.count, openingCharacters)
        var index = 0
        while index < end {
            var digits = 0
            var value = 0
            while index + digits < text.count, let digit = digit(text.characters[index + digits]) {
                value = digits < 4 ? value * 10 + digit : value
                digits += 1
            }
            if digits == 4, (1990...2035).contains(value), !isCount(text, after: index + digits) {
                latest = max(latest ?? value, value)
            }
            index += max(digits, 1)
        }
        return latest.flatMap { CalendarDate(year: $0, month: 12, day: 31) }
    }

    /// 2000套, 2020.5: a figure that is no year.
    private static func isCount(_ text: FoldedText, after index: Int) -> Bool {
        guard index < text.count else { return false }
        return notYears.contains(text.characters[index])
    }

    private static func digit(_ scalar: UInt32) -> Int? {
        (0x30...0x39).contains(scalar) ? Int(scalar) - 0x30 : nil
    }

    private static let notYears = Set(".%万亿元套个家名人亩台米多余平".unicodeScalars.map(\.value))
}
