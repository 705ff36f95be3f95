import Model
import Text

/// The day an undated page was written on or shortly before, so that its `11月8日` can be read.
///
/// A newspaper page tells no publication date, but its pieces tell a year (`2024赛季`) and days
/// without a year (`6月29日`). The latest such day of the latest year is taken. It serves to read
/// dates only: the publication date itself stays unknown.
enum ReferenceDate {
    /// `nil` when the texts tell no year.
    static func inferred(from texts: [FoldedText]) -> CalendarDate? {
        var years: [Int] = []
        var days: [(month: Int, day: Int)] = []
        for text in texts { collect(text.characters, &years, &days) }
        guard let year = years.max() else { return nil }
        return days.compactMap { CalendarDate(year: year, month: $0.month, day: $0.day) }.max()
            ?? CalendarDate(year: year, month: 12, day: 31)
    }

    /// The day that the dateline at the head of an article tells: `(云岭,2023年11月28日)今天上午`,
    /// `云岭3月4日电`. What the text calls 今天 is this day, not that of publication.
    static func dateline(of text: FoldedText, published: CalendarDate?) -> CalendarDate? {
        guard let published else { return nil }
        let head = Array(text.characters.prefix(Self.longestHead))
        for end in head.indices.dropFirst(2) where Self.endsDateline(head, at: end) {
            guard let told = lastDay(head, endingAt: end, year: published.year) else { continue }
            let age = published.daysSinceEpoch - told.daysSinceEpoch
            if (0...Self.oldestDateline).contains(age) { return told }
        }
        return nil
    }

    /// `)` 电 讯.
    private static func endsDateline(_ text: [UInt32], at index: Int) -> Bool {
        [0x29, 0x7535, 0x8BAF].contains(text[index]) && text[index - 1] == day
    }

    /// `2023年11月28日` or `3月4日` that ends before `end`.
    private static func lastDay(_ text: [UInt32], endingAt end: Int, year: Int) -> CalendarDate? {
        var numbers: [Int] = []
        var index = end - 1
        for unit in [day, month, Self.yearSign] {
            guard index > 0, text[index] == unit else { break }
            var start = index
            while start > 0, (0x30...0x39).contains(text[start - 1]) { start -= 1 }
            guard start < index, let number = number(text, at: start) else { break }
            numbers.append(number.value)
            index = start - 1
        }
        guard numbers.count >= 2 else { return nil }
        return CalendarDate(
            year: numbers.count == 3 ? numbers[2] : year, month: numbers[1], day: numbers[0])
    }

    /// Characters at the head of an article that may hold a dateline.
    private static let longestHead = 200
    /// Days between a dateline and the publication at most.
    private static let oldestDateline = 10
    private static let yearSign: UInt32 = 0x5E74

    private static func collect(
        _ text: [UInt32], _ years: inout [Int], _ days: inout [(month: Int, day: Int)]
    ) {
        var index = 0
        while index < text.count {
            guard let number = number(text, at: index) else {
                index += 1
                continue
            }
            let end = index + number.length
            let next = end < text.count ? text[end] : 0
            let before = index > 0 ? text[index - 1] : 0
            if number.length == 4, Self.yearsOfPages.contains(number.value),
                !notYears.contains(next),
                !goals.contains(before), !isPlanned(text, after: end)
            {
                years.append(number.value)
            } else if next == month, number.length <= 2, !goals.contains(before),
                let last = self.number(text, at: end + 1), last.length <= 2,
                end + 1 + last.length < text.count, text[end + 1 + last.length] == day
            {
                days.append((number.value, last.value))
                // 11月8日至9日: the last day counts.
                let joint = end + 2 + last.length
                if joint < text.count, joints.contains(text[joint]),
                    let through = self.number(text, at: joint + 1), through.length <= 2,
                    joint + 1 + through.length < text.count,
                    text[joint + 1 + through.length] == day
                {
                    days.append((number.value, through.value))
                }
            }
            index = end
        }
    }

    /// 2022年打算, 2022年工作计划: a year that lies ahead.
    private static func isPlanned(_ text: [UInt32], after year: Int) -> Bool {
        guard year < text.count, text[year] == 0x5E74 else { return false }
        let tail = text[(year + 1)..<min(text.count, year + 5)]
        return plans.contains { plan in
            tail.indices.contains { tail[$0...].starts(with: plan) }
        }
    }

    private static func number(_ text: [UInt32], at start: Int) -> (value: Int, length: Int)? {
        var value = 0
        var length = 0
        while start + length < text.count, (0x30...0x39).contains(text[start + length]) {
            if length < 9 { value = value * 10 + Int(text[start + length] - 0x30) }
            length += 1
        }
        return length > 0 ? (value, length) : nil
    }

    private static let plans = ["打算", "计划", "展望", "目标", "思路"].map {
        $0.unicodeScalars.map(\.value)
    }
    /// From the first public pages on; what lies beyond the 2090s is no year of writing.
    private static let yearsOfPages = 1990...2099
    private static let joints = Set("至到-—~、".unicodeScalars.map(\.value))
    private static let month: UInt32 = 0x6708
    private static let day: UInt32 = 0x65E5
    /// 2000套, 2020.5, 2010亿: figures that are no years.
    private static let notYears = Set(".%万亿元套个家名人亩台米多余平千".unicodeScalars.map(\.value))
    /// 到2025年, 于8月1日: what lies ahead tells nothing of the day of writing.
    private static let goals = Set("到至划计于前".unicodeScalars.map(\.value))
}
