import Model

/// Months and days, and what may stand inside a month.
extension DateReading {
    /// `10月`, `1-9月`, `3月下旬`, `10月18-20日`; also `前5个月`.
    func month(at start: Int, _ year: Int?, _ inherited: Inherited?) -> DateExpression? {
        if let months = firstMonths(at: start, year, inherited) { return months }
        if let pair = neighbouringMonths(at: start, year, inherited) { return pair }
        guard let first = small(at: start), (1...12).contains(first.value) else { return nil }
        var end = text.skippingBlanks(first.end)
        var last = first.value
        if text[end] != "月" {
            guard
                let mark = rangeMark(at: first.end)
                    ?? pairMark(at: first.end, first.value, start),
                let second = small(at: mark),
                (1...12).contains(second.value), second.value > first.value,
                text[text.skippingBlanks(second.end)] == "月"
            else { return nil }
            last = second.value
            end = text.skippingBlanks(second.end)
            // 1、2月10日: the 10th of February.
            if text[first.end] == "、", small(at: end + 1) != nil { return nil }
        }
        end += 1
        if text[end] == "份" { end += 1 }
        if text[end] == "球" || text[end] == "亮" || text[end] == "饼" || text[end] == "薪" {
            return nil
        }
        if last > first.value {
            guard
                let resolved = resolve(
                    at: start, year: year, inherited, isPast: true,
                    { year in
                        CalendarDate.first(year, first.value).flatMap { from in
                            CalendarDate.last(year, last).map { (from, $0) }
                        }
                    })
            else { return nil }
            return DateExpression(
                range: start..<end, start: resolved.days.0, end: resolved.days.1,
                precision: .month, hasYear: resolved.hasYear, isSpan: true, unit: .month)
        }
        return month(first.value, start..<end, year, inherited)
    }

    /// `一二月`, `七八月份`.
    private func neighbouringMonths(
        at start: Int, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        guard let first = hanDigit(text[start]), first > 0, hanDigit(text[start + 1]) == first + 1,
            text[start + 2] == "月", hanDigit(text[start - 1]) == nil,
            multiplier(text[start - 1]) == 0, small(at: start + 3) == nil,
            let resolved = resolve(
                at: start, year: year, inherited, isPast: true,
                { year in
                    CalendarDate.first(year, first).flatMap { from in
                        CalendarDate.last(year, first + 1).map { (from, $0) }
                    }
                })
        else { return nil }
        let end = text[start + 3] == "份" ? start + 4 : start + 3
        return DateExpression(
            range: start..<end, start: resolved.days.0, end: resolved.days.1, precision: .month,
            hasYear: resolved.hasYear, isSpan: true, unit: .month)
    }

    /// `1、2月`, `一、二季度`: two neighbours named together; the start of the second.
    ///
    /// At the start of a line `1、` is the number of a paragraph.
    func pairMark(at end: Int, _ first: Int, _ start: Int) -> Int? {
        guard text[end] == "、" || text[end] == "和", text[start - 1] != 0, text[start - 1] != "\n",
            text[start - 1] != " ", let second = small(at: end + 1), second.value == first + 1
        else { return nil }
        return end + 1
    }

    /// A month with what stands behind it.
    func month(
        _ month: Int, _ range: Range<Int>, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        let end = range.upperBound
        if let date = lunarDay(ofMonth: month, range, year, inherited) { return date }
        // The day decides about the year: 2月29日.
        if let (first, last, dayEnd) = days(at: text.skippingBlanks(end), afterMonth: end) {
            guard
                let resolved = resolve(
                    at: range.lowerBound, year: year, inherited,
                    { year in
                        CalendarDate(year: year, month: month, day: first).flatMap { from in
                            CalendarDate(year: year, month: month, day: last).map { (from, $0) }
                        }
                    })
            else { return nil }
            return DateExpression(
                range: range.lowerBound..<dayEnd, start: resolved.days.0, end: resolved.days.1,
                precision: .day, hasYear: resolved.hasYear, isSpan: first < last, unit: .day)
        }
        // 一月一联系 tells no month.
        if hanDigit(text[range.lowerBound]) != nil, hanDigit(text[end]) != nil { return nil }
        guard
            let resolved = resolve(
                at: range.lowerBound, year: year, inherited,
                { year in
                    CalendarDate.first(year, month).flatMap { from in
                        CalendarDate.last(year, month).map { (from, $0) }
                    }
                })
        else { return nil }
        return inMonth(resolved.days.0.year, month, range, hasYear: resolved.hasYear)
    }

    /// What stands behind a month: a part, a week, its first days; else the month itself.
    func inMonth(
        _ year: Int, _ month: Int, _ range: Range<Int>, hasYear: Bool
    ) -> DateExpression? {
        guard let first = CalendarDate.first(year, month), let last = CalendarDate.last(year, month)
        else { return nil }
        let end = range.upperBound
        var part: DateExpression?
        if let (word, wordEnd) = words.read(text, end), word.role == .monthhalf {
            part = monthHalf(word.first, month, year, range.lowerBound..<wordEnd)
        } else if text[end + 2] == "旬", let from = thirds(text[end]),
            let until = thirds(text[end + 1]),
            from < until, let start = CalendarDate(year: year, month: month, day: from),
            let stop = until == 21
                ? last : CalendarDate(year: year, month: month, day: until + 9)
        {
            // 3月上中旬.
            part = DateExpression(
                range: range.lowerBound..<(end + 3), start: start, end: stop, precision: .day,
                hasYear: hasYear, isSpan: true, unit: .week)
        } else if text[end + 1] == "旬", let from = thirds(text[end]),
            let start = CalendarDate(year: year, month: month, day: from),
            let stop = from == 21
                ? last : CalendarDate(year: year, month: month, day: from + 9)
        {
            part = DateExpression(
                range: range.lowerBound..<(end + 2), start: start, end: stop, precision: .day,
                hasYear: hasYear, isSpan: true, unit: .week)
        } else if let (word, wordEnd) = words.edge(text, end), text[end] != "年", text[end] != "季",
            text[end] == "月" || wordEnd == end + 1 || text[end] == "伊"
        {
            part = edge(word.value, ofMonth: month, year, range.lowerBound..<wordEnd)
        } else if let (first, last, dayEnd) = days(at: text.skippingBlanks(end), afterMonth: end),
            let from = CalendarDate(year: year, month: month, day: first),
            let to = CalendarDate(year: year, month: month, day: last)
        {
            part = DateExpression(
                range: range.lowerBound..<dayEnd, start: from, end: to, precision: .day,
                hasYear: hasYear, isSpan: first < last, unit: .day)
        } else {
            part =
                firstOrLast(at: end, (first, last)) ?? weekOf(at: end, first, nil)
                ?? ordinalDay(at: end, (first, last))
        }
        if var part {
            part.range = range.lowerBound..<part.range.upperBound
            part.hasYear = hasYear
            return part
        }
        return DateExpression(
            range: range, start: first, end: last, precision: .month, hasYear: hasYear,
            unit: .month)
    }

    /// `3月上半月`: the 1st to the 15th.
    func monthHalf(_ half: Int, _ month: Int, _ year: Int, _ range: Range<Int>) -> DateExpression? {
        guard let start = CalendarDate(year: year, month: month, day: half == 1 ? 1 : 16),
            let end = half == 1
                ? CalendarDate(year: year, month: month, day: 15) : CalendarDate.last(year, month)
        else { return nil }
        return DateExpression(
            range: range, start: start, end: end, precision: .day, hasYear: true, isSpan: true,
            unit: .week)
    }

    private func thirds(_ character: UInt32) -> Int? {
        switch character {
        case "上": 1
        case "中": 11
        case "下": 21
        default: nil
        }
    }

    /// `8日`, `18-20日`, and a bare `3` behind 月 where nothing is counted.
    private func days(at start: Int, afterMonth end: Int) -> (first: Int, last: Int, end: Int)? {
        guard let first = small(at: start), (1...31).contains(first.value) else { return nil }
        let next = text.skippingBlanks(first.end)
        if isDay(text[next]) { return (first.value, first.value, next + 1) }
        if let mark = rangeMark(at: first.end), let second = small(at: mark),
            (first.value...31).contains(second.value),
            isDay(text[text.skippingBlanks(second.end)])
        {
            return (first.value, second.value, text.skippingBlanks(second.end) + 1)
        }
        if text[first.end] == "、" || text[first.end] == "和",
            let end = listedDayEnd(at: first.end)
        {
            return (first.value, first.value, end)
        }
        guard start == end, text[next] != ".", text[next] != ",", text[next] != "%",
            text[next] != "-" || next == first.end, multiplier(text[next]) == 0
        else { return nil }
        let follow = text[first.end]
        if follow == 0 || follow == "出" || follow == "至" || follow == "到" || follow == " "
            || follow == "-" || follow == "~" || follow == "。" || follow == ")"
        {
            return (first.value, first.value, first.end)
        }
        return nil
    }

    func isDay(_ character: UInt32) -> Bool {
        character == "日" || character == "号" || character == "號"
    }

    /// `9日下午`: in the month of the day told last, else the reference's, and not ahead of it.
    func day(at start: Int, _ month: Int?, _ inherited: Inherited?) -> DateExpression? {
        guard let first = small(at: start), (1...31).contains(first.value) else { return nil }
        var end = text.skippingBlanks(first.end)
        var last = first.value
        if !isDay(text[end]) {
            guard inherited == nil, let mark = rangeMark(at: first.end),
                let second = small(at: mark), second.value > first.value, second.value <= 31,
                text[text.skippingBlanks(second.end)] == "日"
            else { return nil }
            last = second.value
            end = text.skippingBlanks(second.end)
        }
        if text[end] != "日", isNumbered(text[end + 1]) { return nil }
        if let year = inherited?.year, let month = inherited?.month {
            guard let day = CalendarDate(year: year, month: month, day: first.value) else {
                return nil
            }
            return DateExpression(
                range: start..<(end + 1), start: day, end: day, precision: .day,
                hasYear: inherited?.hasYear ?? false, unit: .day)
        }
        // 9号 alone may be a number of a house or a line: 9号上午 is none.
        let isNamed =
            text[end] == "日" || words.read(text, end + 1).map { $0.word.role == .part } ?? false
        guard inherited == nil, let reference, isNamed, isBareDay(start, end + 1) else {
            return nil
        }
        // Chinese numbers below ten more often count days: 三日.
        if hanDigit(text[start]) != nil, first.value < 10 { return nil }
        var base = anchor ?? reference
        if base > reference { base = reference }
        for back in 0...2 {
            guard let month = CalendarDate.first(base.year, base.month - back),
                let from = CalendarDate(year: month.year, month: month.month, day: first.value),
                let to = CalendarDate(year: month.year, month: month.month, day: last),
                from <= reference
                    || (back == 0 && words.isAhead(text, before: start))
            else { continue }
            return DateExpression(
                range: start..<(end + 1), start: from, end: to, precision: .day, hasYear: false,
                isSpan: first.value < last, unit: .day)
        }
        return nil
    }

    /// `3号楼`, `5号线`: the number of a thing.
    private func isNumbered(_ character: UInt32) -> Bool {
        switch character {
        case "楼", "线", "院", "门", "厂", "馆", "机", "井", "车", "路", "店", "库", "桥", "地": return true
        default: return false
        }
    }

    /// Nothing around says that days are counted: `为期3日`, `3日内`, `第5日`.
    private func isBareDay(_ start: Int, _ end: Int) -> Bool {
        switch text[start - 1] {
        case "第", "期", "时", "共", "近", "街", "路", "弄", "巷", "楼", "约", "每", "续", "过", "多", "满", "足",
            "超", "达", "长", "-", "~",
            "/",
            ".", ":":
            return false
        default: break
        }
        if isLetter(text[start - 1]) || hanDigit(text[start - 1]) != nil
            || multiplier(text[start - 1]) > 0
        {
            return false
        }
        switch text[end] {
        case "内", "前", "后", "游", "间", "均", "之", "以", "产", "处", "元", "本", "语", "益", "常", "用", "化",
            "活",
            "报", "程", "期", "志", "照", "立", "企", "方", "式":
            return false
        default: return true
        }
    }

    /// `第三周`, `的第一个星期一`: the n-th Monday of a month, the n-th week of a year.
    func weekOf(at start: Int, _ first: CalendarDate?, _ year: Int?) -> DateExpression? {
        guard let first else { return nil }
        var position = text[start] == "的" ? start + 1 : start
        guard text[position] == "第", let number = small(at: position + 1),
            (1...53).contains(number.value)
        else { return nil }
        position = number.end
        if text[position] == "个" { position += 1 }
        if let (word, end) = words.read(text, position), word.role == .weekday, number.value <= 5 {
            let offset = (word.first - first.weekday + 7) % 7
            let day = first.adding(days: offset + 7 * (number.value - 1))
            return DateExpression(
                range: start..<end, start: day, end: day, precision: .day, hasYear: true,
                unit: .day)
        }
        let isLong = text.has("星期", at: position) || text.has("礼拜", at: position)
        let length = text[position] == "周" ? 1 : isLong ? 2 : 0
        guard length > 0 else { return nil }
        // ISO 8601: week 1 of a year holds its first Thursday; of a month its first Monday.
        let monday: CalendarDate
        if year != nil {
            monday = first.adding(days: 3).monday
        } else {
            monday = first.adding(days: (8 - first.weekday) % 7)
        }
        let from = monday.adding(days: 7 * (number.value - 1))
        return DateExpression(
            range: start..<(position + length), start: from, end: from.adding(days: 6),
            precision: .day, hasYear: true, isSpan: true, unit: .week)
    }

    /// `上周`, `下周六`: a week, or a day of it.
    func week(_ monday: CalendarDate, _ range: Range<Int>) -> DateExpression? {
        var position = range.upperBound
        if text[position] == "末" {
            return DateExpression(
                range: range.lowerBound..<(position + 1), start: monday.adding(days: 5),
                end: monday.adding(days: 6), precision: .day, hasYear: true, isSpan: true,
                unit: .day)
        }
        if let (word, end) = words.read(text, position), word.role == .weekday {
            let day = monday.adding(days: word.first - 1)
            return DateExpression(
                range: range.lowerBound..<end, start: day, end: day, precision: .day,
                hasYear: true, unit: .day)
        }
        let weekday: Int? =
            text[position] == "日" || text[position] == "天" ? 7 : hanDigit(text[position])
        if let weekday, (1...7).contains(weekday), !text.has("日均", at: position),
            !text.has("一直", at: position), text[position + 1] != "个", text[position] != "两",
            text[position + 1] != "期", text[position + 1] != "月"
        {
            position += 1
            let day = monday.adding(days: weekday - 1)
            return DateExpression(
                range: range.lowerBound..<position, start: day, end: day, precision: .day,
                hasYear: true, unit: .day)
        }
        return DateExpression(
            range: range, start: monday, end: monday.adding(days: 6), precision: .day,
            hasYear: true, isSpan: true, unit: .week)
    }

    /// The start of what follows `-`, `至`, `到` (and blanks), or `nil`.
    func rangeMark(at end: Int) -> Int? {
        var position = end
        var hasMark = false
        while position < end + 5 {
            switch text[position] {
            case "-", "~", "–", "—", "―", "〜", "至", "到", "∼", "−", "－":
                hasMark = true
                position += 1
            case " ": position += 1
            default: return hasMark ? position : nil
            }
        }
        return hasMark ? position : nil
    }
}
