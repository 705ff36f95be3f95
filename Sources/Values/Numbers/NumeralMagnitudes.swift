import Lexicon
import Model

/// The multipliers of a numeral: `十`, `百`, `万`, `亿`, and the `多` before them.
extension NumeralReading {
    mutating func close(_ power: Int, at next: Int) -> Bool {
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

    mutating func readMore(at next: Int) -> Bool {
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
    func positionIsMagnitude() -> Bool { multiplier(text[position]) >= 10_000 }

    /// The value of the last digit that is told: 1000 for `5000`, 10 for `二十`, 10000 for `2万`.
    func placeValue() -> Place {
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

    struct Place {
        let value: FixedDecimal?
        func compare(with least: Int) -> Bool { value.map { $0 >= FixedDecimal(least) } ?? false }
    }
}
