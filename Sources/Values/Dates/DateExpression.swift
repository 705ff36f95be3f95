import Model

/// A date as read: its days, what was told, and the fields a second date may borrow from it.
struct DateExpression {
    var range: Range<Int>
    var start: CalendarDate
    var end: CalendarDate
    var precision: Mention.DateSpan.Precision
    var hasYear: Bool
    var isSpan = false
    /// The finest unit told.
    var unit: Unit
    /// What stands here is read, but tells no date: `2月30日`, `每年3月`.
    var isNone = false

    enum Unit: Int, Comparable {
        case era, year, quarter, month, week, day
        static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
    }

    var span: Mention.DateSpan {
        Mention.DateSpan(
            start: start, end: end, precision: precision, hasYear: hasYear, isSpan: isSpan)
    }
}

extension CalendarDate {
    /// The first day of a month; months beyond 1…12 carry into the year.
    static func first(_ year: Int, _ month: Int) -> CalendarDate? {
        let index = year * 12 + month - 1
        guard index >= 12 else { return nil }
        return CalendarDate(year: index / 12, month: index % 12 + 1, day: 1)
    }

    static func last(_ year: Int, _ month: Int) -> CalendarDate? {
        first(year, month).flatMap {
            CalendarDate(
                year: $0.year, month: $0.month, day: days(inMonth: $0.month, of: $0.year))
        }
    }

    /// The same day `months` later, or the last of that month.
    func adding(months: Int) -> CalendarDate? {
        guard let first = CalendarDate.first(year, month + months) else { return nil }
        return CalendarDate(
            year: first.year, month: first.month,
            day: min(day, CalendarDate.days(inMonth: first.month, of: first.year)))
    }

    /// Monday of the week.
    var monday: CalendarDate { adding(days: 1 - weekday) }

    /// `days` of work (Monday to Friday) later.
    func adding(workdays: Int) -> CalendarDate {
        var date = self
        var left = min(workdays, 5000)
        while left > 0 {
            date = date.adding(days: 1)
            if date.weekday <= 5 { left -= 1 }
        }
        return date
    }
}
