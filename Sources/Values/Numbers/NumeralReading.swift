import Lexicon
import Model
import Text

/// One run of the reader over one numeral.
struct NumeralReading {
    let text: CharacterView
    let words: WordMatcher
    let start: Int

    /// Sum of the sections closed by a power higher than `closedPower`.
    var above = Bounds.zero
    /// The section last closed by 万, 亿, 兆, and its power (0: none yet).
    var closed = Bounds.zero
    var closedPower = 0
    /// The open section below 万: what 千百十 have closed.
    var section = Bounds.zero
    var sectionPower = 0
    /// Digits not yet closed by a multiplier.
    var number: Bounds?
    var numberIsArabic = false
    var numberHasPoint = false
    var zero = false
    var lastPower = 1
    var position: Int
    var coefficientEnd: Int
    var sawDigit = false
    var result: Numeral

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
    mutating func step() -> Bool {
        let next = positionOfNext()
        let character = text[next]
        if arabicDigit(character) != nil || (character == "." && position == start) {
            return readArabic(at: next)
        }
        guard character >= 0x3007 else { return false }
        if let digit = hanDigit(character) { return readHan(digit, at: next) }
        if character == "个", number != nil || sectionPower > 0,
            multiplier(text[next + 1]) == 100_000_000,
            !isIdeograph(text[next + 2]) || text[next + 2] == "的"
        {
            // 10个亿 is 10亿; 3个亿元项目 are three.
            return close(100_000_000, at: next + 1)
        }
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
    func positionOfNext() -> Int {
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

    mutating func finish() -> Numeral? {
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
    func canEndWithTail() -> Bool {
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
