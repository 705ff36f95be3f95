import Lexicon
import Model

/// The rows of the reference tables that the codes of other tables point to.
package struct ReferenceRows: Sendable {
    /// All sections and divisions of GB/T 4754-2017, by code.
    package let industries: [IndustryRow]
    /// All known currencies, by code.
    package let currencies: [CurrencyRow]
    private let divisions: Divisions
    /// Countries by ISO 3166-1 alpha-2, ascending, with their Chinese names.
    private let countries: [(code: String, name: String)]

    /// Reads `industries.tsv`, `currencies.tsv` and `countries.tsv`.
    package init(_ divisions: Divisions, _ lexicons: LexiconStore) throws(LexiconError) {
        self.divisions = divisions
        industries = try Self.industries(lexicons)
        currencies = try Self.currencies(lexicons)
        countries = try Self.countries(lexicons)
    }

    /// A row for every code used and for the divisions it lies in, sorted by code.
    ///
    /// `["320205", "JP"]` gives 江苏省, 无锡市, 锡山区 and 日本. A code that is neither a division
    /// nor a country has no row, so that the check of foreign keys shows it.
    package func places(usedCodes: [String]) -> [PlaceRow] {
        var isUsed = [Bool](repeating: false, count: divisions.count)
        var isUsedCountry = [Bool](repeating: false, count: countries.count)
        for code in usedCodes {
            if let division = divisions.index(ofCode: code) {
                var current = division
                while current >= 0 {
                    isUsed[current] = true
                    current = Int(divisions.parents[current])
                }
            } else if let country = countries.firstIndex(where: { $0.code == code }) {
                isUsedCountry[country] = true
            }
        }
        // Digits sort before letters.
        var rows = (0..<divisions.count).filter { isUsed[$0] }.map(row)
        for (country, isUsed) in zip(countries, isUsedCountry) where isUsed {
            rows.append(
                PlaceRow(
                    divisionCode: country.code, name: country.name, level: "country",
                    country: country.code))
        }
        return rows
    }

    private func row(_ division: Int) -> PlaceRow {
        let parent = Int(divisions.parents[division])
        let level = divisions.levels[division]
        return PlaceRow(
            divisionCode: divisions.code(division), name: divisions.names[division],
            level: level.word, parentCode: parent >= 0 ? divisions.code(parent) : nil,
            province: divisions.names[divisions.province(of: division)],
            city: divisions.city(of: division).map { divisions.names[$0] },
            district: level == .district ? divisions.names[division] : nil,
            country: divisions.country(of: division))
    }

    private static func industries(_ lexicons: LexiconStore) throws(LexiconError) -> [IndustryRow] {
        var rows: [IndustryRow] = []
        for row in try PlaceTable(
            "industries", columns: ["code", "name", "name_en", "parent", "level"], in: lexicons
        ).rows {
            guard let level = Int(row[4]) else {
                throw lexicons.error(
                    in: "industries", at: row[0], "\(row[0]) needs a number as its level")
            }
            rows.append(
                IndustryRow(
                    industryCode: row[0], name: row[1], nameEN: row[2].isEmpty ? nil : row[2],
                    parentCode: row[3].isEmpty ? nil : row[3], level: level))
        }
        return rows
    }

    private static func currencies(_ lexicons: LexiconStore) throws(LexiconError) -> [CurrencyRow] {
        var rows: [CurrencyRow] = []
        for row in try PlaceTable(
            "currencies", columns: ["currency", "name", "name_en", "minor_units"], in: lexicons
        ).rows {
            guard let minorUnits = Int(row[3]) else {
                throw lexicons.error(
                    in: "currencies", at: row[0],
                    "\(row[0]) needs a number of minor units, not “\(row[3])”")
            }
            rows.append(
                CurrencyRow(
                    currency: row[0], name: row[1], nameEN: row[2].isEmpty ? nil : row[2],
                    minorUnits: minorUnits))
        }
        return rows
    }

    private static func countries(
        _ lexicons: LexiconStore
    ) throws(LexiconError) -> [(code: String, name: String)] {
        var countries: [(code: String, name: String)] = []
        for row in try PlaceTable("countries", columns: ["country", "title"], in: lexicons).rows {
            countries.append((row[0], row[1]))
        }
        countries.append(("HK", "香港特别行政区"))
        countries.append(("MO", "澳门特别行政区"))
        countries.append(("TW", "台湾省"))
        countries.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
        var unique: [(code: String, name: String)] = []
        for country in countries where unique.last?.code != country.code {
            unique.append(country)
        }
        return unique
    }
}
