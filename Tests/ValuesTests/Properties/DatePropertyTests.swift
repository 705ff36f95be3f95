import Model
import Testing
import Text

@testable import Values

/// Days, months, quarters, halves and years of 1990–2035 written in every form and read back.
@Suite struct DatePropertyTests {
    private static let years = 1990...2035

    private struct Read: Equatable {
        let start: CalendarDate
        let end: CalendarDate
        let precision: Mention.DateSpan.Precision
    }

    private static func read(_ value: Mention.Value) -> Read? {
        guard case .date(let span) = value else { return nil }
        return Read(start: span.start, end: span.end, precision: span.precision)
    }

    /// 3,360 days; the step is coprime to weeks.
    private static func days() throws -> [CalendarDate] {
        var day = try #require(CalendarDate(year: 1990, month: 1, day: 1))
        var days: [CalendarDate] = []
        while years.contains(day.year) {
            days.append(day)
            day = day.adding(days: 5)
        }
        return days
    }

    enum DayForm: CaseIterable {
        case chinese, spaced, wide, hao, han, hanCircle, financial, republican, republicanHan
        case iso, isoShort, slashed, slashedPadded, dotted, dottedPadded, compact, shortYear
        case withTime, withWeekday
    }

    @Test(arguments: DayForm.allCases)
    func everyDayIsReadBack(form: DayForm) throws {
        let scanner = try #require(ValueScanner.shared)
        var texts = WrittenTexts<Read>()
        for day in try Self.days() {
            guard let told = Self.written(form, day) else { continue }
            texts.add(told, Read(start: day, end: day, precision: .day))
        }
        #expect(texts.clauses.count > 1000)
        let misread = texts.misread(scanner, .date, Self.read)
        #expect(misread.count == 0, "\(misread.prefix(5))")
    }

    private static func written(_ form: DayForm, _ day: CalendarDate) -> String? {
        let (y, m, d) = (day.year, day.month, day.day)
        let plain = WrittenNumerals.plain
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        switch form {
        case .chinese: return "\(y)年\(m)月\(d)日"
        case .spaced: return "\(y) 年 \(m) 月 \(d) 日"
        case .wide: return WrittenNumerals.wide("\(y)年\(m)月\(d)日")
        case .hao: return "\(y)年\(two(m))月\(two(d))号"
        case .han:
            return "\(plain.inDigits(y))年\(plain.positional(m))月\(plain.positional(d))日"
        case .hanCircle:
            return
                "\(plain.inDigits(y, zero: "○"))年\(plain.positional(m))月\(plain.positional(d))日"
        case .financial:
            let big = WrittenNumerals.financial
            return
                "\(big.inDigits(y, zero: "零"))年\(big.positional(m))月\(big.positional(d))日"
        case .republican: return "民國\(y - 1911)年\(m)月\(d)日"
        case .republicanHan:
            return
                "民国\(plain.positional(y - 1911))年\(plain.positional(m))月\(plain.positional(d))日"
        case .iso: return "\(y)-\(two(m))-\(two(d))"
        case .isoShort: return "\(y)-\(m)-\(d)"
        case .slashed: return "\(y)/\(m)/\(d)"
        case .slashedPadded: return "\(y)/\(two(m))/\(two(d))"
        case .dotted: return "\(y).\(m).\(d)"
        case .dottedPadded: return "\(y).\(two(m)).\(two(d))"
        case .compact: return "\(y)\(two(m))\(two(d))"
        case .shortYear: return y < 2030 ? "\(two(y % 100))年\(m)月\(d)日" : nil
        case .withTime: return "\(y)-\(two(m))-\(two(d)) 08:05:\(two(d))"
        case .withWeekday:
            let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
            return "\(y)年\(m)月\(d)日(星期\(weekdays[day.weekday - 1]))"
        }
    }

    /// `3月10日` is of the reference's year, or of the year before.
    @Test func everyDayWithoutItsYearIsRead() throws {
        let scanner = try #require(ValueScanner.shared)
        for year in [1996, 2021, 2024] {
            let reference = try #require(CalendarDate(year: year, month: 12, day: 31))
            var texts = WrittenTexts<Read>()
            var day = try #require(CalendarDate(year: year, month: 1, day: 1))
            while day.year == year {
                let read = Read(start: day, end: day, precision: .day)
                texts.add("\(day.month)月\(day.day)日", read)
                texts.add(
                    "\(WrittenNumerals.plain.positional(day.month))月"
                        + "\(WrittenNumerals.plain.positional(day.day))日", read)
                day = day.adding(days: 1)
            }
            let misread = texts.misread(scanner, .date, reference: reference, Self.read)
            #expect(misread.count == 0, "\(misread.prefix(5))")
        }
    }

    @Test func everyMonthQuarterHalfAndYearIsReadBack() throws {
        let scanner = try #require(ValueScanner.shared)
        var texts = WrittenTexts<Read>()
        let plain = WrittenNumerals.plain
        for year in Self.years {
            func months(
                _ first: Int, _ last: Int, _ precision: Mention.DateSpan.Precision
            ) throws -> Read {
                Read(
                    start: try #require(CalendarDate.first(year, first)),
                    end: try #require(CalendarDate.last(year, last)), precision: precision)
            }
            let whole = try months(1, 12, .year)
            for told in [
                "\(year)年", "\(plain.inDigits(year))年", "民国\(year - 1911)年", "\(year)年度",
            ] {
                texts.add(told, whole)
            }
            for month in 1...12 {
                let read = try months(month, month, .month)
                let padded = (month < 10 ? "0" : "") + String(month)
                for told in [
                    "\(year)年\(month)月", "\(year)年\(padded)月份", "\(year)-\(padded)",
                    "\(year).\(padded)", "\(year)/\(padded)",
                    "\(plain.inDigits(year))年\(plain.positional(month))月",
                    "民國\(year - 1911)年\(month)月", "\(year) 年 \(month) 月",
                ] {
                    texts.add(told, read)
                }
                if month > 1 {
                    let first = try months(1, month, .month)
                    texts.add("\(year)年1-\(month)月", first)
                    texts.add("\(year)年前\(month)个月", first)
                    texts.add("\(year)年1月至\(month)月", first)
                }
            }
            for quarter in 1...4 {
                let read = try months(quarter * 3 - 2, quarter * 3, .quarter)
                let han = plain.positional(quarter)
                for told in [
                    "\(year)年第\(han)季度", "\(year)年\(han)季度", "\(year)年\(quarter)季度",
                    "\(year)年Q\(quarter)", "\(year)Q\(quarter)", "\(year)年第\(quarter)季度",
                ] {
                    texts.add(told, read)
                }
                if quarter > 1 {
                    texts.add(
                        "\(year)年前\(quarter == 2 ? "两" : han)季度",
                        try months(1, quarter * 3, .quarter))
                }
            }
            for (half, first) in [("上", 1), ("下", 7)] {
                let read = try months(first, first + 5, .quarter)
                for told in [
                    "\(year)年\(half)半年", "\(plain.inDigits(year))年\(half)半年", "\(year)\(half)半年",
                ] {
                    texts.add(told, read)
                }
            }
            texts.add(
                "\(year)-\(year + 2)年",
                Read(
                    start: whole.start, end: try #require(CalendarDate.last(year + 2, 12)),
                    precision: .year))
        }
        let reference = try #require(CalendarDate(year: 2022, month: 3, day: 10))
        let misread = texts.misread(scanner, .date, reference: reference, Self.read)
        #expect(misread.count == 0, "\(misread.prefix(8))")
    }

    enum SpanForm: CaseIterable {
        case chinese, shortEnd, iso, dotted, dottedShort, slashedWord, dayOnly
    }

    /// Two random days, the first before the second, both inside the span.
    @Test(arguments: SpanForm.allCases)
    func everySpanIsReadBack(form: SpanForm) throws {
        let scanner = try #require(ValueScanner.shared)
        var random = RandomSource(seed: 0xDA7E)
        var texts = WrittenTexts<Read>()
        for day in try Self.days() {
            let other = day.adding(days: 1 + random.below(200))
            let isShort = form == .shortEnd || form == .dottedShort || form == .dayOnly
            if isShort, other.year != day.year { continue }
            if form == .dayOnly, other.month != day.month { continue }
            func dotted(_ day: CalendarDate) -> String { "\(day.year).\(day.month).\(day.day)" }
            let told =
                switch form {
                case .chinese:
                    "\(day.year)年\(day.month)月\(day.day)日至\(other.year)年\(other.month)月\(other.day)日"
                case .shortEnd:
                    "\(day.year)年\(day.month)月\(day.day)日-\(other.month)月\(other.day)日"
                case .iso: "\(day)至\(other)"
                case .dotted: "\(dotted(day))-\(dotted(other))"
                case .dottedShort: "\(dotted(day))-\(other.month).\(other.day)"
                case .slashedWord:
                    "\(day.year)/\(day.month)/\(day.day)到\(other.year)/\(other.month)/\(other.day)"
                case .dayOnly: "\(day.year)年\(day.month)月\(day.day)-\(other.day)日"
                }
            texts.add(told, Read(start: day, end: other, precision: .day))
        }
        let misread = texts.misread(scanner, .date, Self.read)
        #expect(misread.count == 0, "\(misread.prefix(5))")
    }

    /// February 30, November 31: a day that is none is not read, nor is any part of it.
    @Test func impossibleDaysAreNone() throws {
        let scanner = try #require(ValueScanner.shared)
        var text = ""
        for year in Self.years {
            for month in 1...13 {
                let last = month == 13 ? 0 : CalendarDate.days(inMonth: month, of: year)
                for day in (last + 1)...32 {
                    text += "\(year)年\(month)月\(day)日开工。\(year)-\(month)-\(day)签约。"
                }
            }
        }
        let reference = CalendarDate(year: 2022, month: 3, day: 10)
        let bytes = Array(text.utf8)
        var mentions: [Mention] = []
        scanner.scan(FoldedText(bytes), reference: reference, kinds: .date, into: &mentions)
        let told = mentions.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(told.count == 0, "\(told.prefix(8))")
    }
}
