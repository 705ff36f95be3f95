import Lexicon
import Model

/// The Chinese lunisolar calendar as a table of years: 正月初八 of 2022 is February 8.
///
/// Calendar of GB/T 33661-2017; years outside of the table are not known.
struct LunarCalendar: Sendable {
    private struct Year: Sendable {
        let first: CalendarDate
        /// Days of the months in order, the repeated one behind its namesake.
        let lengths: [Int]
        /// The month that is repeated, or 0.
        let leap: Int
        let qingming: Int
    }

    private let years: [Int: Year]

    init(table: LexiconTable) throws(LexiconError) {
        var years: [Int: Year] = [:]
        for row in table.rows {
            guard row.count == 5, let year = Int(row[0]), let leap = Int(row[3]),
                let qingming = Int(row[4]), let first = Self.day(row[1], of: year),
                row[2].utf8.count == (leap == 0 ? 12 : 13),
                row[2].utf8.allSatisfy({ $0 == UInt8(ascii: "L") || $0 == UInt8(ascii: "S") })
            else {
                throw table.error(
                    at: row[0],
                    "\(row[0]) needs a month and day (02-01), 12 or 13 months (L, S), the leap month and the day of 清明"
                )
            }
            years[year] = Year(
                first: first, lengths: row[2].utf8.map { $0 == UInt8(ascii: "L") ? 30 : 29 },
                leap: leap, qingming: qingming)
        }
        self.years = years
    }

    /// A day of a lunar year; 腊月三十 only where the month has 30 days.
    func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        guard let year = years[year], (1...12).contains(month) else { return nil }
        let index = month - 1 + (year.leap > 0 && month > year.leap ? 1 : 0)
        guard day >= 1, day <= year.lengths[index] else { return nil }
        return year.first.adding(days: year.lengths[..<index].reduce(0, +) + day - 1)
    }

    /// The day of a lunar month that lies in a year of the common calendar.
    func day(_ month: Int, _ day: Int, inCommon year: Int) -> CalendarDate? {
        for lunar in [year, year - 1] {
            if let date = self.day(lunar, month, day), date.year == year { return date }
        }
        return nil
    }

    /// 除夕, the day before 春节 of the same common year.
    func eve(_ year: Int) -> CalendarDate? { years[year]?.first.adding(days: -1) }

    func qingming(_ year: Int) -> CalendarDate? {
        years[year].flatMap { CalendarDate(year: year, month: 4, day: $0.qingming) }
    }

    /// The day of a solar term in 2000…2050, of which `told` has the month and the day's constant:
    /// `12-21.94` is 冬至. Method: day = ⌊.2422 y + C⌋ − ⌊leap years before⌋ for year 20yy, with three
    /// exceptions; the days agree with those computed from the sun's longitude at 8 hours east.
    static func solarTerm(_ told: Substring, of year: Int) -> CalendarDate? {
        let parts = told.split(separator: "-")
        guard (2000...2050).contains(year), parts.count == 2, let month = Int(parts[0]),
            let constant = Double(parts[1])
        else { return nil }
        let inCentury = year - 2000
        let leapYears = month <= 2 ? (inCentury + 3) / 4 - 1 : inCentury / 4
        var day = Int(0.2422 * Double(inCentury) + constant) - leapYears
        if month == 12, year == 2021 { day -= 1 }
        if month == 8, year == 2002 { day += 1 }
        if month == 9, year == 2037 { day -= 1 }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `03-08` of a year.
    static func day(_ told: String, of year: Int) -> CalendarDate? {
        let parts = told.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        return CalendarDate(year: year, month: parts[0], day: parts[1])
    }
}
