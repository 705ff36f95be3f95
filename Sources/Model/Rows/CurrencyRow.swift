/// A currency: one row of `currencies`.
package struct CurrencyRow: Sendable, Hashable {
    package var currency: String
    package var name: String
    package var nameEN: String?
    package var minorUnits: Int

    package init(
        currency: String,
        name: String,
        nameEN: String? = nil,
        minorUnits: Int
    ) {
        self.currency = currency
        self.name = name
        self.nameEN = nameEN
        self.minorUnits = minorUnits
    }
}
