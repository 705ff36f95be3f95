import Lexicon
import Model
import Text

/// Tells which figures are numbers of their own, and joins fractions: `五分之一` is 0.2.
///
/// A single Chinese numeral mostly is part of a word (`一切`, `四川`): it counts only before a
/// boundary, a counting word or a function word (`一只`, `五是`).
struct NumberScanner: Sendable {
    let units: WordMatcher
    let followers: WordMatcher

    func scan(_ text: CharacterView, _ figures: [Figure], into found: inout [ValueMention]) {
        var index = 0
        while index < figures.count {
            let figure = figures[index]
            if let fraction = fraction(text, figures, at: index) {
                found.append(ValueMention(fraction.range, .number(fraction.value)))
                index = fraction.next
                continue
            }
            if isNumber(figure, in: text) {
                found.append(ValueMention(figure.range, .number(figure.value)))
            }
            index += 1
        }
    }

    private func isNumber(_ figure: Figure, in text: CharacterView) -> Bool {
        let numeral = figure.numeral
        guard !figure.isCode, !figure.isOrdinal else { return false }
        let end = figure.range.upperBound
        let next = text[end]
        if numeral.isHan || numeral.isBare {
            if numeral.isBare { return numeral.range.count > 1 }
            if text[numeral.range.lowerBound] == "数" { return false }
            guard numeral.range.count == 1 else { return true }
            let first = text[numeral.range.lowerBound]
            if hanDigit(text[numeral.range.lowerBound - 1]) != nil { return false }
            if Self.isFinancial(first) { return !isIdeograph(next) }
            if !isIdeograph(next), !isLetter(next) { return true }
            if let unit = units.longestMatch(in: text.characters.span, at: end) {
                // 两 counts nothing behind 两.
                return hanDigit(next) == nil || unit.end - unit.start > 1
            }
            return followers.longestMatch(in: text.characters.span, at: end) != nil
        }
        if isLetter(next), !figure.hasSuffix {
            return units.longestMatch(in: text.characters.span, at: end) != nil
        }
        return true
    }

    /// `陆`, `伍`, `拾` are common characters of words: 陆地, 队伍, 收拾.
    private static func isFinancial(_ character: UInt32) -> Bool {
        switch character {
        case "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "参": return true
        default: return false
        }
    }

    /// `三分之二`, `１６分之5`, `1/2`, `4 6/3`.
    private func fraction(
        _ text: CharacterView, _ figures: [Figure], at index: Int
    ) -> (range: Range<Int>, value: FixedDecimal, next: Int)? {
        let first = figures[index]
        guard !first.isCode, !first.isOrdinal, !first.numeral.isBare else { return nil }
        if let second = FractionReader.partner(text, figures, of: index) {
            let numerator = figures[second]
            guard let value = numerator.value.divided(by: first.value) else { return nil }
            return (
                first.range.lowerBound..<numerator.range.upperBound, value, second + 1
            )
        }
        // 4 6/3: a whole number before a fraction.
        if index + 2 < figures.count, isInteger(first), text[first.range.upperBound] == " ",
            first.range.upperBound + 1 == figures[index + 1].range.lowerBound,
            let part = slashed(text, figures, at: index + 1),
            let value = first.value.plus(part.value)
        {
            return (first.range.lowerBound..<part.range.upperBound, value, index + 3)
        }
        return slashed(text, figures, at: index)
    }

    private func isInteger(_ figure: Figure) -> Bool {
        !figure.numeral.isHan && !figure.numeral.hasPoint && figure.numeral.power == 1
            && !figure.hasSuffix && !figure.isCode
    }

    private func slashed(
        _ text: CharacterView, _ figures: [Figure], at index: Int
    ) -> (range: Range<Int>, value: FixedDecimal, next: Int)? {
        guard index + 1 < figures.count else { return nil }
        let (first, second) = (figures[index], figures[index + 1])
        let end = first.range.upperBound
        guard isInteger(first), isInteger(second), text[end] == "/",
            second.range.lowerBound == end + 1, text[second.range.upperBound] != "/",
            text[first.range.lowerBound - 1] != "/",
            let value = first.value.divided(by: second.value)
        else { return nil }
        return (first.range.lowerBound..<second.range.upperBound, value, index + 2)
    }
}

/// Finds the numerator behind `分之`: `三分之二`, `五 分之 一`.
enum FractionReader {
    static func partner(_ text: CharacterView, _ figures: [Figure], of index: Int) -> Int? {
        guard index + 1 < figures.count,
            let end = separatorEnd(text, at: figures[index].range.upperBound)
        else { return nil }
        let next = text.skippingBlanks(end)
        return figures[index + 1].range.lowerBound == next ? index + 1 : nil
    }

    /// The end of `分之` (or the spoken `份` between two Chinese digits).
    static func separatorEnd(_ text: CharacterView, at start: Int) -> Int? {
        let position = text.skippingBlanks(start)
        if text[position] == "份", position == start,
            hanDigit(text[position + 1]) != nil
                || multiplier(text[position + 1]) == 10
        {
            return position + 1
        }
        guard text[position] == "分" else { return nil }
        let second = text.skippingBlanks(position + 1)
        return text[second] == "之" ? second + 1 : nil
    }
}
