import Model
import Text

/// Reads dates at one place of a text: the grammar, with what is known from before.
///
/// A year that is not told is the reference's, unless that lies more than eight months ahead
/// (`12月28日` on January 5) and no word says that it is still to come (`计划`, `将`).
struct DateReading {
    let text: CharacterView
    let words: DateWords
    let units: UnitReader
    let reference: CalendarDate?
    let numerals: AbsoluteDateReader
    /// The day told last: what `9日` and `次日` count from.
    var anchor: CalendarDate?

    init(text: CharacterView, words: DateWords, units: UnitReader, reference: CalendarDate?) {
        self.text = text
        self.words = words
        self.units = units
        self.reference = reference
        numerals = AbsoluteDateReader(text: text)
    }

    /// Farther ahead than this a date without its year is one of last year.
    static let longestAhead = 240

    /// Year and month that the left end of a range lends to the right one.
    struct Inherited {
        var year: Int?
        var month: Int?
        /// The left end has a year of its own.
        var hasYear = false
    }

    /// The date that starts at `start`, without the words and dates that may follow it.
    func atom(at start: Int, inherited: Inherited? = nil) -> DateExpression? {
        let character = text[start]
        if isQuote(character) {
            guard let (word, end) = words.read(text, start + 1) else { return nil }
            if word.role == .festival, isQuote(text[end]) {
                // “五一”期间.
                return festival(word, start..<(end + 1), nil, inherited)
            }
            return word.role == .plan ? plan(word, (start + 1)..<end) : nil
        }
        let isNumber = Self.isNumeric(character)
        if isNumber {
            if arabicDigit(text[start - 1]) != nil || !mayBeDate(at: start) { return nil }
            if let date = full(at: start) { return date }
        }
        if let (word, end) = words.read(text, start) {
            if word.role == .none { return nil }
            if let date = worded(word, start..<end, inherited) { return date }
        }
        if isNumber {
            return century(at: start) ?? year(at: start) ?? quarter(at: start, nil, inherited)
                ?? month(at: start, nil, inherited) ?? relative(at: start)
                ?? day(at: start, nil, inherited)
        }
        switch character {
        case "民", "公": return full(at: start) ?? year(at: start)
        case "前", "头", "首", "第", "q":
            return quarter(at: start, nil, inherited) ?? month(at: start, nil, inherited)
                ?? relative(at: start)
        case "上", "下", "后", "近", "过", "未", "今", "半": return relative(at: start)
        default: return nil
        }
    }

    /// Whether a number may begin with the character.
    @inline(__always)
    static func isNumeric(_ character: UInt32) -> Bool {
        arabicDigit(character) != nil || hanDigit(character) != nil
            || multiplier(character) == 10 || character == "廿" || character == "卅"
    }

    /// Whether what follows a number can make it a date: looked at first, since few numbers are.
    func mayBeDate(at start: Int) -> Bool {
        var position = start
        while position - start < 12,
            arabicDigit(text[position]) != nil || hanDigit(text[position]) != nil
                || multiplier(text[position]) == 10 || text[position] == "廿"
                || text[position] == "卅" || text[position] == "○"
        {
            position += 1
        }
        if text.end <= 5 || position - start == 8 { return true }
        let next = text[text.skippingBlanks(position)]
        if position - start == 4, arabicDigit(text[start]) != nil {
            // 2021上半年, 2022Q1.
            switch next {
            case "上", "下", "前", "第", "q", "h", "首": return true
            default: break
            }
        }
        if next == "q" { return position - start == 2 }
        switch next {
        // 十四五时期, 五一期间, 十一长假.
        case "期", "时", "规", "末", "假", "长", "小", "黄": return arabicDigit(text[start]) == nil
        case "年", "月", "日", "号", "號", "季", "世", "周", "天", "星", "礼", "个", "多", "余", "工", "财", "半",
            "-", "/", "、", "和",
            ".", "~", "–", "—", "―", "至", "到", "−", "〜", "∼":
            return true
        default: return false
        }
    }

    // MARK: Numbers

    func small(at start: Int) -> (value: Int, end: Int)? {
        if text[start] == "两" || text[start] == "兩" { return nil }
        return numerals.smallNumber(at: start)
    }

    /// `2022-03-10`, `20220310`, `2022年3月10日`, `10/31/1974`.
    private func full(at start: Int) -> DateExpression? {
        if let date = wholeText(at: start) { return date }
        if let date = numerals.read(at: start) {
            return DateExpression(
                range: date.range, start: date.span.start, end: date.span.end, precision: .day,
                hasYear: true, unit: .day)
        }
        return american(at: start) ?? yearAndMonth(at: start)
    }

    /// `10/31/1974`, `31/10/1974`; not `1/2/2020`, which is two dates.
    private func american(at start: Int) -> DateExpression? {
        guard text[start - 1] != "/", let first = numerals.digits(at: start, 1...2),
            text[first.end] == "/", let second = numerals.digits(at: first.end + 1, 1...2),
            text[second.end] == "/",
            let year = numerals.digits(at: second.end + 1, 4...4)
                ?? numerals.digits(at: second.end + 1, 2...2),
            text[year.end] != "/",
            // 22/3/10 may be 2022-03-10 as well.
            year.value > 99 || second.value > 12 || first.value <= 12
        else { return nil }
        let full = year.value < 100 ? 2000 + year.value : year.value
        let isDayFirst = first.value > 12
        guard isDayFirst || second.value > 12 || first.value == second.value,
            let day = CalendarDate(
                year: full, month: isDayFirst ? second.value : first.value,
                day: isDayFirst ? first.value : second.value)
        else { return nil }
        return DateExpression(
            range: start..<year.end, start: day, end: day, precision: .day, hasYear: true,
            unit: .day)
    }

    /// `1999.08`, `2022-03`: a month, where nothing is measured.
    func yearAndMonth(at start: Int, isRight: Bool = false) -> DateExpression? {
        guard let year = numerals.digits(at: start, 4...4), (1900...2100).contains(year.value),
            text[year.end] == "." || text[year.end] == "-" || text[year.end] == "/",
            let month = numerals.digits(at: year.end + 1, 2...2), (1...12).contains(month.value),
            !isLetter(text[start - 1]), isRight || text[start - 1] != "-", text[start - 1] != ".",
            text[start - 1] != "$", text[start - 1] != "¥", text[start - 1] != "￥"
        else { return nil }
        let next = text[month.end]
        let isRange =
            next == "-" && arabicDigit(text[month.end + 1]) != nil && text[year.end] == "."
        guard isRange || (!isIdeograph(next) && !isLetter(next)) || next == "至" || next == "起",
            isRange || (next != "." && next != "-" && next != "/" && next != "%"),
            let first = CalendarDate.first(year.value, month.value),
            let last = CalendarDate.last(year.value, month.value)
        else { return nil }
        return DateExpression(
            range: start..<month.end, start: first, end: last, precision: .month, hasYear: true,
            unit: .month)
    }

    /// A cell that is nothing but `2018` or `12/1`.
    private func wholeText(at start: Int) -> DateExpression? {
        guard text.end - start <= 5, text.skippingBlanks(0) == start else { return nil }
        if let year = numerals.digits(at: start, 4...4), year.end == text.end,
            (1900...2100).contains(year.value)
        {
            var whole = years(year.value, year.value, start..<year.end)
            whole?.isSpan = false
            return whole
        }
        guard let month = numerals.digits(at: start, 1...2), text[month.end] == "/",
            let day = numerals.digits(at: month.end + 1, 1...2), day.end == text.end,
            let resolved = resolve(
                at: start, year: nil, nil,
                { CalendarDate(year: $0, month: month.value, day: day.value).map { ($0, $0) } })
        else { return nil }
        return DateExpression(
            range: start..<day.end, start: resolved.days.0, end: resolved.days.1,
            precision: .day, hasYear: false, unit: .day)
    }

    /// `光绪三十年`, `令和4年5月`: the years of an era from its first.
    private func era(_ word: DateWords.Word, _ range: Range<Int>) -> DateExpression? {
        let position = text.skippingBlanks(range.upperBound)
        let isFirst = text[position] == "元"
        guard let number = isFirst ? (1, position + 1) : small(at: position),
            text[number.1] == "年", number.0 > 0
        else { return nil }
        return inYear(word.first + number.0 - 1, range.lowerBound..<(number.1 + 1))
    }

    // MARK: Resolution

    /// The year of a date that tells none; `make` gives its days in a year.
    func resolve(
        at start: Int, year: Int?, _ inherited: Inherited?, isPast: Bool = false,
        _ make: (Int) -> (CalendarDate, CalendarDate)?
    ) -> (days: (CalendarDate, CalendarDate), hasYear: Bool)? {
        if let year { return make(year).map { ($0, true) } }
        if let year = inherited?.year {
            return make(year).map { ($0, inherited?.hasYear ?? false) }
        }
        guard let reference, !isOfUnreadYear(start) else { return nil }
        let isAhead = words.isAhead(text, before: start)
        guard let days = make(reference.year) else {
            // February 29 of a common year: the last one that was.
            for back in 1...8 {
                if let days = make(reference.year - back) { return (days, false) }
            }
            return nil
        }
        let ahead = days.0.daysSinceEpoch - reference.daysSinceEpoch
        let unfinished =
            CalendarDate.first(days.1.year, days.1.month).map { $0 > reference } ?? false
        if !isAhead, ahead > Self.longestAhead || (isPast && unfinished) {
            return make(reference.year - 1).map { ($0, false) }
        }
        if isAhead, reference.daysSinceEpoch - days.1.daysSinceEpoch > 60 {
            return make(reference.year + 1).map { ($0, false) }
        }
        return (days, false)
    }

    /// The year just before was told and could not be read: `洪武三年三月`, `民国元年正月初一`.
    private func isOfUnreadYear(_ start: Int) -> Bool {
        let end = text[start - 1] == " " ? start - 2 : start - 1
        guard text[end] == "年" else { return false }
        return text[end - 1] == "元" || hanDigit(text[end - 1]) != nil
            || multiplier(text[end - 1]) == 10 || arabicDigit(text[end - 1]) != nil
    }

    /// `2000万元月底前到位`: the 元 of 元月 belongs to the figure.
    private func isUnitOfMoney(_ start: Int) -> Bool {
        guard text[start] == "元" else { return false }
        let previous = text[text.lastBeforeBlanks(start)]
        switch previous {
        case "余", "多", "美", "欧", "港", "日", "韩", "澳", "加": return true
        default: return Self.isNumeric(previous) || multiplier(previous) > 0
        }
    }

    // MARK: Words

    private func worded(
        _ word: DateWords.Word, _ range: Range<Int>, _ inherited: Inherited?
    ) -> DateExpression? {
        switch word.role {
        case .plan: return plan(word, range)
        case .monthname:
            return isUnitOfMoney(range.lowerBound)
                ? nil : month(word.first, range, nil, inherited)
        case .half: return half(word.first, range, nil, inherited)
        case .era: return era(word, range)
        case .lunar: return lunar(word, range, nil, inherited)
        default: break
        }
        guard let reference else { return nil }
        let base = word.isAnchored ? anchor ?? reference : reference
        switch word.role {
        case .year:
            if word.first != word.last {
                return years(base.year + word.first, base.year + word.last, range)
            }
            return inYear(base.year + word.first, range)
        case .month:
            guard let first = CalendarDate.first(base.year, base.month + word.first) else {
                return nil
            }
            return inMonth(first.year, first.month, range, hasYear: true)
        case .halfyear:
            let index = (base.month - 1) / 6 + word.first
            guard let first = CalendarDate.first(base.year, index * 6 + 1) else { return nil }
            return half(first.month == 1 ? 1 : 2, range, first.year, nil)
        case .century: return century(word, base, range)
        case .within:
            // 5年内, 三个月内 are distances.
            let previous = text[range.lowerBound - 1]
            guard hanDigit(previous) == nil, arabicDigit(previous) == nil, previous != " ",
                multiplier(previous) == 0,
                ![0x4E2A, 0x6570, 0x591A, 0x534A, 0x51E0, 0x4F59].contains(previous),  // 个数多半几余
                let last = word.first == 12
                    ? CalendarDate.last(base.year, 12) : CalendarDate.last(base.year, base.month)
            else { return nil }
            return vague(range, reference, last)
        case .monthhalf: return monthHalf(word.first, base.month, base.year, range)
        case .week: return week(base.monday.adding(days: 7 * word.first), range)
        case .quarter:
            let index = (base.month - 1) / 3 + word.first
            guard let first = CalendarDate.first(base.year, index * 3 + 1) else { return nil }
            return quarters(
                first.year, (first.month - 1) / 3 + 1, (first.month - 1) / 3 + 1, range,
                hasYear: true)
        case .day:
            let date = base.adding(days: word.first)
            return DateExpression(
                range: range, start: date, end: date, precision: .day, hasYear: true, unit: .day)
        case .now:
            return DateExpression(
                range: range, start: reference, end: reference, precision: .day, hasYear: true,
                unit: .day)
        case .vague:
            return rolling(at: range.lowerBound, range.upperBound)
                ?? vague(range, reference.adding(days: -7), reference)
        case .weekday:
            let monday = reference.monday
            let date = monday.adding(days: word.first - 1)
            if let date = datedWeekday(range) { return date }
            return DateExpression(
                range: range, start: date, end: date, precision: .day, hasYear: false, unit: .day)
        case .end: return words.edge(text, range.lowerBound).flatMap { edge($0.word, range) }
        case .festival: return festival(word, range, nil, inherited)
        default: return nil
        }
    }

    /// `周日, 二月十号`: the weekday only repeats the date behind it.
    private func datedWeekday(_ range: Range<Int>) -> DateExpression? {
        var next = text.skippingBlanks(range.upperBound)
        guard text[next] == "," || text[next] == "、" || text[next] == "(" else { return nil }
        next = text.skippingBlanks(next + 1)
        guard
            arabicDigit(text[next]) != nil || hanDigit(text[next]) != nil
                || multiplier(text[next]) == 10,
            var date = month(at: next, nil, nil), date.unit == .day
        else { return nil }
        date.range = range.lowerBound..<date.range.upperBound
        return date
    }

    func vague(_ range: Range<Int>, _ start: CalendarDate, _ end: CalendarDate) -> DateExpression {
        DateExpression(
            range: range, start: start, end: end, precision: .vague, hasYear: false, isSpan: true,
            unit: .day)
    }

    /// `年底`, `月初`: of the reference's year or month.
    private func edge(_ word: DateWords.Word, _ range: Range<Int>) -> DateExpression? {
        guard let reference, text[range.lowerBound] != "底", text[range.lowerBound] != "末",
            text[range.lowerBound] != "初", text[range.lowerBound] != "中",
            text[range.lowerBound] != "伊"
        else { return nil }
        switch text[range.lowerBound] {
        case "年": return edge(word.value, ofYear: reference.year, range)
        case "月": return edge(word.value, ofMonth: reference.month, reference.year, range)
        default:
            let quarter = (reference.month - 1) / 3
            let month = word.value == "end" ? quarter * 3 + 3 : quarter * 3 + 1
            guard let first = CalendarDate.first(reference.year, month),
                let last = CalendarDate.last(reference.year, month)
            else { return nil }
            return vague(range, first, last)
        }
    }

    func edge(_ edge: String, ofYear year: Int, _ range: Range<Int>) -> DateExpression? {
        let month = edge == "end" ? 12 : edge == "start" ? 1 : 6
        guard let first = CalendarDate.first(year, month),
            let last = CalendarDate.last(year, month)
        else { return nil }
        return vague(range, first, last)
    }

    func edge(
        _ edge: String, ofMonth month: Int, _ year: Int, _ range: Range<Int>
    ) -> DateExpression? {
        guard let last = CalendarDate.last(year, month) else { return nil }
        let days = edge == "end" ? 21...last.day : edge == "start" ? 1...10 : 11...20
        guard let first = CalendarDate(year: last.year, month: last.month, day: days.lowerBound),
            let end = CalendarDate(year: last.year, month: last.month, day: days.upperBound)
        else { return nil }
        return vague(range, first, end)
    }
}
