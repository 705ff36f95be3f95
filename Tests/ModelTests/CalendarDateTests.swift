import Testing

@testable import Model

@Suite("Days of the calendar")
struct CalendarDateTests {
    @Test(
        "A known day has its number and weekday",
        arguments: [
            (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (2022, 3, 10, 19_061, 4),
            (1969, 12, 31, -1, 3), (1, 1, 1, -719_162, 1),
        ])
    func knownDays(year: Int, month: Int, day: Int, number: Int, weekday: Int) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == number)
        #expect(date.weekday == weekday)
        #expect(CalendarDate(daysSinceEpoch: number) == date)
    }

    @Test("Four centuries of days follow each other")
    func daysFollowEachOther() throws {
        var expected = try #require(CalendarDate(year: 1800, month: 1, day: 1))
        var weekday = expected.weekday
        for number in (expected.daysSinceEpoch + 1)...(expected.daysSinceEpoch + 146_097) {
            let date = CalendarDate(daysSinceEpoch: number)
            #expect(date > expected && date.daysSinceEpoch == number)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
            weekday = weekday % 7 + 1
            #expect(date.weekday == weekday)
            expected = date
        }
        #expect(expected.description == "2200-01-01")
    }

    @Test(
        "What is no day is none",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2022, 4, 31), (2022, 13, 1), (2022, 1, 0), (0, 1, 1),
        ])
    func noDays(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
}
