import Lexicon
import Model
import Testing

@testable import Values

@Suite struct LunarCalendarTests {
    private static let calendar = (try? LexiconStore().table("lunar_years")).flatMap {
        try? LunarCalendar(table: $0)
    }

    @Test(arguments: [
        (2022, 1, 1, "2022-02-01"), (2022, 1, 8, "2022-02-08"), (2020, 8, 15, "2020-10-01"),
        (2023, 8, 15, "2023-09-29"), (2023, 5, 5, "2023-06-22"), (2024, 12, 29, "2025-01-28"),
        (2033, 1, 1, "2033-01-31"), (1997, 1, 1, "1997-02-07"),
    ])
    func dayOfLunarYear(year: Int, month: Int, day: Int, told: String) throws {
        let calendar = try #require(Self.calendar)
        #expect(calendar.day(year, month, day)?.description == told)
    }

    @Test func dayThatTheMonthLacksIsNone() throws {
        let calendar = try #require(Self.calendar)
        #expect(calendar.day(2024, 12, 30) == nil)
        #expect(calendar.day(1800, 1, 1) == nil)
    }

    /// The years join: the last day of each is the one before the first of the next.
    @Test func yearsFollowEachOther() throws {
        let calendar = try #require(Self.calendar)
        for year in 1990...2050 {
            let first = try #require(calendar.day(year, 1, 1))
            let last = try #require(
                calendar.day(year - 1, 12, 30) ?? calendar.day(year - 1, 12, 29))
            #expect(last.adding(days: 1) == first)
            #expect(calendar.eve(year) == last)
            #expect(
                (21...51).contains(
                    first.daysSinceEpoch - (CalendarDate.first(year, 1)?.daysSinceEpoch ?? 0) + 1))
        }
    }
}
