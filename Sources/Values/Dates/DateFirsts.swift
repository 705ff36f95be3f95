import Model
import Text

/// The first and last months, weeks and days of a span: `前5个月`, `前两天`, `最后3周`.
extension DateReading {
    /// The 前 of 此前, 目前, 会前 ends a word of its own.
    func isTail(_ index: Int) -> Bool {
        guard text[index] == "前" else { return false }
        switch text[index - 1] {
        case "之", "以", "目", "日", "此", "提", "当", "先", "从", "空", "跟", "眼", "会", "最": return true
        default: return false
        }
    }

    /// `前5个月`, `后三月`, `首月`: the first or last months of a year.
    func firstMonths(
        at start: Int, _ year: Int?, _ inherited: Inherited?
    ) -> DateExpression? {
        let isLast = text[start] == "后" || text.has("最后", at: start)
        let isFirst = text[start] == "前" || text[start] == "头" || text[start] == "首"
        guard isFirst || (isLast && year != nil) else { return nil }
        let position = text.has("最后", at: start) ? start + 2 : start + 1
        let isTwo = text[position] == "两"
        guard let number = isTwo ? (2, position + 1) : small(at: position),
            (1...12).contains(number.0)
        else { return nil }
        var end = text.skippingBlanks(number.1)
        if text[end] == "个" { end += 1 }
        guard text[end] == "月" else { return nil }
        if year == nil, !isFirst || isTail(start) { return nil }
        if text[end - 1] != "个", year == nil {
            // 前5月 counts months, 此前5月1日 does not.
            guard number.0 > 1, small(at: end + 1) == nil, text[start] != "首" else { return nil }
        }
        let first = isLast ? 13 - number.0 : 1
        let last = isLast ? 12 : number.0
        guard
            let resolved = resolve(
                at: start, year: year, inherited, isPast: true,
                { year in
                    CalendarDate.first(year, first).flatMap { from in
                        CalendarDate.last(year, last).map { (from, $0) }
                    }
                })
        else { return nil }
        return DateExpression(
            range: start..<(end + 1), start: resolved.days.0, end: resolved.days.1,
            precision: .month, hasYear: resolved.hasYear, isSpan: true, unit: .month)
    }

    /// `前两天`, `前10天`, `最后3周` of a span that has just been told.
    func firstOrLast(
        at start: Int, _ days: (CalendarDate?, CalendarDate?)
    ) -> DateExpression? {
        guard let first = days.0, let last = days.1 else { return nil }
        let isLast = text.has("最后", at: start) || text.has("最後", at: start) || text[start] == "后"
        guard isLast || text[start] == "前" || text[start] == "头" else { return nil }
        let position = text.skippingBlanks(
            text[start] == "最" ? start + 2 : start + 1)
        let isTwo = text[position] == "两"
        guard let number = isTwo ? (2, position + 1) : small(at: position), number.0 > 0 else {
            return nil
        }
        var end = text.skippingBlanks(number.1)
        if text[end] == "个" { end += 1 }
        let length: Int
        if text[end] == "天" || text[end] == "日" {
            length = number.0
            end += 1
        } else if text[end] == "周" {
            length = number.0 * 7
            end += 1
            if isLast {
                // Whole weeks: the last one ends with the last Sunday.
                let monday = last.adding(days: 1).monday
                return DateExpression(
                    range: start..<end, start: monday.adding(days: -length),
                    end: monday.adding(days: -1), precision: .day, hasYear: true, isSpan: true,
                    unit: .week)
            }
        } else {
            return nil
        }
        guard length <= 366 else { return nil }
        return DateExpression(
            range: start..<end, start: isLast ? last.adding(days: 1 - length) : first,
            end: isLast ? last : first.adding(days: length - 1), precision: .day, hasYear: true,
            isSpan: true, unit: .day)
    }

    /// `第一天`, `第100天` of a span that has just been told, and `第九个月` of a year.
    func ordinalDay(at start: Int, _ days: (CalendarDate?, CalendarDate?)) -> DateExpression? {
        guard let first = days.0, let last = days.1 else { return nil }
        let position = text[start] == "的" ? start + 1 : start
        guard text[position] == "第", let number = small(at: position + 1), number.value > 0 else {
            return nil
        }
        if text[number.end] == "天" {
            let day = first.adding(days: number.value - 1)
            guard day <= last else { return nil }
            return DateExpression(
                range: start..<(number.end + 1), start: day, end: day, precision: .day,
                hasYear: true, unit: .day)
        }
        guard text.has("个月", at: number.end), first.month == 1, last.month == 12,
            (1...12).contains(number.value),
            let from = CalendarDate.first(first.year, number.value),
            let to = CalendarDate.last(first.year, number.value)
        else { return nil }
        return DateExpression(
            range: start..<(number.end + 2), start: from, end: to, precision: .month,
            hasYear: true, unit: .month)
    }
}
