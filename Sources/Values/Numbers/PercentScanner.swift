import Lexicon
import Model
import Text

/// Reads shares and growth: `51.7%`, `3‰`, `百分之三十`, `10个百分点`, `超六成`, `四成五`,
/// `三分之二`; and multiples: `1.5倍`, `翻一番`.
///
/// The value is in percent: `3‰` is 0.3. Vague figures (`二三十个百分点`) are not read.
struct PercentScanner: Sendable {
    let words: WordMatcher
    let qualifiers: QualifierReader

    func scan(_ text: CharacterView, _ figures: [Figure], into found: inout [ValueMention]) {
        var index = 0
        while index < figures.count {
            if let share = share(text, figures, at: index) {
                let start = qualifiers.before(text, share.range.lowerBound, share: true).start
                let range = start..<share.range.upperBound
                found.append(
                    ValueMention(
                        range, share.isMultiple ? .multiple(share.value) : .percent(share.value)))
                index = max(index + 1, share.next)
            } else {
                index += 1
            }
        }
    }

    private struct Share {
        var range: Range<Int>
        var value: FixedDecimal
        var next: Int
        var isMultiple = false
    }

    private func share(_ text: CharacterView, _ figures: [Figure], at index: Int) -> Share? {
        let figure = figures[index]
        if figure.numeral.isBare { return perBase(text, figures, at: index) }
        guard !figure.isOrdinal, !figure.isCode else { return nil }
        if let second = FractionReader.partner(text, figures, of: index) {
            return fraction(figures, index, second)
        }
        guard !figure.numeral.isVague || figure.numeral.vagueness == .more else { return nil }
        let end = figure.range.upperBound
        let next = text.skippingBlanks(end)
        switch text[next] {
        case "%":
            return Share(
                range: figure.range.lowerBound..<(next + 1), value: figure.value, next: index + 1)
        case "‰":
            guard let value = figure.value.multiplied(by: FixedDecimal(unscaled: 1, scale: 1))
            else { return nil }
            return Share(
                range: figure.range.lowerBound..<(next + 1), value: value, next: index + 1)
        case "成": return tenths(text, figures, index, at: next)
        case "个", "個", "百":
            guard let end = pointsEnd(text, at: next) else { return nil }
            return Share(range: figure.range.lowerBound..<end, value: figure.value, next: index + 1)
        case "倍":
            return Share(
                range: figure.range.lowerBound..<(next + 1), value: figure.value, next: index + 1,
                isMultiple: true)
        case "番":
            guard text[figure.range.lowerBound - 1] == "翻", figure.value.scale == 0,
                let times = Int(exactly: figure.value.unscaled), (1...20).contains(times)
            else { return nil }
            return Share(
                range: (figure.range.lowerBound - 1)..<(next + 1), value: FixedDecimal(1 << times),
                next: index + 1, isMultiple: true)
        default: return nil
        }
    }

    /// `个百分点`, with the blanks a page may have put in.
    private func pointsEnd(_ text: CharacterView, at start: Int) -> Int? {
        var position = start
        if text[position] == "个" || text[position] == "個" {
            position = text.skippingBlanks(position + 1)
        }
        guard text[position] == "百" else { return nil }
        position = text.skippingBlanks(position + 1)
        guard text[position] == "分" else { return nil }
        position = text.skippingBlanks(position + 1)
        return text[position] == "点" || text[position] == "點" ? position + 1 : nil
    }

    /// `六成` 60, `四成五` 45, `2.5成` 25; not 三成立.
    private func tenths(
        _ text: CharacterView, _ figures: [Figure], _ index: Int, at position: Int
    ) -> Share? {
        let figure = figures[index]
        guard words.longestMatch(in: text.characters.span, at: position) == nil,
            figure.value <= FixedDecimal(10), !figure.isNegative,
            var value = figure.value.times(10)
        else { return nil }
        var end = position + 1
        var next = index + 1
        let tail = text.skippingBlanks(end)
        if next < figures.count, figures[next].range == tail..<(tail + 1),
            !figures[next].numeral.isBare, let digit = hanDigit(text[tail]), digit > 0,
            !isIdeograph(text[tail + 1]) || text[tail + 1] == "的",
            let sum = value.plus(FixedDecimal(digit))
        {
            value = sum
            end = tail + 1
            next += 1
        }
        return Share(range: figure.range.lowerBound..<end, value: value, next: next)
    }

    /// `百分之五`, `千分之一`, `万分之三`, `百万分之五`: a bare power of ten and 分之.
    private func perBase(_ text: CharacterView, _ figures: [Figure], at index: Int) -> Share? {
        guard let second = FractionReader.partner(text, figures, of: index) else {
            return hundredOfHundred(text, figures, at: index)
        }
        let (base, part) = (figures[index], figures[second])
        var amount = part.value
        if part.numeral.isBare, !(part.value == FixedDecimal(100)) { return nil }
        // 百分之五 十: a blank inside the numeral.
        var end = part.range.upperBound
        var next = second + 1
        if next < figures.count, text[end] == " ", figures[next].range.lowerBound == end + 1,
            part.numeral.isHan, text[end + 1] == "十", let tens = amount.times(10),
            figures[next].value >= FixedDecimal(10), figures[next].value < FixedDecimal(20),
            let sum = tens.plus(figures[next].value)?.plus(FixedDecimal(-10))
        {
            amount = sum
            end = figures[next].range.upperBound
            next += 1
        } else if text[end] == " ", text[end + 1] == "点" || text[end + 1] == "點",
            let digit = hanDigit(text[end + 2]),
            let sum = amount.plus(FixedDecimal(unscaled: Int128(digit), scale: 1))
        {
            amount = sum
            end += 3
            if next < figures.count, figures[next].range.upperBound <= end { next += 1 }
        }
        guard let share = amount.divided(by: base.value)?.times(100) else { return nil }
        return Share(range: base.range.lowerBound..<end, value: share, next: next)
    }

    /// `百分百`.
    private func hundredOfHundred(
        _ text: CharacterView, _ figures: [Figure], at index: Int
    ) -> Share? {
        let range = figures[index].range
        guard text.has("百分百", at: range.lowerBound), range.count == 1 else { return nil }
        return Share(
            range: range.lowerBound..<(range.lowerBound + 3), value: FixedDecimal(100),
            next: index + 2)
    }

    /// `三分之二` is 66.67 percent; denominators above ten are no shares of daily use.
    private func fraction(_ figures: [Figure], _ first: Int, _ second: Int) -> Share? {
        let (base, part) = (figures[first], figures[second])
        guard base.value <= FixedDecimal(10), base.value > part.value, !base.isNegative,
            let share = part.value.divided(by: base.value)?.times(100)
        else { return nil }
        return Share(
            range: base.range.lowerBound..<part.range.upperBound, value: share, next: second + 1)
    }
}
