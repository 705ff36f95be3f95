import Model

/// Brings a quantity to the unit of its metric: areas in m2, lengths in m.
enum UnitScale {
    /// `840亩` as land area is 560000 m2 (1亩 = 2000/3 m2).
    static func normalized(
        _ quantity: Mention.Quantity, kind: String
    ) -> (value: FixedDecimal, maximum: FixedDecimal?, unit: String) {
        switch quantity.unit {
        case "mu": (mu(quantity.value), quantity.maximum.map(mu), "m2")
        case "km2": scaled(quantity, by: 1_000_000, "m2")
        case "har", "ha": scaled(quantity, by: 10_000, "m2")
        case "km" where kind == "length": scaled(quantity, by: 1000, "m")
        default: (quantity.value, quantity.maximum, quantity.unit)
        }
    }

    private static func scaled(
        _ quantity: Mention.Quantity, by factor: Int, _ unit: String
    ) -> (value: FixedDecimal, maximum: FixedDecimal?, unit: String) {
        let factor = FixedDecimal(factor)
        return (
            quantity.value.multiplied(by: factor) ?? quantity.value,
            quantity.maximum.flatMap { $0.multiplied(by: factor) }, unit
        )
    }

    private static func mu(_ value: FixedDecimal) -> FixedDecimal {
        guard let doubled = value.multiplied(by: FixedDecimal(2000)),
            let unscaled = doubled.unscaled(atScale: 4)
        else { return value }
        return FixedDecimal(unscaled: (unscaled + 1) / 3, scale: 4)
    }
}
