/// A span of an article's text that means something: an amount, a date, a place, an organization.
package struct Mention: Sendable, Hashable {
    /// Bytes of the text.
    package let range: Range<Int>
    package let value: Value
    /// 0…1; values read by grammar are 1, candidates carry their score.
    package let confidence: Double

    package init(range: Range<Int>, value: Value, confidence: Double = 1) {
        self.range = range
        self.value = value
        self.confidence = confidence
    }

    package enum Value: Sendable, Hashable {
        case money(Money)
        case number(FixedDecimal)
        /// `20~100`, `超过300`, `1500以下`: an end that is not told is `nil`.
        case range(FixedDecimal?, FixedDecimal?)
        case percent(FixedDecimal)
        /// `1.5倍`, `翻一番` (2): how many times, not a share in percent.
        case multiple(FixedDecimal)
        case ordinal(Int)
        case quantity(Quantity)
        case date(DateSpan)
        case duration(FixedDecimal, unit: String)
        case place(Place)
        case organization(Organization)
        case person(name: String)
        case project(name: String)
        case trigger(eventKind: String)
    }

    /// How a told figure relates to the true one: 约, 超, 不足, 最高.
    package enum Qualifier: String, Sendable, Codable {
        case exact, about, over, under
        case upTo = "up_to"
    }

    /// An amount of money in whole currency units: `1.8亿美元` is 180000000 USD.
    package struct Money: Sendable, Hashable, Codable {
        package let amount: FixedDecimal
        /// Upper end of a range.
        package let maximum: FixedDecimal?
        /// ISO 4217.
        package let currency: String
        package let qualifier: Qualifier
        /// What kind of figure it is: an amount, or a bound, rate, size class that is none.
        package let role: Role

        package enum Role: String, Sendable, Codable {
            case amount
            /// 亿元以上项目: a bound on something else.
            case threshold
            /// 500万元/亩.
            case rate
            /// 百亿元级产业.
            case magnitude
            /// 约合人民币72亿元, right after the same amount in another currency.
            case restatement
        }

        package init(
            amount: FixedDecimal, maximum: FixedDecimal? = nil, currency: String,
            qualifier: Qualifier = .exact, role: Role = .amount
        ) {
            self.amount = amount
            self.maximum = maximum
            self.currency = currency
            self.qualifier = qualifier
            self.role = role
        }
    }

    /// A measured or counted amount: `840亩`, `近2000套`, `8.3万片/月`.
    package struct Quantity: Sendable, Hashable {
        package let value: FixedDecimal
        package let maximum: FixedDecimal?
        /// UCUM code where there is one, `mu` for 亩, else the counting word: `家`, `片/月`.
        package let unit: String
        package let qualifier: Qualifier
        package init(
            value: FixedDecimal, maximum: FixedDecimal? = nil, unit: String,
            qualifier: Qualifier = .exact
        ) {
            self.value = value
            self.maximum = maximum
            self.unit = unit
            self.qualifier = qualifier
        }
    }

    /// An inclusive span of days with the precision the text tells.
    package struct DateSpan: Sendable, Hashable, Codable {
        package enum Precision: String, Sendable, Codable {
            case day, month, quarter, year
            /// 近日, 年底: a window, never a hard date.
            case vague
        }
        package let start: CalendarDate
        package let end: CalendarDate
        package let precision: Precision
        /// The text tells a year, or a word that fixes it (今年, 去年).
        package let hasYear: Bool
        /// A span was told (9月28日至10月3日, 前5个月), not one point.
        package let isSpan: Bool
        package init(
            start: CalendarDate, end: CalendarDate, precision: Precision, hasYear: Bool = true,
            isSpan: Bool = false
        ) {
            self.start = start
            self.end = end
            self.precision = precision
            self.hasYear = hasYear
            self.isSpan = isSpan
        }
    }

    /// A place: a division, a functional zone with its parent, or a country.
    package struct Place: Sendable, Hashable, Codable {
        /// GB/T 2260, six digits; for a zone its parent division; `nil` for a foreign country.
        package let divisionCode: String?
        /// ISO 3166-1 alpha-2.
        package let country: String
        /// Full official name: `无锡市锡山区`.
        package let name: String
        /// The mention names a functional zone (高新区, 横琴) that is no division itself.
        package let isZone: Bool
        package init(divisionCode: String?, country: String, name: String, isZone: Bool = false) {
            self.divisionCode = divisionCode
            self.country = country
            self.name = name
            self.isZone = isZone
        }
    }

    /// An organization as it is named at this place.
    package struct Organization: Sendable, Hashable {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            case company, university, government, park, association, fund, other
            case researchInstitute = "research_institute"
        }
        /// Simplified, half-width brackets, no inner blanks.
        package let name: String
        package let kind: Kind
        package init(name: String, kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }
}
