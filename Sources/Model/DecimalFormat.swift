/// How many digits a column of exact numbers holds; 18 of them fit 64 bits.
package struct DecimalFormat: Sendable, Hashable {
    package let precision: Int
    package let scale: Int

    /// Money in whole currency units and areas: exact to the fen, below 10^16.
    package static let amount = DecimalFormat(precision: 18, scale: 2)
    /// Figures of any unit, below 10^14.
    package static let figure = DecimalFormat(precision: 18, scale: 4)

    /// Whether the value, rounded to the format's scale, has no more digits than the format.
    ///
    /// `总投资10000000000亿元` is 10^18 and no amount of anything: garbled pages tell such figures.
    package func holds(_ value: FixedDecimal) -> Bool {
        guard let unscaled = value.unscaled(atScale: scale) else { return false }
        return unscaled.magnitude < FixedDecimal.powerOfTen(precision).magnitude
    }

    /// The same of a range: both ends.
    package func holds(_ value: FixedDecimal, to maximum: FixedDecimal?) -> Bool {
        holds(value) && (maximum.map(holds) ?? true)
    }
}
