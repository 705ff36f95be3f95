import Model

/// Brings a quantity to the unit of its metric: areas in m2, lengths in m.
enum UnitScale {
    /// `840亩` as land area is 560000 m2 (1亩 = 2000/3 m2); `nil` when the product does not fit 128 bits.
    static func normalized(
        _ quantity: Mention.Quantity, kind: String
    ) -> (value: FixedDecimal, maximum: FixedDecimal?, unit: String)? {
        switch quantity.unit {
        case "mu": scaled(quantity, to: "m2", mu)
        case "km2": scaled(quantity, to: "m2") { $0.multiplied(by: FixedDecimal(1_000_000)) }
        case "har", "ha": scaled(quantity, to: "m2") { $0.multiplied(by: FixedDecimal(10_000)) }
        case "km" where kind == "length":
            scaled(quantity, to: "m") { $0.multiplied(by: FixedDecimal(1000)) }
        default: (quantity.value, quantity.maximum, quantity.unit)
        }
    }

    private static func scaled(
        _ quantity: Mention.Quantity, to unit: String, _ scale: (FixedDecimal) -> FixedDecimal?
    ) -> (value: FixedDecimal, maximum: FixedDecimal?, unit: String)? {
        guard let value = scale(quantity.value) else { return nil }
        guard let maximum = quantity.maximum else { return (value, nil, unit) }
        return scale(maximum).map { (value, $0, unit) }
    }

    private static func mu(_ value: FixedDecimal) -> FixedDecimal? {
        guard let doubled = value.multiplied(by: FixedDecimal(2000)),
            let unscaled = doubled.unscaled(atScale: 4)
        else { return nil }
        return FixedDecimal(unscaled: (unscaled + 1) / 3, scale: 4)
    }
}
