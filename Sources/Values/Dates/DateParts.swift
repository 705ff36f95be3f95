import Model
import Text

/// Years and months, and what may stand inside them.
extension DateReading {
    /// `2022年`, `08年`, `九七年`, `民国111年`, `2021-2023年`, `2022财年`.
    func year(at start: Int) -> DateExpression? {
        if let (value, end) = yearNumber(at: start) { return inYear(value, start..<end) }
        return partOfBareYear(at: start)
    }

    /// `2021上半年`, `2022Q1`, `2022一季度`: a year without 年, told by the part of it.
    private func partOfBareYear(at start: Int) -> DateExpression? {
        var told = numerals.digits(at: start, 4...4)
        if told == nil, let short = numerals.digits(at: start, 2...2), text[short.end] == "q" {
            told = (short.value + 2000, short.end)
        }
        guard let year = told, (1990...2100).contains(year.value), !isLetter(text[start - 1]),
            text[start - 1] != "-", text[start - 1] != ".",
            text[start - 1] != "," || arabicDigit(text[start - 2]) == nil,
            let part = within(
                at: text.skippingBlanks(year.end, atMost: 1), year: year.value, start: start),
            part.unit == .quarter
        else { return nil }
        return part
    }

    /// A year with its 年, and for a range the first and last one.
    private func yearNumber(at start: Int) -> (Int, Int)? {
        var position = start
        if text.has("公元", at: start) { position += 2 }
        if let number = numerals.republicanYear(at: position)
            ?? numerals.fourDigitYear(at: position) ?? numerals.bareRepublicanYear(at: position)
        {
            let end = text.skippingBlanks(number.end)
            if text[end] == "年" { return (number.value, end + 1) }
            if text.has("财年", at: end) { return (number.value, end) }
            return nil
        }
        guard let short = twoDigitYear(at: position) else { return nil }
        return (short.value, short.end)
    }

    private func twoDigitYear(at start: Int) -> (value: Int, end: Int)? {
        var value: Int
        var end = start + 2
        let isArabic: Bool
        if let digits = numerals.digits(at: start, 2...2) {
            value = digits.value
            isArabic = true
        } else {
            guard let tens = hanDigit(text[start]), let ones = hanDigit(text[start + 1]),
                hanDigit(text[start + 2]) == nil, text[start] != "两", text[start + 1] != "两"
            else { return nil }
            // 三五年, 七八年: some years.
            if tens > 0, ones - tens == 1 || (tens == 3 && ones == 5) { return nil }
            value = tens * 10 + ones
            isArabic = false
        }
        let isPadded = arabicDigit(text[start]) == 0
        end = text.skippingBlanks(end)
        guard text[end] == "年", text[end + 1] != "代", text[end + 1] != "级" else { return nil }
        if isArabic, !isPadded {
            // 10年 is a length of time, 98年4月 and 19年底 are dates.
            let next = text.skippingBlanks(end + 1)
            let isDated =
                small(at: next).map { text[text.skippingBlanks($0.end)] == "月" } ?? false
                || text[next] == "底" || text[next] == "初" || text[next] == "末"
                || text.has("上半年", at: next) || text.has("下半年", at: next)
                || small(at: next).map { text.has("季度", at: $0.end) } ?? false
            guard isDated || value >= 90 else { return nil }
            if small(at: next).map({ text[text.skippingBlanks($0.end)] == "个" }) == true {
                return nil
            }
        }
        value += value <= 30 ? 2000 : 1900
        return (value, end + 1)
    }

    /// What stands behind a year: month, quarter, half, `年底`; else the year itself.
    func inYear(_ year: Int, _ range: Range<Int>) -> DateExpression? {
        guard (1...9990).contains(year), let first = CalendarDate.first(year, 1),
            let last = CalendarDate.last(year, 12)
        else { return nil }
        var whole = DateExpression(
            range: range, start: first, end: last, precision: .year, hasYear: true, unit: .year)
        if text.has("财年", at: range.upperBound) {
            // Fiscal years begin when their company says; 2021财年第三季度 is part of one.
            var end = range.upperBound + 2
            if let part = within(at: end, year: year, start: range.lowerBound),
                part.unit == .quarter
            {
                end = part.range.upperBound
            }
            whole.range = range.lowerBound..<end
            whole.precision = .vague
            return whole
        }
        if text[range.upperBound] == "代", year % 10 == 0 {
            // 1980年代.
            return years(year, year + 9, range.lowerBound..<(range.upperBound + 1))
        }
        var next = text.skippingBlanks(range.upperBound)
        if text[next] == "的" { next += 1 }
        if let part = within(at: next, year: year, start: range.lowerBound) { return part }
        if text[range.upperBound] == "度", text[range.upperBound - 1] == "年",
            text[range.upperBound + 1] != "假"
        {
            whole.range = range.lowerBound..<(range.upperBound + 1)
        }
        return whole
    }

    /// A part of a year that has just been told.
    private func within(at next: Int, year: Int, start: Int) -> DateExpression? {
        if let (word, end) = words.read(text, next) {
            switch word.role {
            case .half: return half(word.first, start..<end, year, nil)
            case .monthname: return month(word.first, start..<end, year, nil)
            case .end:
                guard words.edge(text, next) != nil else { return nil }
                if text[next] == "月" || text[next] == "季" { return nil }
                return edge(word.value, ofYear: year, start..<end)
            case .festival:
                // 2022年十一月 is no 十一.
                if let date = festival(word, start..<end, year, nil) { return date }
            case .within:
                // 2022年年内.
                return years(year, year, start..<end).map { vague($0.range, $0.start, $0.end) }
            case .lunar: return lunar(word, start..<end, year, nil)
            default: break
            }
        }
        if text[next] == "h", text[next + 1] == "1" || text[next + 1] == "2",
            arabicDigit(text[next + 2]) == nil, !isLetter(text[next + 2])
        {
            return half(text[next + 1] == "1" ? 1 : 2, start..<(next + 2), year, nil)
        }
        if text.has("首月", at: next) { return month(1, start..<(next + 2), year, nil) }
        if text.has("同期", at: next), let reference, let first = CalendarDate.first(year, 1),
            let last = reference.adding(months: (year - reference.year) * 12)
        {
            return vague(start..<(next + 2), first, last)
        }
        var part =
            quarter(at: next, year, nil) ?? month(at: next, year, nil)
            ?? firstOrLast(at: next, (CalendarDate.first(year, 1), CalendarDate.last(year, 12)))
            ?? weekOf(at: next, CalendarDate.first(year, 1), year)
            ?? ordinalDay(at: next, (CalendarDate.first(year, 1), CalendarDate.last(year, 12)))
        guard let end = part?.range.upperBound else { return nil }
        part?.range = start..<end
        part?.hasYear = true
        return part
    }

    /// `三季度`, `前三季度`, `1-2季度`, `q3`, `第一季度`.
    func quarter(at start: Int, _ year: Int?, _ inherited: Inherited?) -> DateExpression? {
        var position = start
        let isFirst = text[position] == "前" || text.has("头", at: position)
        if isFirst || text[position] == "第" { position += 1 }
        var first = 0
        var last = 0
        if text[position] == "q", let digit = arabicDigit(text[position + 1]), !isFirst,
            (1...4).contains(digit), arabicDigit(text[position + 2]) == nil,
            !isLetter(text[position + 2]), !isLetter(text[position - 1]),
            year != nil || arabicDigit(text[position - 1]) == nil,
            year != nil || reference != nil
        {
            first = digit
            last = digit
            position += 2
        } else {
            if text.has("首季", at: position) {
                guard !isIdeograph(text[position + 2]) || text[position + 2] == "度" else {
                    return nil
                }
                first = 1
                last = 1
                position += 1
            } else {
                let isTwo = text[position] == "两" && isFirst
                guard let number = isTwo ? (2, position + 1) : small(at: position) else {
                    return nil
                }
                first = isFirst ? 1 : number.0
                last = number.0
                position = number.1
                if !isFirst,
                    RangeMark.stands(text, from: position, to: position + 1)
                        || pairMark(at: position, first, start) != nil,
                    let other = small(at: position + 1)
                {
                    last = other.value
                    position = other.end
                }
            }
            if text[position] == "个", isFirst { position += 1 }
            guard text[position] == "季", text[position + 1] == "度" || first == last else {
                return nil
            }
            // 2025年第三季完工, but 第三季 of a series.
            let isOfYear = year != nil && text[start] == "第"
            if text[position + 1] != "度", isIdeograph(text[position + 1]), !isOfYear {
                return nil
            }
            position += text[position + 1] == "度" ? 2 : 1
        }
        guard (1...4).contains(first), (first...4).contains(last) else { return nil }
        guard
            let resolved = resolve(
                at: start, year: year, inherited, isPast: first < last,
                { year in
                    CalendarDate.first(year, first * 3 - 2).flatMap { from in
                        CalendarDate.last(year, last * 3).map { (from, $0) }
                    }
                })
        else { return nil }
        if let (word, end) = words.edge(text, position), text[position] != "年",
            text[position] != "月"
        {
            let month = word.value == "end" ? last * 3 : first * 3 - 2
            guard let from = CalendarDate.first(resolved.days.0.year, month),
                let to = CalendarDate.last(resolved.days.0.year, month)
            else { return nil }
            return vague(start..<end, from, to)
        }
        return quarters(
            resolved.days.0.year, first, last, start..<position, hasYear: resolved.hasYear)
    }

    func quarters(
        _ year: Int, _ first: Int, _ last: Int, _ range: Range<Int>, hasYear: Bool
    ) -> DateExpression? {
        guard let start = CalendarDate.first(year, first * 3 - 2),
            let end = CalendarDate.last(year, last * 3)
        else { return nil }
        if let (word, wordEnd) = words.edge(text, range.upperBound), first == last,
            text[range.upperBound] == "末" || text[range.upperBound] == "初"
        {
            let month = word.value == "end" ? last * 3 : first * 3 - 2
            if let from = CalendarDate.first(year, month), let to = CalendarDate.last(year, month) {
                return vague(range.lowerBound..<wordEnd, from, to)
            }
        }
        return DateExpression(
            range: range, start: start, end: end, precision: .quarter, hasYear: hasYear,
            isSpan: first < last, unit: .quarter)
    }

    /// `上半年`, `下半年`.
    func half(
        _ half: Int, _ range: Range<Int>, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        let month = half == 1 ? 1 : 7
        guard
            let resolved = resolve(
                at: range.lowerBound, year: year, inherited,
                { year in
                    CalendarDate.first(year, month).flatMap { from in
                        CalendarDate.last(year, month + 5).map { (from, $0) }
                    }
                })
        else { return nil }
        return DateExpression(
            range: range, start: resolved.days.0, end: resolved.days.1, precision: .quarter,
            hasYear: resolved.hasYear, isSpan: true, unit: .quarter)
    }

    func years(_ first: Int, _ last: Int, _ range: Range<Int>) -> DateExpression? {
        guard let start = CalendarDate.first(first, 1), let end = CalendarDate.last(last, 12) else {
            return nil
        }
        return DateExpression(
            range: range, start: start, end: end, precision: .year, hasYear: true, isSpan: true,
            unit: .year)
    }

    /// `“十四五”期间`.
    func plan(_ word: DateWords.Word, _ range: Range<Int>) -> DateExpression? {
        var start = range.lowerBound
        var end = range.upperBound
        if isQuote(text[start - 1]), isQuote(text[end]) {
            start -= 1
            end += 1
        } else if isIdeograph(text[end]), !text.has("期间", at: end), !text.has("时期", at: end),
            !text.has("规划", at: end), !text.has("以来", at: end), !text.has("末", at: end)
        {
            return nil
        }
        if text.has("期间", at: end) || text.has("时期", at: end) { end += 2 }
        if text[end] == "末" || text[end] == "初", !text.has("初步", at: end),
            let year = years(
                text[end] == "末" ? word.last : word.first,
                text[end] == "末" ? word.last : word.first, start..<(end + 1))
        {
            // “十四五”末 is 2025.
            return vague(year.range, year.start, year.end)
        }
        // “十四五”前三年.
        if text[end] == "前" || text[end] == "头" || text[end] == "后",
            let count = small(at: end + 1) ?? (text[end + 1] == "两" ? (2, end + 2) : nil),
            text[count.end] == "年", (1...4).contains(count.value)
        {
            let isLast = text[end] == "后"
            return years(
                isLast ? word.last - count.value + 1 : word.first,
                isLast ? word.last : word.first + count.value - 1, start..<(count.end + 1))
        }
        return years(word.first, word.last, start..<end)
    }

    /// `本世纪初`, `上世纪90年代`, `本世纪以来`.
    func century(_ word: DateWords.Word, _ base: CalendarDate, _ range: Range<Int>)
        -> DateExpression?
    {
        let first = ((base.year - 1) / 100 + word.first) * 100
        let end = range.upperBound
        if let decade = small(at: end), text.has("年代", at: decade.end), decade.value % 10 == 0 {
            return years(
                first + decade.value, first + decade.value + 9,
                range.lowerBound..<(decade.end + 2))
        }
        // 上世纪八九十年代: which decades is not read.
        guard hanDigit(text[end]) == nil, arabicDigit(text[end]) == nil else { return nil }
        guard let whole = years(first + 1, first + 100, range) else { return nil }
        switch text[end] {
        case "初", "末", "中":
            return vague(range.lowerBound..<(end + 1), whole.start, whole.end)
        default: return whole
        }
    }

    func isQuote(_ character: UInt32) -> Bool {
        switch character {
        case "“", "”", "\"", "「", "」", "『", "』", "‘", "’": return true
        default: return false
        }
    }

    /// `21世纪`, `20世纪90年代`, `九十年代`.
    func century(at start: Int) -> DateExpression? {
        guard let number = small(at: start) else { return nil }
        if text.has("世纪", at: number.end), (1...30).contains(number.value) {
            let base = (number.value - 1) * 100
            let end = number.end + 2
            if let decade = small(at: end), text.has("年代", at: decade.end),
                decade.value % 10 == 0
            {
                return years(base + decade.value, base + decade.value + 9, start..<(decade.end + 2))
            }
            guard let century = years(base + 1, base + 100, start..<end) else { return nil }
            switch text[end] {
            // 21世纪初.
            case "初", "末", "中", "前", "后":
                return vague(start..<(end + 1), century.start, century.end)
            default: return century
            }
        }
        guard text.has("年代", at: number.end), number.value % 10 == 0, number.value >= 10 else {
            return nil
        }
        // 上世纪20年代, 本世纪20年代; alone the decade that is nearer.
        let isLast = text.has("上世纪", at: start - 3)
        let isThis = text.has("本世纪", at: start - 3)
        let base = isThis || (!isLast && number.value <= 30) ? 2000 : 1900
        return years(
            base + number.value, base + number.value + 9,
            (isLast || isThis ? start - 3 : start)..<(number.end + 2))
    }
}
