import Model

/// Reads one day told with its year, at one place of the text.
///
/// `2022年3月10日`, `二〇二二年三月十日`, `民国111年3月10日`, `2022-03-10`, `2022/3/10`,
/// `2022.03.10`, `20220310`; each with an optional time of day: `2022-03-10 19:50:33`.
/// ISO 8601 and GB/T 7408 forms, and what Chinese pages write in their place.
struct AbsoluteDateReader: Sendable {
    let text: CharacterView

    /// The day that starts at character `start`; the character before must not continue a number.
    func read(at start: Int) -> AbsoluteDate? {
        if let before = optionalDigit(start - 1), before >= 0 { return nil }
        guard let (date, end) = chinese(at: start) ?? separated(at: start) ?? compact(at: start)
        else { return nil }
        let time = timeEnd(after: end)
        return AbsoluteDate(
            range: start..<(time ?? end),
            span: Mention.DateSpan(start: date, end: date, precision: .day), hasTime: time != nil)
    }

    private func optionalDigit(_ index: Int) -> Int? { arabicDigit(text[index]) }

    /// A run of Arabic digits of a length in `lengths`.
    func digits(at start: Int, _ lengths: ClosedRange<Int>) -> (value: Int, end: Int)? {
        var value = 0
        var position = start
        while let digit = arabicDigit(text[position]) {
            guard position - start < lengths.upperBound else { return nil }
            value = value * 10 + digit
            position += 1
        }
        return lengths.contains(position - start) ? (value, position) : nil
    }

    /// A number below 100 in Arabic or Chinese digits: `31`, `三十一`, `廿一`.
    func smallNumber(at start: Int) -> (value: Int, end: Int)? {
        if let arabic = digits(at: start, 1...2) { return arabic }
        var position = start
        var value = 0
        if text[position] == "廿" || text[position] == "卅" {
            value = text[position] == "廿" ? 20 : 30
            position += 1
        } else {
            if let tens = hanDigit(text[position]) {
                value = tens
                position += 1
            }
            if multiplier(text[position]) == 10 {
                value = (position == start ? 1 : value) * 10
                position += 1
            } else {
                return position > start && hanDigit(text[position]) == nil ? (value, position) : nil
            }
        }
        if let ones = hanDigit(text[position]), ones > 0 {
            value += ones
            position += 1
        }
        return hanDigit(text[position]) == nil && multiplier(text[position]) == 0
            ? (value, position) : nil
    }

    /// Four digits of a year, Arabic or Chinese: `2022`, `二〇二二`, `二○二二`.
    func fourDigitYear(at start: Int) -> (value: Int, end: Int)? {
        if let arabic = digits(at: start, 4...4) {
            return (1000...2999).contains(arabic.value) ? arabic : nil
        }
        var value = 0
        for index in start..<(start + 4) {
            let isCircle = text[index] == "○" || text[index] == "o" || text[index] == "0"
            guard let digit = hanDigit(text[index]) ?? (isCircle && index > start ? 0 : nil) else {
                return nil
            }
            value = value * 10 + digit
        }
        guard hanDigit(text[start + 4]) == nil, (1000...2999).contains(value) else { return nil }
        return (value, start + 4)
    }

    /// `民国111年`, `民國一百一十一年`, `民國一一一年`, `民国元年`: year 1 is 1912.
    func republicanYear(at start: Int) -> (value: Int, end: Int)? {
        guard text[start] == "民", text[start + 1] == "国" || text[start + 1] == "國" else {
            return nil
        }
        let position = text.skippingBlanks(start + 2)
        if text[position] == "元", text[position + 1] == "年" { return (1912, position + 1) }
        guard
            let year = digits(at: position, 1...3) ?? hundreds(at: position)
                ?? smallNumber(at: position) ?? digitRun(at: position),
            (1...200).contains(year.value)
        else { return nil }
        return (year.value + 1911, year.end)
    }

    /// `一百`, `一百零三`, `一百一十一`.
    private func hundreds(at start: Int) -> (value: Int, end: Int)? {
        guard let hundred = hanDigit(text[start]), multiplier(text[start + 1]) == 100 else {
            return nil
        }
        let isZero = hanDigit(text[start + 2]) == 0
        if let rest = smallNumber(at: isZero ? start + 3 : start + 2), rest.value > 0 {
            return (hundred * 100 + rest.value, rest.end)
        }
        return (hundred * 100, start + 2)
    }

    /// Two or three Chinese digits in a row: `九九`, `一一一`.
    private func digitRun(at start: Int) -> (value: Int, end: Int)? {
        var value = 0
        var position = start
        while position - start < 4, let digit = hanDigit(text[position]) {
            value = value * 10 + digit
            position += 1
        }
        return (2...3).contains(position - start) && multiplier(text[position]) == 0
            ? (value, position) : nil
    }

    /// `111年3月10日` counts the years of the Republic: no other calendar in use is in its second
    /// century. The month must follow: `120年` alone is a length of time.
    func bareRepublicanYear(at start: Int) -> (value: Int, end: Int)? {
        guard let year = digits(at: start, 3...3), (100...150).contains(year.value) else {
            return nil
        }
        let end = text.skippingBlanks(year.end)
        guard text[end] == "年", let month = smallNumber(at: text.skippingBlanks(end + 1)),
            (1...12).contains(month.value), text[text.skippingBlanks(month.end)] == "月"
        else { return nil }
        return (year.value + 1911, year.end)
    }

    private func chinese(at start: Int) -> (CalendarDate, Int)? {
        guard
            let year = republicanYear(at: start) ?? fourDigitYear(at: start)
                ?? bareRepublicanYear(at: start)
        else { return nil }
        var position = text.skippingBlanks(year.end)
        guard text[position] == "年" else { return nil }
        position = text.skippingBlanks(position + 1)
        guard let month = smallNumber(at: position) else { return nil }
        position = text.skippingBlanks(month.end)
        guard text[position] == "月" else { return nil }
        position = text.skippingBlanks(position + 1)
        guard let day = smallNumber(at: position) else { return nil }
        position = text.skippingBlanks(day.end)
        guard text[position] == "日" || text[position] == "号" || text[position] == "號" else {
            return nil
        }
        return CalendarDate(year: year.value, month: month.value, day: day.value)
            .map { ($0, position + 1) }
    }

    private func separated(at start: Int) -> (CalendarDate, Int)? {
        guard let year = digits(at: start, 4...4) ?? republicanYear(at: start),
            (1000...2999).contains(year.value)
        else { return nil }
        let separator = text[year.end]
        guard separator == "-" || separator == "/" || separator == "." || separator == "–" else {
            return nil
        }
        let first = text.skippingBlanks(year.end + 1, atMost: 1)
        guard let month = digits(at: first, 1...2), text[month.end] == separator else { return nil }
        let second = text.skippingBlanks(month.end + 1, atMost: 1)
        guard let day = digits(at: second, 1...2) ?? dayBeforeTime(at: second) else { return nil }
        // 2022-03-10-01 is a code, 2022.03.10.8 a version.
        if text[day.end] == separator, arabicDigit(text[day.end + 1]) != nil { return nil }
        if isLetter(text[day.end]), text[day.end] != "t" { return nil }
        if isLetter(text[start - 1]) || text[start - 1] == separator { return nil }
        return CalendarDate(year: year.value, month: month.value, day: day.value)
            .map { ($0, day.end) }
    }

    /// `1019:50`: a page that has lost the blank between a day and its time; both have two digits.
    private func dayBeforeTime(at start: Int) -> (value: Int, end: Int)? {
        guard let run = digits(at: start, 4...4), text[run.end] == ":", run.value % 100 < 24,
            digits(at: run.end + 1, 2...2) != nil
        else { return nil }
        return (run.value / 100, start + 2)
    }

    private func compact(at start: Int) -> (CalendarDate, Int)? {
        guard let run = digits(at: start, 8...8), (19_000_101...21_001_231).contains(run.value),
            !isLetter(text[start - 1]), !isLetter(text[run.end]), text[start - 1] != "-",
            text[start - 1] != ".", text[run.end] != "."
        else { return nil }
        return CalendarDate(
            year: run.value / 10_000, month: run.value / 100 % 100, day: run.value % 100
        ).map { ($0, run.end) }
    }

    /// The end of a clock time behind a day: ` 19:50`, `T19:50:33`, ` 19时50分`.
    func timeEnd(after end: Int) -> Int? {
        var position = text.skippingBlanks(end)
        if text[position] == "t", arabicDigit(text[position + 1]) != nil { position += 1 }
        guard let hour = digits(at: position, 1...2), hour.value <= 24 else { return nil }
        if text[hour.end] == "时" || text[hour.end] == "時" || text[hour.end] == "点" {
            guard let minute = digits(at: hour.end + 1, 1...2), text[minute.end] == "分" else {
                return hour.end + 1
            }
            return minute.end + 1
        }
        guard text[hour.end] == ":", let minute = digits(at: hour.end + 1, 2...2),
            minute.value < 60
        else { return nil }
        if text[minute.end] == ":", let second = digits(at: minute.end + 1, 2...2),
            second.value <= 60
        {
            return second.end
        }
        return minute.end
    }
}
