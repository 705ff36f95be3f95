import Model
import Text

/// What follows a date: weekday, time of day, the other end of a span, further days, `以来`.
extension DateReading {
    /// The whole expression at `start`, and further dates of a list (`3月8日、15日`).
    func expression(at start: Int) -> [DateExpression] {
        if Self.isNumeric(text[start]), !mayBeDate(at: start) { return [] }
        guard var date = bareSpan(at: start) ?? atom(at: start) else {
            return impossibleDay(at: start).map { [$0] } ?? []
        }
        if date.unit < .day, let none = impossibleDay(at: start) { return [none] }
        if isPartOfName(date) { return [] }
        date = tail(date)
        if let joined = joinedSpan(date) { date = joined }
        if recurs(before: start) { date.isNone = true }
        if date.isNone { return [date] }
        var list = [date]
        if date.unit == .day, !date.isSpan || date.precision == .day { extend(&list) }
        list[list.count - 1] = since(list[list.count - 1])
        return list
    }

    /// `2022届`, `3月8日路`: the date is part of another word.
    private func isPartOfName(_ date: DateExpression) -> Bool {
        let start = date.range.lowerBound
        if date.unit == .year, arabicDigit(text[start]) == nil, date.precision == .year,
            text[start - 1] == "每"
        {
            return true
        }
        if text[start - 1] == "第", date.range.upperBound - start < 8 { return true }
        return false
    }

    /// `每年3月`, `每月10日`, `每周三`: no day of one year.
    private func recurs(before start: Int) -> Bool {
        let end = text[start - 1] == "的" ? start - 2 : start - 1
        switch text[end] {
        case "每", "逢": return true
        case "年", "月", "周", "季": return text[end - 1] == "每" || text[end - 1] == "隔"
        default: return false
        }
    }

    /// `2022年2月30日`, `4月31日`: days that no calendar has; no part of them tells a date.
    private func impossibleDay(at start: Int) -> DateExpression? {
        var position = start
        // A leap year: 2月29日 may be told without its year.
        var year = 2000
        if let told = numerals.republicanYear(at: start) ?? numerals.fourDigitYear(at: start) {
            position = text.skippingBlanks(told.end)
            guard text[position] == "年" else { return nil }
            year = told.value
            position = text.skippingBlanks(position + 1)
        }
        guard let month = small(at: position) else { return nil }
        position = text.skippingBlanks(month.end)
        guard text[position] == "月", let day = small(at: text.skippingBlanks(position + 1)) else {
            return nil
        }
        position = text.skippingBlanks(day.end)
        guard isDay(text[position]),
            let first = CalendarDate(year: year, month: 1, day: 1),
            CalendarDate(year: year, month: month.value, day: day.value) == nil
        else { return nil }
        return DateExpression(
            range: start..<(position + 1), start: first, end: first, precision: .vague,
            hasYear: false, unit: .day, isNone: true)
    }

    /// `2021-2023年`, `1995 - 1997年`, `2020至2025年`: the left end has no unit of its own.
    private func bareSpan(at start: Int) -> DateExpression? {
        guard arabicDigit(text[start - 1]) == nil, !isLetter(text[start - 1]),
            let first = numerals.fourDigitYear(at: start),
            (1900...2100).contains(first.value),
            let mark = rangeMark(at: first.end) ?? neighbour(at: first.end, first.value),
            let second = numerals.fourDigitYear(at: mark) ?? shortYear(at: mark, first.value),
            second.value > first.value, second.value - first.value <= 100
        else { return nil }
        let end = text.skippingBlanks(second.end)
        guard text[end] == "年" else {
            // 2019-2021三年.
            guard let count = small(at: second.end) ?? pair(at: second.end),
                count.value == second.value - first.value + 1, text[count.end] == "年"
            else { return nil }
            return years(first.value, second.value, start..<(count.end + 1))
        }
        var span = years(first.value, second.value, start..<(end + 1))
        if text[end + 1] == "度", text[end + 2] != "假" { span?.range = start..<(end + 2) }
        return span
    }

    /// `2021、2022年`: the year after the first one.
    private func neighbour(at end: Int, _ first: Int) -> Int? {
        guard text[end] == "、" || text[end] == "和",
            let second = numerals.fourDigitYear(at: end + 1), second.value == first + 1
        else { return nil }
        return end + 1
    }

    /// `两` of 两年.
    private func pair(at start: Int) -> (value: Int, end: Int)? {
        text[start] == "两" ? (2, start + 1) : nil
    }

    private func shortYear(at start: Int, _ first: Int) -> (value: Int, end: Int)? {
        numerals.digits(at: start, 2...2).map { (first / 100 * 100 + $0.value, $0.end) }
    }

    /// Takes in `(周四)`, `,星期一`, `上午`, `下午3时30分`, ` 19:50`.
    func tail(_ date: DateExpression) -> DateExpression {
        guard date.unit == .day, date.precision == .day else { return date }
        var date = date
        var end = date.range.upperBound
        var position = text.skippingBlanks(end)
        let opening = text[position]
        if opening == "," || opening == "(" || opening == "、" {
            let inner = text.skippingBlanks(position + 1)
            if let (word, wordEnd) = words.read(text, inner), word.role == .weekday,
                opening != "(" || text[wordEnd] == ")"
            {
                end = opening == "(" ? wordEnd + 1 : wordEnd
            }
        } else if let (word, wordEnd) = words.read(text, position), word.role == .weekday {
            end = wordEnd
        }
        position = text.skippingBlanks(end, atMost: 1)
        if let (word, wordEnd) = words.read(text, position), word.role == .part,
            wordEnd - position > 1 || !isIdeograph(text[wordEnd])
        {
            end = wordEnd
        }
        if let time = clock(at: end) { end = time }
        date.range = date.range.lowerBound..<end
        return date
    }

    /// `3时30分`, `四点`, `19:50`: the end of a time of day behind a day.
    private func clock(at end: Int) -> Int? {
        if let time = numerals.timeEnd(after: end) {
            // 11:00时.
            return text[time] == "时" && text[time + 1] != "间" && text[time + 1] != "段"
                ? time + 1 : time
        }
        let position = text.skippingBlanks(end, atMost: 1)
        guard let hour = small(at: position) ?? (text[position] == "两" ? (2, position + 1) : nil),
            hour.value <= 24, text[hour.end] == "点" || text[hour.end] == "时"
        else { return nil }
        if text[hour.end + 1] == "半" { return hour.end + 2 }
        if let minute = small(at: hour.end + 1), text[minute.end] == "分" { return minute.end + 1 }
        return hour.end + 1
    }

    /// `11月8日至9日`, `前年11月到去年3月`, `2015年和2018年之间`.
    private func joinedSpan(_ first: DateExpression) -> DateExpression? {
        guard !first.isSpan || first.unit == .week || first.unit == .year,
            first.precision != .vague
        else { return nil }
        var end = first.range.upperBound
        if text[end] == "起" { end += 1 }
        var needsBetween = false
        var next = rangeMark(at: end)
        if next == nil {
            let position = text.skippingBlanks(end)
            if text[position] == "和" || text[position] == "与" {
                next = text.skippingBlanks(position + 1)
                needsBetween = true
            }
        }
        guard let next, next > end else { return nil }
        if let joined = monthsOfLastYear(first, next) { return joined }
        let inherited = Inherited(
            year: first.start.year, month: first.unit >= .month ? first.start.month : nil,
            hasYear: first.hasYear)
        guard var second = rightEnd(at: next, first, inherited) else { return nil }
        second = tail(second)
        if needsBetween, !text.has("之间", at: second.range.upperBound) { return nil }
        var last = second.end
        if last < first.start, !second.hasYear || second.start.year == first.start.year,
            let later = last.adding(months: 12), later > first.start, second.unit != .year
        {
            // 12月28日至1月3日.
            last = later
        }
        guard first.start <= last else { return nil }
        var until = second.range.upperBound
        if needsBetween { until += 2 }
        return DateExpression(
            range: first.range.lowerBound..<until, start: first.start, end: last,
            precision: second.precision == .vague ? .vague : first.precision,
            hasYear: first.hasYear, isSpan: true, unit: first.unit)
    }

    private func rightEnd(
        at next: Int, _ first: DateExpression, _ inherited: Inherited
    ) -> DateExpression? {
        if first.unit == .month, let date = yearAndMonth(at: next, isRight: true) { return date }
        if first.unit == .day, let date = separatedEnd(at: next, first) { return date }
        // 2021年12月28日至次年1月3日.
        var reading = self
        reading.anchor = first.end
        if let date = reading.atom(at: next, inherited: inherited) {
            return date.isSpan && date.unit < .week ? nil : date
        }
        // 1月3至2月10 has been read; 九日到十二 has not.
        return nil
    }

    /// `2022.03.10-04.05`, `2022-03-10至04-05`: the second end leaves out the year of the first.
    private func separatedEnd(at next: Int, _ first: DateExpression) -> DateExpression? {
        let start = first.range.lowerBound
        let separator = text[start + 4]
        guard separator == "." || separator == "-" || separator == "/",
            let month = numerals.digits(at: next, 1...2), text[month.end] == separator,
            let day = numerals.digits(at: month.end + 1, 1...2), text[day.end] != separator,
            text[day.end] != "%", !isLetter(text[day.end]),
            let date = CalendarDate(
                year: first.start.year, month: month.value, day: day.value)
        else { return nil }
        return DateExpression(
            range: next..<day.end, start: date, end: date, precision: .day, hasYear: false,
            unit: .day)
    }

    /// `1月到9月` sums up, as `1-9月` does: of last year while September is still to come.
    private func monthsOfLastYear(_ first: DateExpression, _ next: Int) -> DateExpression? {
        guard first.unit == .month, !first.isSpan, !first.hasYear, first.start.month == 1,
            let reference, first.start.year == reference.year,
            !words.isAhead(text, before: first.range.lowerBound),
            let second = month(at: next, first.start.year, nil), second.unit == .month,
            second.precision == .month, second.start > reference,
            let from = first.start.adding(months: -12),
            let to = CalendarDate.last(second.end.year - 1, second.end.month)
        else { return nil }
        return DateExpression(
            range: first.range.lowerBound..<second.range.upperBound, start: from, end: to,
            precision: .month, hasYear: false, isSpan: true, unit: .month)
    }

    /// `3月8日、9日` is one span, `3月8日、15日` two days.
    private func extend(_ list: inout [DateExpression]) {
        var steps = 0
        while steps < 31, let last = list.last {
            steps += 1
            var position = text.skippingBlanks(last.range.upperBound)
            switch text[position] {
            case "、", "和", "及", ",": position = text.skippingBlanks(position + 1)
            default: return
            }
            guard let number = small(at: position), (1...31).contains(number.value),
                let dayEnd = listedDayEnd(at: number.end),
                let day = CalendarDate(
                    year: last.end.year, month: last.end.month, day: number.value),
                day > last.end
            else { return }
            let date = tail(
                DateExpression(
                    range: position..<dayEnd, start: day, end: day, precision: .day,
                    hasYear: last.hasYear, unit: .day))
            if last.end.adding(days: 1) == day {
                var joined = last
                joined.range = last.range.lowerBound..<date.range.upperBound
                joined.end = day
                joined.isSpan = true
                list[list.count - 1] = joined
            } else {
                list.append(date)
            }
        }
    }

    /// The end of a number of a list of days, with 日 behind it or behind the last one:
    /// the 10 of `10、11日`.
    func listedDayEnd(at end: Int) -> Int? {
        let next = text.skippingBlanks(end)
        if isDay(text[next]) { return next + 1 }
        var position = end
        for _ in 0..<6 {
            guard text[position] == "、" || text[position] == "和",
                let number = small(at: position + 1), (1...31).contains(number.value)
            else { return nil }
            if isDay(text[number.end]) { return end }
            position = number.end
        }
        return nil
    }

    /// `去年以来`, `从去年9月起`, `2025年前`: a bound makes it a span from or to the reference.
    private func since(_ date: DateExpression) -> DateExpression {
        var date = date
        let end = date.range.upperBound
        if text.has("前后", at: end) || text.has("左右", at: end) {
            date.precision = .vague
            date.range = date.range.lowerBound..<(end + 2)
            return date
        }
        if text.has("之后", at: end) || text.has("以后", at: end)
            || (text[end] == "后" && !isTailOfLater(after: end))
        {
            // The day itself is the one that is not meant.
            date.precision = .vague
            date.range = date.range.lowerBound..<(end + (text[end] == "后" ? 1 : 2))
            return date
        }
        guard let reference else { return date }
        let previous = text[date.range.lowerBound - 1]
        let isFrom = previous == "从" || previous == "自" || previous == "由"
        for (word, size) in [
            ("到现在", 3), ("到目前", 3), ("至目前", 3), ("到如今", 3), ("到今天", 3),
        ] as [(StaticString, Int)] where text.has(word, at: end) && date.start <= reference {
            date.end = reference
            date.isSpan = true
            date.range = date.range.lowerBound..<(end + size)
            return date
        }
        if text.has("以来", at: end) || text.has("至今", at: end)
            || (text[end] == "起" && isFrom && !isIdeograph(text[end + 1]) && !date.isSpan)
        {
            guard date.start <= reference else { return date }
            date.end = reference
            date.isSpan = true
            date.range = date.range.lowerBound..<(end + (text[end] == "起" ? 1 : 2))
            return date
        }
        let isBefore =
            text.has("之前", at: end) || text.has("以前", at: end)
            || (text[end] == "前" && !isDateTail(after: end))
        if isBefore, date.end > reference, !isFrom || !date.isSpan {
            if date.isSpan, date.precision != .vague { return date }
            date.start = min(reference, date.end)
            date.precision = .vague
            date.isSpan = true
            date.range = date.range.lowerBound..<(end + (text[end] == "前" ? 1 : 2))
        }
        return date
    }

    /// `后台`, `后续`: 后 begins a word of its own.
    private func isTailOfLater(after index: Int) -> Bool {
        switch text[index + 1] {
        case "台", "勤", "续", "置", "端", "者", "面", "景", "市", "期", "来", "方", "备", "盾", "劲", "半", "几",
            "两":
            return true
        default: return small(at: index + 1) != nil
        }
    }

    private func isDateTail(after index: Int) -> Bool {
        let next = text[index + 1]
        return small(at: index + 1) != nil || next == "两" || next == "往" || next == "来"
            || next == "沿" || next == "期" || next == "景" || next == "列" || next == "海"
    }
}
