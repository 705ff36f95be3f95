import Lexicon
import Model
import Text
import Values

/// The public tables that rows are described with: divisions, industries, currencies, rates.
struct ReferenceData: Sendable {
    let divisions: Divisions
    private let projectKinds: ProjectKinds
    private let rows: ReferenceRows
    private let rates: ExchangeRates
    private let industries: IndustryClassifier

    init(divisions: Divisions, lexicons: LexiconStore) throws(LexiconError) {
        self.divisions = divisions
        projectKinds = try ProjectKinds(lexicons: lexicons)
        rows = try ReferenceRows(divisions, lexicons)
        rates = try ExchangeRates(lexicons)
        industries = try IndustryClassifier(rows.industries, lexicons)
    }

    /// Names of a division's levels.
    struct Path: Sendable {
        let province: String?
        let city: String?
        let district: String?
    }

    func path(_ code: String) -> Path? {
        guard let index = divisions.index(ofCode: code) else { return nil }
        let province = divisions.province(of: index)
        let city = divisions.city(of: index)
        let isDistrict = index != province && index != city
        return Path(
            province: divisions.name(province), city: city.map(divisions.name),
            district: isDistrict ? divisions.name(index) : nil)
    }

    /// The amount in yuan at the average rate of the year; `nil` when year or rate is unknown.
    func inYuan(_ amount: FixedDecimal, _ currency: String, year: Int?) -> FixedDecimal? {
        if currency == "CNY" { return amount }
        guard let year, let rate = rates.rate(currency, year: year) else { return nil }
        let yuan = amount.multiplied(by: rate)?.rounded(toScale: DecimalFormat.amount.scale)
        return yuan.flatMap { DecimalFormat.amount.holds($0) ? $0 : nil }
    }

    func industries(of text: String) -> [String] {
        industries.codes(in: FoldedText(Array(text.utf8)))
    }

    func projectKind(of name: String) -> String { projectKinds.kind(of: name) }

    /// Adds the reference tables: all industries and currencies, the places that rows point to.
    func addTables(to dataset: inout Dataset, usedCodes codes: Set<String>) {
        dataset.places = rows.places(usedCodes: codes.sorted(by: bytewise))
        dataset.industries = rows.industries
        dataset.currencies = rows.currencies
    }
}
