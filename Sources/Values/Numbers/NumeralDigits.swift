import Lexicon
import Model

/// The digits of a numeral: `1,200`, `三`, `二〇二二`, `半`, `几`, and what stands behind a point.
extension NumeralReading {
    mutating func readArabic(at next: Int) -> Bool {
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

    mutating func readHan(_ digit: Int, at next: Int) -> Bool {
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

    func isPair(_ character: UInt32) -> Bool { character == "两" || character == "兩" }

    /// `三千五一`: two digits cannot follow a multiplier; the first may be its tail.
    func stopBeforeTail(at next: Int) -> Bool { false }

    func digitString(from: Int, to: Int) -> FixedDecimal? {
        guard to - from <= 20 else { return nil }
        var value: Int128 = 0
        for index in from..<to { value = value * 10 + Int128(hanDigit(text[index]) ?? 0) }
        return FixedDecimal(unscaled: value, scale: 0)
    }

    /// `半成`, `半个`, `半年`: a half, where something is counted that has halves.
    mutating func readHalf(at next: Int) -> Bool {
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

    mutating func readSeveral(at next: Int) -> Bool {
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

    /// `十五点七`, `零点77`: the point of a Chinese numeral; not the hour of `三点五十分`.
    mutating func readPoint(at next: Int) -> Bool {
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
}
