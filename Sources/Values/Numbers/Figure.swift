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
    /// `40k`: a suffix has been taken in.
    let hasSuffix: Bool

    var low: FixedDecimal { isNegative ? numeral.high.negated : numeral.low }
    var high: FixedDecimal { isNegative ? numeral.low.negated : numeral.high }
}
