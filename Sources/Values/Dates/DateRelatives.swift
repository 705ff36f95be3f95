import Model
import Text

/// Dates told by a distance: `5年内`, `三年前`, `未来两年`, `近三年`, `上两天`.
extension DateReading {
    /// A length of time: how many halves of which unit.
    struct Length {
        var halves: Int
        var unit: Unit
        var end: Int
        /// `几年`, `两三年`, `5-10年`: the longest of several.
        var isRough = false

        enum Unit { case year, quarter, month, week, day, workday }

        /// Months, where the unit has some.
        var months: Int? {
            switch unit {
            case .year: halves * 6
            case .quarter: halves * 3 / 2
            case .month: halves / 2
            default: nil
            }
        }

        var days: Int {
            switch unit {
            case .week: halves * 7 / 2
            case .year, .quarter: 0
            case .month: halves % 2 * 15
            default: halves / 2
            }
        }
    }

    /// `半年`, `三年半`, `两个半月`, `4个工作日`, `20天`, `三个多月`.
    func length(at start: Int) -> Length? {
        var position = start
        var halves: Int
        var isRough = false
        if let pair = neighbours(at: start) {
            halves = pair.value * 2
            position = pair.end
            isRough = true
        } else if text[position] == "半" {
            halves = 1
            position += 1
        } else if let arabic = numerals.digits(at: position, 1...4) {
            halves = arabic.value * 2
            position = arabic.end
        } else if text[position] == "两" {
            halves = 4
            position += 1
        } else if let han = small(at: position) {
            halves = han.value * 2
            position = han.end
        } else if text[position] == "几" {
            halves = 6
            position += 1
            isRough = true
        } else {
            return nil
        }
        if !isRough, let mark = rangeMark(at: position), let longest = small(at: mark),
            longest.value * 2 > halves
        {
            halves = longest.value * 2
            position = longest.end
            isRough = true
        }
        guard halves > 0 else { return nil }
        position = text.skippingBlanks(position)
        if text[position] == "多" || text[position] == "余" { position += 1 }
        let counts = text[position] == "个"
        if counts { position += 1 }
        if text[position] == "多" { position += 1 }
        if counts, text[position] == "半" {
            halves += 1
            position += 1
        }
        let unit: Length.Unit
        switch text[position] {
        case "年" where !counts: unit = .year
        case "月": unit = .month
        case "周": unit = .week
        case "天" where !counts, "日" where !counts: unit = .day
        case "星" where text[position + 1] == "期":
            unit = .week
            position += 1
        case "礼" where text[position + 1] == "拜":
            unit = .week
            position += 1
        case "季" where text[position + 1] == "度":
            unit = .quarter
            position += 1
        case "工" where text.has("工作日", at: position):
            unit = .workday
            position += 2
        default: return nil
        }
        position += 1
        if text[position] == "半", unit != .month || !counts {
            halves += 1
            position += 1
        }
        if text[position] == "多" { position += 1 }
        return Length(halves: halves, unit: unit, end: position, isRough: isRough)
    }

    /// `两三`, `三五`: some of them; the larger number.
    private func neighbours(at start: Int) -> (value: Int, end: Int)? {
        guard let first = hanDigit(text[start]), let second = hanDigit(text[start + 1]),
            first > 0, second - first == 1 || (first == 3 && second == 5),
            hanDigit(text[start + 2]) == nil, multiplier(text[start + 2]) == 0
        else { return nil }
        return (second, start + 2)
    }

    /// The day a length before or after the reference.
    private func shifted(_ length: Length, by sign: Int) -> CalendarDate? {
        guard let reference, length.halves < 4000 else { return nil }
        if length.unit == .workday {
            return sign > 0 ? reference.adding(workdays: length.days) : nil
        }
        guard let months = length.months else {
            // Seven days and a half ago it was the eighth day.
            let half = sign < 0 && length.unit == .day ? length.halves % 2 : 0
            return reference.adding(days: sign * (length.days + half))
        }
        return reference.adding(months: sign * months)?.adding(days: sign * length.days)
    }

    func relative(at start: Int) -> DateExpression? {
        guard reference != nil else { return nil }
        return lookingBack(at: start) ?? rolling(at: start, start) ?? distance(at: start)
    }

    /// `三年前`, `20天后`, `5年内`, `三个多月以来`.
    private func distance(at start: Int) -> DateExpression? {
        guard let reference, arabicDigit(text[start - 1]) == nil, text[start - 1] != "第",
            text[start - 1] != ".", let length = length(at: start)
        else { return nil }
        let position = length.end
        for (word, sign, size) in [
            ("之前", -1, 2), ("以前", -1, 2), ("前", -1, 1), ("之后", 1, 2), ("以后", 1, 2), ("后", 1, 1),
        ] as [(StaticString, Int, Int)] where text.has(word, at: position) {
            // 五年前三季度 would be 前三季度; 20天后台 no date.
            if size == 1, isDateTail(position + 1) { return nil }
            if length.isRough, text[start] != "几" { return nil }
            guard let date = shifted(length, by: sign) else { return nil }
            let range = start..<(position + size)
            switch length.unit {
            case .year where length.halves % 2 == 0:
                guard var whole = years(date.year, date.year, range) else { return nil }
                whole.isSpan = false
                return whole
            case .year, .month, .quarter:
                guard let first = CalendarDate.first(date.year, date.month),
                    let last = CalendarDate.last(date.year, date.month)
                else { return nil }
                return DateExpression(
                    range: range, start: first, end: last, precision: .month, hasYear: true,
                    unit: .month)
            case .week:
                return vague(range, date.monday, date.monday.adding(days: 6))
            default:
                return DateExpression(
                    range: range, start: date, end: date, precision: .day, hasYear: true,
                    unit: .day)
            }
        }
        if text.has("以内", at: position) || text.has("之内", at: position)
            || (text[position] == "内" && !text.has("内地", at: position)
                && !text.has("内部", at: position))
        {
            let size = text[position] == "内" ? 1 : 2
            return shifted(length, by: 1).map { vague(start..<(position + size), reference, $0) }
        }
        if text.has("以来", at: position) || text.has("来", at: position) {
            let size = text[position] == "以" ? 2 : 1
            guard length.unit != .workday, size == 2 || !isIdeograph(text[position + 1]),
                var from = shifted(length, by: -1)
            else { return nil }
            if length.unit == .year, length.halves % 2 == 0 {
                from = CalendarDate.first(from.year, 1) ?? from
            } else if length.unit == .month, let first = CalendarDate.first(from.year, from.month) {
                from = first
            }
            return vague(start..<(position + size), from, reference)
        }
        return nil
    }

    private func isDateTail(_ index: Int) -> Bool {
        switch text[index] {
        case "台", "勤", "续", "置", "端", "者", "面", "景", "沿", "期", "言", "列", "线", "茬", "锋": return true
        default: return small(at: index) != nil || text[index] == "两"
        }
    }

    /// `近三年`, `过去的半年`, `未来两年`, `今后5年`, `最近30天`: up to or from the reference.
    func rolling(at start: Int, _ wordEnd: Int) -> DateExpression? {
        guard let reference else { return nil }
        var position = wordEnd
        var sign = -1
        if position == start {
            if text.has("过去", at: start) {
                position += 2
            } else if text.has("未来", at: start) || text.has("今后", at: start) {
                position += 2
                sign = 1
            } else if text[start] == "近" {
                position += 1
            } else {
                return nil
            }
        } else if !text.has("最近", at: start) {
            return nil
        }
        if text[position] == "的" { position += 1 }
        if text[position] == "这" { position += 1 }
        guard let length = length(at: position), let date = shifted(length, by: sign) else {
            return nil
        }
        if text[length.end] == "前" { return nil }
        var end = length.end
        if text.has("以来", at: end) { end += 2 } else if text[end] == "来" { end += 1 }
        if text[end] == "内", sign > 0 { end += 1 }
        return sign < 0 ? vague(start..<end, date, reference) : vague(start..<end, reference, date)
    }

    /// `上两天`, `下三个周`, `前1周`, `后1年`: whole units next to the reference.
    private func lookingBack(at start: Int) -> DateExpression? {
        guard let reference else { return nil }
        let isBack = text[start] == "上" || text[start] == "前"
        guard isBack || text[start] == "下" || text[start] == "后",
            let length = length(at: start + 1), length.halves % 2 == 0, length.halves < 2000,
            text[start - 1] != "以", text[start - 1] != "之", text[start - 1] != "最", !isTail(start)
        else { return nil }
        let count = length.halves / 2
        let isAligned = text[start] == "上" || text[start] == "下"
        var first: CalendarDate?
        var last: CalendarDate?
        switch length.unit {
        case .day:
            first = reference.adding(days: isBack ? -count : 1)
            last = reference.adding(days: isBack ? -1 : count)
        case .week where isAligned:
            let monday = reference.monday
            first = monday.adding(days: isBack ? -7 * count : 7)
            last = monday.adding(days: isBack ? -1 : 7 * count + 6)
        case .week:
            first = reference.adding(days: isBack ? -7 * count : 1)
            last = reference.adding(days: isBack ? -1 : 7 * count)
        case .month where text[length.end - 2] == "个":
            first = CalendarDate.first(reference.year, reference.month + (isBack ? -count : 1))
            last = CalendarDate.last(reference.year, reference.month + (isBack ? -1 : count))
        case .year where isAligned || isBack:
            first = CalendarDate.first(reference.year + (isBack ? -count : 1), 1)
            last = CalendarDate.last(reference.year + (isBack ? -1 : count), 12)
        case .year:
            first = reference.adding(days: 1)
            last = reference.adding(months: 12 * count)
        default: return nil
        }
        guard let first, let last else { return nil }
        return DateExpression(
            range: start..<length.end, start: first, end: last,
            precision: length.isRough
                ? .vague
                : length.unit == .year && (isAligned || isBack)
                    ? .year
                    : length.unit == .month ? .month : .day,
            hasYear: true, isSpan: true, unit: .day)
    }
}
