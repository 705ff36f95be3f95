import Lexicon
import Text
import Model

/// Average yuan for one unit of a currency in a calendar year: USD in 2020 is 6.900323.
package struct ExchangeRates: Sendable {
    /// Keys such as `USD-2020`, ascending.
    private let keys: [String]
    private let rates: [FixedDecimal]

    /// Reads `exchange_rates.tsv`.
    package init(_ lexicons: LexiconStore) throws(LexiconError) {
        var keys: [String] = []
        var rates: [FixedDecimal] = []
        for row in try PlaceTable("exchange_rates", columns: ["key", "rate"], in: lexicons).rows {
            guard let rate = Self.decimal(row[1]), rate.unscaled > 0 else {
                throw lexicons.error(
                    in: "exchange_rates", at: row[0],
                    "\(row[0]) needs a rate above zero, not “\(row[1])”")
            }
            if let last = keys.last, !last.utf8.lexicographicallyPrecedes(row[0].utf8) {
                throw lexicons.error(
                    in: "exchange_rates", at: row[0], "\(row[0]) must not follow \(last)")
            }
            keys.append(row[0])
            rates.append(rate)
        }
        self.keys = keys
        self.rates = rates
    }

    /// CNY for one unit of `currency` (ISO 4217), or `nil` where the year's rate is not known.
    package func rate(_ currency: String, year: Int) -> FixedDecimal? {
        if currency == "CNY" { return FixedDecimal(1) }
        let key = "\(currency)-\(year)"
        let place = keys.partitioningIndex { !$0.utf8.lexicographicallyPrecedes(key.utf8) }
        return place < keys.count && keys[place] == key ? rates[place] : nil
    }

    /// Plain digits with at most one point: `6.900323`.
    private static func decimal(_ text: String) -> FixedDecimal? {
        let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, text.utf8.count <= 24 else { return nil }
        let decimals = parts.count == 2 ? parts[1].count : 0
        let digits = Array(whole) + (parts.count == 2 ? Array(parts[1]) : [])
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let unscaled = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - 0x30) }
        return FixedDecimal(unscaled: unscaled, scale: decimals)
    }
}
