import Model
import Testing
import Text

@testable import Values

/// Amounts of money written out and read back, exact to the last digit.
@Suite struct MoneyPropertyTests {
    private struct Amount: Equatable {
        let low: FixedDecimal
        let high: FixedDecimal?
        let currency: String
    }

    private static let suffixes = [
        ("元", "CNY"), ("元人民币", "CNY"), ("美元", "USD"), ("港元", "HKD"), ("欧元", "EUR"), ("日元", "JPY"),
        ("英镑", "GBP"), ("元新台币", "TWD"), ("韩元", "KRW"), ("澳元", "AUD"), ("加元", "CAD"),
    ]
    private static let prefixes = [
        ("人民币", "元", "CNY"), ("RMB", "", "CNY"), ("¥", "", "CNY"), ("￥", "元", "CNY"),
        ("US$", "", "USD"), ("新台币", "元", "TWD"), ("港币", "", "HKD"), ("人民币", "", "CNY"),
    ]

    enum Form: CaseIterable {
        case number, prefixed, chinese, financial, range, rangeOfBoth, wide
    }

    @Test(arguments: Form.allCases)
    func everyAmountIsReadBack(form: Form) throws {
        let scanner = try #require(ValueScanner.shared)
        var random = RandomSource(seed: 0xC0DE)
        var texts = WrittenTexts<Amount>()
        for _ in 0..<5_000 {
            let (suffix, currency) = Self.suffixes[random.below(Self.suffixes.count)]
            let (told, value) = NumeralPropertyTests.written(
                [.decimalMagnitude, .magnitude, .grouped, .mixed, .mixedWithZero, .decimal][
                    random.below(6)], &random)
            switch form {
            case .number:
                texts.add(told + suffix, Amount(low: value, high: nil, currency: currency))
            case .wide:
                texts.add(
                    WrittenNumerals.wide(told) + suffix,
                    Amount(low: value, high: nil, currency: currency))
            case .prefixed:
                let (before, after, currency) = Self.prefixes[random.below(Self.prefixes.count)]
                texts.add(
                    before + told + after, Amount(low: value, high: nil, currency: currency))
            case .chinese:
                // 三元 is a word of its own.
                var (told, value) = NumeralPropertyTests.written(.chinese, &random)
                while value < FixedDecimal(10) {
                    (told, value) = NumeralPropertyTests.written(.chinese, &random)
                }
                texts.add(told + suffix, Amount(low: value, high: nil, currency: currency))
            case .financial:
                let (told, value) = NumeralPropertyTests.written(.financial, &random)
                texts.add(
                    "人民币\(told)元整", Amount(low: value, high: nil, currency: "CNY"))
            case .range, .rangeOfBoth:
                let (unit, power) = [("万", 10_000), ("亿", 100_000_000)][random.below(2)]
                let low = 1 + random.below(500)
                let high = low + 1 + random.below(500)
                let mark = ["-", "—", "~", "至", "到", "–"][random.below(6)]
                let left = form == .rangeOfBoth ? "\(low)\(unit)" : "\(low)"
                texts.add(
                    "\(left)\(mark)\(high)\(unit)\(suffix)",
                    Amount(
                        low: FixedDecimal(low * power), high: FixedDecimal(high * power),
                        currency: currency))
            }
        }
        let misread = texts.misread(scanner, .money) {
            guard case .money(let money) = $0, money.qualifier == .exact else { return nil }
            return Amount(low: money.amount, high: money.maximum, currency: money.currency)
        }
        #expect(misread.count == 0, "\(misread.prefix(8))")
    }
}
