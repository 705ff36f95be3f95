import Model
import Text

/// Digits with an optional point, separators or exponent: `12,345.67`, `.5`, `1.2e+14`.
///
/// A comma separates thousands only as `\d{1,3}(,\d{3})+`: elsewhere it is the sentence's comma.
struct ArabicToken {
    let value: FixedDecimal
    let end: Int
    let hasPoint: Bool
    let hasSeparator: Bool

    /// `alone`: an exponent and single spaced digits (`1 2 0 0 万`) are allowed.
    init?(_ text: CharacterView, at start: Int, alone: Bool) {
        var position = start
        var unscaled: Int128 = 0
        var count = 0
        var isTooLong = false
        func add(_ digit: Int) {
            if unscaled != 0 || digit != 0 { count += 1 }
            if count > 29 { isTooLong = true } else { unscaled = unscaled * 10 + Int128(digit) }
        }
        while let digit = arabicDigit(text[position]) {
            add(digit)
            position += 1
        }
        let whole = position - start
        if whole == 1, alone, let end = Self.spacedEnd(text, from: start) {
            while position < end {
                if let digit = arabicDigit(text[position]) { add(digit) }
                position += 1
            }
        }
        var separated = false
        if (1...3).contains(whole), !Self.isNamedTwice(text, from: start, at: position) {
            // Twelve groups leave the bound of digits: no need to look farther.
            var groups = 0
            while groups < 12, text[position] == ",", arabicDigit(text[position + 1]) != nil,
                arabicDigit(text[position + 2]) != nil, arabicDigit(text[position + 3]) != nil,
                arabicDigit(text[position + 4]) == nil
            {
                for index in 1...3 { add(arabicDigit(text[position + index]) ?? 0) }
                position += 4
                groups += 1
                separated = true
            }
        }
        var scale = 0
        if text[position] == ".", arabicDigit(text[position + 1]) != nil {
            var end = position + 1
            while let digit = arabicDigit(text[end]) {
                add(digit)
                scale += 1
                end += 1
            }
            // 2022.03.10, 1.2.3: sections, versions and dates are no decimals.
            if text[end] == ".", arabicDigit(text[end + 1]) != nil { return nil }
            position = end
        } else if alone, let fraction = Self.brokenFraction(text, start, position) {
            for index in fraction {
                guard let digit = arabicDigit(text[index]) else { continue }
                add(digit)
                scale += 1
            }
            position = fraction.upperBound
        } else if whole == 0 {
            return nil
        }
        if whole == 0, text[start - 1] == "." || arabicDigit(text[start - 1]) != nil { return nil }
        if alone, text[position] == "e", let exponent = Self.exponent(text, at: position + 1),
            !isTooLong
        {
            scale -= exponent.value
            if scale < 0 {
                guard count - scale <= 29 else { return nil }
                unscaled *= FixedDecimal.powerOfTen(-scale)
                scale = 0
            }
            position = exponent.end
        }
        guard !isTooLong, scale <= 20 else { return nil }
        value = FixedDecimal(unscaled: unscaled, scale: scale)
        end = position
        hasPoint = scale > 0
        hasSeparator = separated
    }

    /// `$20,300美元`: the symbol names the first amount, the word the second.
    private static func isNamedTwice(_ text: CharacterView, from start: Int, at end: Int) -> Bool {
        text[start - 1] == "$" && text[end] == "," && text[end + 4] == "美"
    }

    /// `1 2 0 0 万`: at least three single digits apart, and a magnitude or 元 behind them.
    private static func spacedEnd(_ text: CharacterView, from start: Int) -> Int? {
        var position = start + 1
        var count = 1
        while text[position] == " ", arabicDigit(text[position + 1]) != nil, count < 12 {
            guard arabicDigit(text[position + 2]) == nil else { return nil }
            position += 2
            count += 1
        }
        let next = text[text.skippingBlanks(position)]
        return count >= 3 && (next == "万" || next == "亿" || next == "元") ? position : nil
    }

    /// `总投资12. 5亿元`, `总投资12 .5亿元`: the digits behind a point that a blank stands beside, where a word stands
    /// before the number, so that `1. 5亿元的项目` stays an item of a list.
    private static func brokenFraction(
        _ text: CharacterView, _ start: Int, _ end: Int
    ) -> Range<Int>? {
        let isBroken =
            text[end] == "." && text[end + 1] == " " || text[end] == " " && text[end + 1] == "."
        guard isBroken, end > start, isIdeograph(text[start - 1]) else { return nil }
        var position = end + 2
        while arabicDigit(text[position]) != nil { position += 1 }
        let next = text[text.skippingBlanks(position)]
        return position > end + 2 && (next == "万" || next == "亿" || next == "元")
            ? (end + 2)..<position : nil
    }

    private static func exponent(_ text: CharacterView, at start: Int) -> (value: Int, end: Int)? {
        var position = start
        let isNegative = text[position] == "-"
        if isNegative || text[position] == "+" { position += 1 }
        var value = 0
        let from = position
        while let digit = arabicDigit(text[position]), position - from < 3 {
            value = value * 10 + digit
            position += 1
        }
        guard position > from, value <= 20, !isLetter(text[position]) else { return nil }
        return (isNegative ? -value : value, position)
    }
}
