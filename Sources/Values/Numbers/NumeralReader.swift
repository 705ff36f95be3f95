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
        if arabicDigit(text[start]) != nil {
            guard let token = ArabicToken(text, at: start, alone: true) else { return nil }
            if !canGoOn(text[token.end]) { return Numeral(token, at: start) }
        }
        var reading = NumeralReading(text: text, words: words, start: start)
        return reading.run()
    }

    /// Whether digits may be part of a longer numeral, told by what follows: few are.
    private func canGoOn(_ next: UInt32) -> Bool {
        switch next {
        case " ", "\n", "\r", "多", "余", "餘", "来", "來", "个": true
        default: multiplier(next) > 0
        }
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

    /// Both ends and the floor are one figure, as they mostly are.
    private var isExact: Bool { floor == low && low == high }

    func times(_ power: Int) -> Bounds? {
        if isExact { return floor.times(power).map { Bounds($0) } }
        guard let floor = floor.times(power), let low = low.times(power),
            let high = high.times(power)
        else { return nil }
        return Bounds(floor: floor, low: low, high: high)
    }

    func plus(_ other: Bounds) -> Bounds? {
        if isExact, other.isExact {
            if other.floor.isZero { return self }
            return floor.plus(other.floor).map { Bounds($0) }
        }
        guard let floor = floor.plus(other.floor), let low = low.plus(other.low),
            let high = high.plus(other.high)
        else { return nil }
        return Bounds(floor: floor, low: low, high: high)
    }
}
