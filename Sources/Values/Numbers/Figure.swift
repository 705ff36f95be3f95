import Model

/// A numeral with its sign and suffix, as other values are built on it: `-22.2`, `负1.1`, `40k`.
struct Figure: Sendable, Hashable {
    let numeral: Numeral
    /// Characters with sign and suffix.
    let range: Range<Int>
    /// Signed, vague part left out.
    let value: FixedDecimal
    let isNegative: Bool
    /// `第三`: tells a place in an order.
    let isOrdinal: Bool
    /// Behind a letter or between hyphens: `G60`, `400-0123-021`.
    let isCode: Bool
    /// `40k`: what the letter behind the numeral multiplies it by; 1 without one.
    let suffix: Int

    var hasSuffix: Bool { suffix > 1 }
    /// The factor that the left end of a range may take over: `3-5亿`, `10-20k`.
    var power: Int { hasSuffix ? suffix : numeral.power }
    /// A numeral with a suffix ends with a digit, so that nothing of it is vague.
    var low: FixedDecimal {
        if hasSuffix { return value }
        return isNegative ? numeral.high.negated : numeral.low
    }
    var high: FixedDecimal {
        if hasSuffix { return value }
        return isNegative ? numeral.low.negated : numeral.high
    }

    /// The figure with letters behind it taken in (`5.5M` of money); `nil` when it leaves 30 digits.
    func multiplied(by factor: Int, endingAt end: Int) -> Figure? {
        value.times(factor).map {
            Figure(
                numeral: numeral, range: range.lowerBound..<end, value: $0,
                isNegative: isNegative, isOrdinal: isOrdinal, isCode: isCode, suffix: factor)
        }
    }
}
