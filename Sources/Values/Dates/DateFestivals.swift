import Model
import Text

/// Festivals and days of the lunar calendar: `2022年春节`, `正月初八`, `农历八月十五`.
extension DateReading {
    /// `国庆节`, `2022年春节`, `除夕`; vague where days around it are meant: `春节期间`, `中秋前`.
    func festival(
        _ word: DateWords.Word, _ range: Range<Int>, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        guard
            let resolved = resolve(
                at: range.lowerBound, year: year, inherited,
                { day(of: word, $0).map { ($0, $0) } })
        else {
            return year == nil ? nil : none(range)
        }
        var date = DateExpression(
            range: range, start: resolved.days.0, end: resolved.days.1, precision: .day,
            hasYear: resolved.hasYear, unit: .day)
        let end = range.upperBound
        // 五一, 十一 are days only beside a word that says so: 五一假期, 十一黄金周.
        let needsTelling = word.value.hasSuffix("?")
        var isTold = false
        for (word, size) in [
            ("期间", 2), ("假期", 2), ("长假", 2), ("小长假", 3), ("前夕", 2), ("前后", 2), ("黄金周", 3), ("节", 0),
            ("前", 0),
            ("后", 0), ("过后", 0), ("之前", 0), ("之后", 0), ("假", 0), ("档", 0),
        ] as [(StaticString, Int)] where text.has(word, at: end) {
            date.precision = .vague
            date.isSpan = true
            date.range = range.lowerBound..<(end + size)
            isTold = size > 0
            break
        }
        if needsTelling, !isTold { return nil }
        return date
    }

    /// The day of a festival in a common year; `L01-01` counts lunar months.
    private func day(of word: DateWords.Word, _ year: Int) -> CalendarDate? {
        switch word.value {
        case "eve": return words.lunar.eve(year)
        case "qingming": return words.lunar.qingming(year)
        default: break
        }
        if word.value.hasPrefix("term:") {
            return LunarCalendar.solarTerm(word.value.dropFirst("term:".count), of: year)
        }
        guard word.value.utf8.first == UInt8(ascii: "L") else {
            return LunarCalendar.day(word.value.filter { $0 != "?" }, of: year)
        }
        let parts = word.value.dropFirst().split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        return words.lunar.day(parts[0], parts[1], inCommon: year)
    }

    /// What is read and tells no date that is sure.
    func none(_ range: Range<Int>) -> DateExpression? {
        CalendarDate(year: 2000, month: 1, day: 1).map {
            DateExpression(
                range: range, start: $0, end: $0, precision: .vague, hasYear: false, unit: .day,
                isNone: true)
        }
    }

    /// `农历2015年十月初一`, `正月初八`, `腊月廿三`: behind a word that counts lunar months.
    func lunar(
        _ word: DateWords.Word, _ range: Range<Int>, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        var position = range.upperBound
        var month = word.first
        var year = year
        if month == 0 {
            position = text.skippingBlanks(position)
            if year == nil, let told = numerals.fourDigitYear(at: position),
                text[told.end] == "年"
            {
                year = told.value
                position = told.end + 1
            }
            if let (named, end) = words.read(text, position), named.role == .lunar,
                named.first > 0
            {
                month = named.first
                position = end
            } else if let number = small(at: position), text[number.end] == "月" {
                month = number.value
                position = number.end + 1
            } else {
                return nil
            }
        }
        guard let day = lunarDay(at: position) ?? small(at: position) else {
            return none(range.lowerBound..<position)
        }
        let end = isDay(text[day.end]) ? day.end + 1 : day.end
        return lunar(month, day.value, range.lowerBound..<end, year, inherited)
    }

    /// `八月十五`, `五月初五`: Chinese numbers and no 日. Of the days that are not 初 only the
    /// fifteenth is one of the lunar calendar without a word that says so.
    func lunarDay(
        ofMonth month: Int, _ range: Range<Int>, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        let end = range.upperBound
        guard arabicDigit(text[range.lowerBound]) == nil, text[end - 1] == "月",
            let day = lunarDay(at: end), !isDay(text[day.end]), text[end] == "初" || day.value == 15
        else { return nil }
        switch text[day.end] {
        case "的", "至", "到", "晚", "早", "上", "下", "举", "开", "前", "后", "出": break
        case let next where isIdeograph(next) || multiplier(next) > 0: return nil
        default: break
        }
        return lunar(month, day.value, range.lowerBound..<day.end, year, inherited)
    }

    private func lunarDay(at start: Int) -> (value: Int, end: Int)? {
        if text[start] == "初" {
            guard let day = small(at: start + 1), (1...10).contains(day.value),
                arabicDigit(text[start + 1]) == nil
            else { return nil }
            return day
        }
        guard arabicDigit(text[start]) == nil, let day = small(at: start),
            (10...30).contains(day.value)
        else { return nil }
        return day
    }

    private func lunar(
        _ month: Int, _ day: Int, _ range: Range<Int>, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        // The last months of a lunar year lie in the common year after it: 2022年腊月 may mean both.
        if year != nil || inherited?.year != nil, month > 10 { return none(range) }
        guard
            let resolved = resolve(
                at: range.lowerBound, year: year, inherited,
                { year in words.lunar.day(month, day, inCommon: year).map { ($0, $0) } })
        else { return none(range) }
        return DateExpression(
            range: range, start: resolved.days.0, end: resolved.days.1, precision: .day,
            hasYear: resolved.hasYear, unit: .day)
    }
}
