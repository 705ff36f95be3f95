import Lexicon
import Model
import Text

/// Reads numerals: Arabic, Chinese, financial and mixed, positionally.
///
/// `12亿5000万` is 1250000000, `3亿零500万` 305000000, `三千五百` 3500, `四百五` 450,
/// `1,200.5` 1200.5, `二〇二二` 2022, `5000多万` at least 50000000.
/// A figure that does not fit 30 digits is not read at all. Reading is linear: no character is
/// looked at again by a later call that starts behind the numeral.
struct NumeralReader: Sendable {
    /// Words that hold a numeral's character but no number: `万科`, `一体化`, `四川`.
    let words: WordMatcher

    /// The numeral that starts at `start`, or `nil`.
    func read(_ text: CharacterView, at start: Int) -> Numeral? {
        var reading = NumeralReading(text: text, words: words, start: start)
        return reading.run()
    }

    /// Whether the character is inside a word that is no number: the `三` of `长三角`.
    func isInsideWord(_ text: CharacterView, _ index: Int) -> Bool {
        var start = index
        while start >= 0, index - start < 3 {
            if let hit = words.longestMatch(in: text.characters.span, at: start),
                Int(hit.end) > index
            {
                return true
            }
            start -= 1
        }
        return false
    }
}

/// One run of the reader over one numeral.
struct NumeralReading {
    let text: CharacterView
    let words: WordMatcher
    let start: Int

    /// Sum of the sections closed by a power higher than `closedPower`.
    private var above = Bounds.zero
    /// The section last closed by 万, 亿, 兆, and its power (0: none yet).
    private var closed = Bounds.zero
    private var closedPower = 0
    /// The open section below 万: what 千百十 have closed.
    private var section = Bounds.zero
    private var sectionPower = 0
    /// Digits not yet closed by a multiplier.
    private var number: Bounds?
    private var numberIsArabic = false
    private var numberHasPoint = false
    private var zero = false
    private var lastPower = 1
    private var position: Int
    private var coefficientEnd: Int
    private var sawDigit = false
    private var result: Numeral

    init(text: CharacterView, words: WordMatcher, start: Int) {
        self.text = text
        self.words = words
        self.start = start
        position = start
        coefficientEnd = start
        result = Numeral(
            range: start..<start, floor: .zero, low: .zero, high: .zero, coefficientEnd: start)
    }

    mutating func run() -> Numeral? {
        var ok = true
        while ok {
            let before = position
            ok = step()
            if position == before { break }
        }
        guard position > start else { return nil }
        return finish()
    }

    /// Reads one element; `false` when it must be the last.
    private mutating func step() -> Bool {
        let next = positionOfNext()
        let character = text[next]
        if arabicDigit(character) != nil || (character == "." && position == start) {
            return readArabic(at: next)
        }
        guard character >= 0x3007 else { return false }
        if let digit = hanDigit(character) { return readHan(digit, at: next) }
        let power = multiplier(character)
        if power > 0 { return close(power, at: next) }
        switch character {
        case "半": return readHalf(at: next)
        case "几", "數", "数", "幾": return readSeveral(at: next)
        case "多", "余", "餘", "来", "來": return readMore(at: next)
        case "点", "點": return readPoint(at: next)
        default: return false
        }
    }

    /// Blanks may stand inside a numeral around multipliers only: `7 万5 千`, `143⏎亿`.
    private func positionOfNext() -> Int {
        guard position > start else { return position }
        let blank = text[position]
        guard blank == " " || blank == "\n" || blank == "\r" else { return position }
        let next = text.skippingBlanks(position)
        let character = text[next]
        if number != nil || section != .zero {
            let over = text.skippingLineBreak(position)
            let power = multiplier(text[over])
            if power >= 10_000 || (power >= 100 && over == next && numberIsArabic) { return over }
            if character == "余" || character == "多" || character == "餘",
                multiplier(text[next + 1]) >= 10_000
            {
                return next
            }
        }
        // 三千 九百: a digit with its own, smaller multiplier.
        if number == nil, hanDigit(character) != nil || arabicDigit(character) != nil {
            let power = multiplier(text[text.skippingBlanks(next + 1)])
            if power >= 10, power < lastPower, lastPower <= 1000, arabicDigit(character) == nil {
                return next
            }
            if power >= 10, power < lastPower, arabicDigit(character) != nil { return next }
        }
        return position
    }

    private mutating func readArabic(at next: Int) -> Bool {
        guard number == nil, let token = ArabicToken(text, at: next, alone: position == start)
        else { return false }
        if position > start {
            // Behind 亿 a figure belongs to it only with a smaller multiplier of its own.
            let after = text.skippingBlanks(token.end)
            let power = multiplier(text[after])
            guard sectionPower > 0 || closedPower > 0 || zero,
                zero || (power >= 10 && power < lastPower) || (power == 1000 && lastPower > 1000),
                !(result.hasPoint)
            else { return false }
            if zero, power == 0, token.hasPoint { return false }
        }
        number = Bounds(token.value)
        numberIsArabic = true
        numberHasPoint = token.hasPoint
        if token.hasPoint || token.hasSeparator { result.hasPoint = true }
        position = token.end
        coefficientEnd = position
        sawDigit = true
        return true
    }

    private mutating func readHan(_ digit: Int, at next: Int) -> Bool {
        guard number == nil else { return false }
        if digit == 0, position > start {
            let after = text.skippingBlanks(next + 1)
            let following = text[after]
            guard !zero,
                hanDigit(following) != nil || arabicDigit(following) != nil
                    || multiplier(following) == 10 || following == "几" || following == "幾"
            else { return false }
            zero = true
            position = next + 1
            return true
        }
        // 两 stands before a multiplier only: 两百, not 三十两.
        if isPair(text[next]), position > start, multiplier(text[next + 1]) < 100 { return false }
        var end = next + 1
        while hanDigit(text[end]) != nil, !isPair(text[end]) { end += 1 }
        if digit == 0, end == next + 1, position == start, multiplier(text[end]) == 10 {
            position = end
            zero = true
            return true
        }
        let count = end - next
        let power = multiplier(text[end])
        if count == 2, digit > 0, let second = hanDigit(text[next + 1]), second > digit,
            second - digit <= 2, power > 0 || position > start, !zero
        {
            guard power > 0 || lastPower == 10 else { return stopBeforeTail(at: next) }
            // 两三千, 十七八: somewhere between the two.
            number = Bounds(floor: digit, low: digit, high: second)
            result.vagueness = .several
            position = end
            result.isHan = true
            numberIsArabic = false
            coefficientEnd = end
            sawDigit = true
            return true
        }
        if count >= 2 {
            if position > start { return stopBeforeTail(at: next) }
            if digit == 0, power == 10, count == 1 { return false }
            guard let value = digitString(from: next, to: end) else { return false }
            number = Bounds(value)
            result.isDigitString = true
            result.isHan = true
            position = end
            coefficientEnd = end
            sawDigit = true
            return true
        }
        number = Bounds(FixedDecimal(digit))
        numberIsArabic = false
        result.isHan = true
        position = end
        coefficientEnd = end
        sawDigit = true
        return true
    }

    private func isPair(_ character: UInt32) -> Bool { character == "两" || character == "兩" }

    /// `三千五一`: two digits cannot follow a multiplier; the first may be its tail.
    private func stopBeforeTail(at next: Int) -> Bool { false }

    private func digitString(from: Int, to: Int) -> FixedDecimal? {
        guard to - from <= 20 else { return nil }
        var value: Int128 = 0
        for index in from..<to { value = value * 10 + Int128(hanDigit(text[index]) ?? 0) }
        return FixedDecimal(unscaled: value, scale: 0)
    }

    private mutating func close(_ power: Int, at next: Int) -> Bool {
        // 万科, 千瓦, 亿纬: the multiplier belongs to a word.
        if words.longestMatch(in: text.characters.span, at: next).map({ $0.end - $0.start > 1 })
            == true
        {
            return false
        }
        if result.isDigitString, power < 10_000 { return false }
        if power < 10_000 {
            guard sectionPower == 0 || power < sectionPower else { return false }
            guard number != nil || position == start || power == 10 || zero else { return false }
            if number == nil, power != 10, position > start { return false }
            guard let added = (number ?? .one).times(power), let sum = section.plus(added) else {
                return false
            }
            if number == nil, power == 10 { sawDigit = true }
            section = sum
            sectionPower = power
            result.isHan = true
        } else {
            var digits = number
            if let number, !zero, !numberIsArabic, sectionPower > 10, result.vagueness == .none {
                // 一百二万 is 120万.
                digits = number.times(sectionPower / 10)
            }
            guard let open = digits.map({ section.plus($0) }) ?? section else { return false }
            let isEmpty = number == nil && sectionPower == 0
            if closedPower == 0 {
                guard position == start || !isEmpty else { return false }
                guard let value = (isEmpty ? .one : open).times(power) else { return false }
                closed = value
            } else if power < closedPower {
                guard !isEmpty, let sum = above.plus(closed), let value = open.times(power) else {
                    return false
                }
                above = sum
                closed = value
            } else {
                // 四万万, 一万亿; with digits between only in Chinese: 一万五千亿.
                guard above == .zero, isEmpty || (power > closedPower && !numberIsArabic),
                    let sum = closed.plus(open), let value = sum.times(power)
                else { return false }
                closed = value
                if !isEmpty { coefficientEnd = next }
            }
            closedPower = power
            section = .zero
            sectionPower = 0
        }
        number = nil
        zero = false
        lastPower = power
        position = next + 1
        return true
    }

    /// `半成`, `半个`, `半年`: a half, where something is counted that has halves.
    private mutating func readHalf(at next: Int) -> Bool {
        guard position == start else { return false }
        switch text[next + 1] {
        case "成", "个", "年", "天", "日", "小": break
        default: return false
        }
        number = Bounds(FixedDecimal(unscaled: 5, scale: 1))
        result.isHan = true
        position = next + 1
        coefficientEnd = position
        sawDigit = true
        return false
    }

    private mutating func readSeveral(at next: Int) -> Bool {
        guard number == nil else { return false }
        let power = multiplier(text[next + 1])
        let isFew = text[next] == "几" || text[next] == "幾"
        if position == start {
            guard power > 0,
                words.longestMatch(in: text.characters.span, at: next + 1).map({
                    $0.end - $0.start > 1
                }) != true
            else { return false }
            number = Bounds(floor: 1, low: 1, high: 10)
        } else {
            guard isFew, lastPower == 10 || zero else { return false }
            number = Bounds(floor: 0, low: 1, high: 9)
        }
        result.vagueness = .several
        result.isHan = true
        position = next + 1
        coefficientEnd = position
        sawDigit = true
        return true
    }

    private mutating func readMore(at next: Int) -> Bool {
        guard result.vagueness != .more, number != nil || sectionPower > 0 || closedPower > 0,
            words.longestMatch(in: text.characters.span, at: next) == nil
        else { return false }
        let place = placeValue()
        let character = text[next]
        if character == "来" || character == "來" {
            guard number == nil, lastPower == 10 || lastPower == 100 else { return false }
        }
        guard place.compare(with: 10) || closedPower > 0 else { return false }
        guard let width = place.value else { return false }
        if number != nil {
            guard let high = number?.high.plus(width) else { return false }
            number?.high = high
        } else if sectionPower > 0 {
            guard let high = section.high.plus(width) else { return false }
            section.high = high
        } else {
            guard let high = closed.high.plus(width) else { return false }
            closed.high = high
        }
        result.vagueness = .more
        position = next + 1
        // Behind 多 only 万 and 亿 can follow: 5000多万.
        let after = positionOfNext()
        let power = multiplier(text[after])
        if power >= 10_000 { return close(power, at: after) && positionIsMagnitude() }
        return false
    }

    /// 三十万多亿: another magnitude may follow the first.
    private func positionIsMagnitude() -> Bool { multiplier(text[position]) >= 10_000 }

    /// The value of the last digit that is told: 1000 for `5000`, 10 for `二十`, 10000 for `2万`.
    private func placeValue() -> Place {
        if let number {
            var digits = number.floor.unscaled
            guard digits != 0 else { return Place(value: nil) }
            if number.floor.scale > 0 {
                return Place(value: FixedDecimal(unscaled: 1, scale: number.floor.scale))
            }
            var place: Int128 = 1
            while digits % 10 == 0 {
                digits /= 10
                place *= 10
            }
            return Place(value: FixedDecimal(unscaled: place, scale: 0))
        }
        if sectionPower > 0 { return Place(value: FixedDecimal(sectionPower)) }
        // 1.2万余: a tenth of 万.
        let power = FixedDecimal(closedPower)
        var place = power
        var floor = closed.floor
        if floor.scale == 0, closedPower > 0 {
            while place.unscaled > 1, floor.unscaled % place.unscaled != 0 {
                place = FixedDecimal(unscaled: place.unscaled / 10, scale: 0)
            }
        }
        floor = place
        return Place(value: floor)
    }

    private struct Place {
        let value: FixedDecimal?
        func compare(with least: Int) -> Bool { value.map { $0 >= FixedDecimal(least) } ?? false }
    }

    /// `十五点七`, `零点77`: the point of a Chinese numeral; not the hour of `三点五十分`.
    private mutating func readPoint(at next: Int) -> Bool {
        guard result.isHan, !result.hasPoint, sawDigit, result.vagueness == .none else {
            return false
        }
        var end = next + 1
        var digits: Int128 = 0
        end = text.skippingBlanks(end)
        let from = end
        while end - from < 12, text[end] != "两", text[end] != "兩",
            let digit = hanDigit(text[end]) ?? arabicDigit(text[end])
        {
            digits = digits * 10 + Int128(digit)
            end += 1
        }
        guard end > from, end - from < 12, multiplier(text[end]) != 10 else { return false }
        if text[end] == "分", text[end + 1] != "之" { return false }
        let fraction = FixedDecimal(unscaled: digits, scale: end - from)
        // 一千六点五 is 1600.5.
        let isTail = !zero && sectionPower > 10 && number != nil
        guard let whole = isTail ? number?.times(sectionPower / 10) : number ?? section,
            let value = whole.floor.plus(fraction)
        else { return false }
        if number != nil, sectionPower > 0 {
            guard let sum = section.floor.plus(value) else { return false }
            section = .zero
            number = Bounds(sum)
        } else if number != nil || sectionPower > 0 {
            section = .zero
            number = Bounds(value)
        } else {
            number = Bounds(fraction)
        }
        sectionPower = 0
        numberIsArabic = true
        numberHasPoint = true
        result.hasPoint = true
        position = end
        coefficientEnd = end
        zero = false
        return multiplier(text[end]) >= 10_000 && closedPower == 0
    }

    private mutating func finish() -> Numeral? {
        if zero, number == nil {
            // A 零 that nothing follows is not part of it.
            position -= 1
        }
        var tail = Bounds.zero
        if let number {
            let isTail =
                !zero && !numberIsArabic && lastPower > 10 && result.vagueness == .none
                && (sectionPower > 0 || closedPower > 0)
            if isTail {
                if canEndWithTail() {
                    guard let value = number.times(lastPower / 10) else { return nil }
                    tail = value
                } else {
                    position -= 1
                    while text[position - 1] == " " { position -= 1 }
                    coefficientEnd = position
                }
            } else {
                tail = number
            }
        }
        guard let a = above.plus(closed), let b = a.plus(section), let total = b.plus(tail) else {
            return nil
        }
        result.range = start..<position
        result.floor = total.floor
        result.low = total.low
        result.high = total.high
        result.isBare = !sawDigit
        result.power = number == nil && closedPower > 0 && sectionPower == 0 ? closedPower : 1
        result.coefficientEnd = result.power > 1 ? min(coefficientEnd, position) : position
        return result
    }

    /// `四百五` ends; in `三亿一体化` and `三百五个` the last digit begins another word.
    private func canEndWithTail() -> Bool {
        let next = text[position]
        guard isIdeograph(next) else { return !isLetter(next) && arabicDigit(next) == nil }
        switch next {
        case "的", "元", "圆", "块", "美", "欧", "港", "日", "英", "斤", "公", "米", "亩", "吨":
            return words.longestMatch(in: text.characters.span, at: position - 1) == nil
                && !(next == "日" && text[position + 1] != "元")
        default: return false
        }
    }
}

/// What a numeral says at least and at most, and without its vague part.
struct Bounds: Hashable {
    var floor: FixedDecimal
    var low: FixedDecimal
    var high: FixedDecimal

    static let zero = Bounds(.zero)
    static let one = Bounds(FixedDecimal(1))

    init(_ value: FixedDecimal) {
        floor = value
        low = value
        high = value
    }

    init(floor: Int, low: Int, high: Int) {
        self.floor = FixedDecimal(floor)
        self.low = FixedDecimal(low)
        self.high = FixedDecimal(high)
    }

    private init(floor: FixedDecimal, low: FixedDecimal, high: FixedDecimal) {
        self.floor = floor
        self.low = low
        self.high = high
    }

    func times(_ power: Int) -> Bounds? {
        guard let floor = floor.times(power), let low = low.times(power),
            let high = high.times(power)
        else { return nil }
        return Bounds(floor: floor, low: low, high: high)
    }

    func plus(_ other: Bounds) -> Bounds? {
        guard let floor = floor.plus(other.floor), let low = low.plus(other.low),
            let high = high.plus(other.high)
        else { return nil }
        return Bounds(floor: floor, low: low, high: high)
    }
}
