import Lexicon
import Model
import Testing
import Text

@testable import Values

@Suite("Reference tables")
struct ReferenceTests {
    private let reference: ReferenceRows
    private let lexicons: LexiconStore

    init() throws {
        lexicons = try LexiconStore()
        reference = try ReferenceRows(Divisions(lexicons), lexicons)
    }

    @Test("Places are the codes used and what they lie in")
    func places() {
        let rows = reference.places(usedCodes: ["310115", "320205", "429004", "JP", "nowhere"])
        #expect(
            rows.map(\.divisionCode) == [
                "310000", "310115", "320000", "320200", "320205", "420000", "429004", "JP",
            ])
        #expect(
            rows[4]
                == PlaceRow(
                    divisionCode: "320205", name: "锡山区", level: "district", parentCode: "320200",
                    province: "江苏省", city: "无锡市", district: "锡山区", country: "CN"))
        #expect(rows[1].city == "上海市")
        #expect(rows[6].city == nil)
        #expect(
            rows[7]
                == PlaceRow(divisionCode: "JP", name: "日本", level: "country", country: "JP"))
        // Every parent has a row.
        let codes = Set(rows.map(\.divisionCode))
        #expect(rows.allSatisfy { $0.parentCode.map(codes.contains) ?? true })
        #expect(reference.places(usedCodes: []).isEmpty)
    }

    @Test("Industries are the 20 sections and 97 divisions of GB/T 4754-2017")
    func industries() {
        let rows = reference.industries
        #expect(rows.count { $0.level == 1 } == 20)
        #expect(rows.count { $0.level == 2 } == 97)
        for row in rows where row.level == 2 {
            #expect(row.parentCode == String(row.industryCode.prefix(1)))
        }
        #expect(rows.first { $0.industryCode == "C27" }?.name == "医药制造业")
    }

    @Test("Currencies have their minor units")
    func currencies() {
        let units = Dictionary(
            uniqueKeysWithValues: reference.currencies.map { ($0.currency, $0.minorUnits) })
        #expect(units["CNY"] == 2)
        #expect(units["JPY"] == 0)
        #expect(units["KWD"] == 3)
    }

    @Test("Rates are known for the years the source has")
    func rates() throws {
        let rates = try ExchangeRates(lexicons)
        #expect(rates.rate("CNY", year: 1990) == FixedDecimal(1))
        #expect(rates.rate("USD", year: 2004) == nil)
        #expect(rates.rate("XXX", year: 2020) == nil)
        let dollar = try #require(rates.rate("USD", year: 2020))
        #expect(FixedDecimal(unscaled: 68, scale: 1) < dollar)
        #expect(dollar < FixedDecimal(7))
        let hongKong = try #require(rates.rate("HKD", year: 2020))
        let macao = try #require(rates.rate("MOP", year: 2020))
        #expect(macao < hongKong)
    }

    @Test("Rates move less than a quarter from year to year")
    func plausibleRates() throws {
        let rates = try ExchangeRates(lexicons)
        for currency in ["USD", "EUR", "HKD", "JPY", "SGD", "MOP"] {
            for year in 2007...2025 {
                let before = try #require(rates.rate(currency, year: year - 1))
                let after = try #require(rates.rate(currency, year: year))
                let high = try #require(
                    before.multiplied(by: FixedDecimal(unscaled: 125, scale: 2)))
                let low = try #require(before.multiplied(by: FixedDecimal(unscaled: 75, scale: 2)))
                #expect(low < after && after < high, "\(currency) \(year)")
            }
        }
    }

    @Test(
        "Words name industries, the longest word first",
        arguments: [
            ("总投资新能源汽车整车及集成电路芯片项目", ["C36", "C39"]),
            ("建设生物医药研发中心", ["C27", "M73"]),
            ("新能源汽车、新能源、动力电池、储能", ["C38", "C36"]),
            ("请发送到 email 地址", []),
            ("引入AI技术", ["I65"]),
            ("项目签约", []),
        ] as [(String, [String])])
    func classification(_ sentence: String, _ codes: [String]) throws {
        let classifier = try IndustryClassifier(reference.industries, lexicons)
        #expect(classifier.codes(in: FoldedText(Array(sentence.utf8))) == codes)
    }

    @Test(
        "Rows are sorted by the bytes of their first column and unique",
        arguments: ["industries", "industry_words", "currencies", "exchange_rates"])
    func sorted(_ name: String) throws {
        let rows = try lexicons.table(name).rows
        #expect(!rows.isEmpty)
        for (left, right) in zip(rows, rows.dropFirst()) {
            #expect(left[0].utf8.lexicographicallyPrecedes(right[0].utf8))
        }
    }
}
