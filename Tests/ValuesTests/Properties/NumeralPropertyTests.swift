import Model
import Testing
import Text

@testable import Values

/// Numbers written out in every form and read back: 10,000 random ones a form.
@Suite struct NumeralPropertyTests {
    enum Form: CaseIterable {
        case arabic, grouped, wide, wideGrouped, decimal
        case chinese, chineseLeading, traditional, financial, traditionalFinancial
        case pairs, shortTail, chineseDecimal
        case magnitude, decimalMagnitude, mixed, mixedWithZero, mixedTraditional, groupedMagnitude,
            counted
    }

    @Test(arguments: Form.allCases)
    func everyFormIsReadBack(form: Form) throws {
        let scanner = try #require(ValueScanner.shared)
        var random = RandomSource(seed: 0x5EED + UInt64(Form.allCases.firstIndex(of: form) ?? 0))
        var texts = WrittenTexts<FixedDecimal>()
        for _ in 0..<10_000 {
            let (told, value) = Self.written(form, &random)
            texts.add(told, value)
        }
        let misread = texts.misread(scanner, .number) {
            if case .number(let value) = $0 { value } else { nil }
        }
        #expect(misread.count == 0, "\(misread.prefix(5))")
    }

    static func written(_ form: Form, _ random: inout RandomSource) -> (String, FixedDecimal) {
        let value = random.number(digits: 12)
        let whole = FixedDecimal(value)
        switch form {
        case .arabic: return (String(value), whole)
        case .grouped: return (WrittenNumerals.grouped(value), whole)
        case .wide: return (WrittenNumerals.wide(String(value)), whole)
        case .wideGrouped: return (WrittenNumerals.wide(WrittenNumerals.grouped(value)), whole)
        case .decimal:
            let (text, decimal) = decimal(random.number(digits: 7), &random)
            return (text, decimal)
        case .chinese: return (WrittenNumerals.plain.positional(value), whole)
        case .chineseLeading:
            return (WrittenNumerals.plain.positional(value, leading: true), whole)
        case .traditional: return (WrittenNumerals.traditional.positional(value), whole)
        case .financial:
            return (WrittenNumerals.financial.positional(value, leading: true), whole)
        case .traditionalFinancial:
            return (WrittenNumerals.traditionalFinancial.positional(value, leading: true), whole)
        case .pairs:
            // 两 before 百, 千, 万, 亿: 两千两百万.
            let text = WrittenNumerals.plain.positional(value)
            return (pairs(text), whole)
        case .shortTail:
            // 三千五 is 3500, 一万二 12000, 两亿三 230000000.
            let power = [100, 1000, 10_000, 100_000_000][random.below(4)]
            let (head, tail) = (1 + random.below(9), 1 + random.below(9))
            let number = head * power + tail * power / 10
            let digits = Array("零一二三四五六七八九")
            let unit = [100: "百", 1000: "千", 10_000: "万", 100_000_000: "亿"][power] ?? ""
            return ("\(digits[head])\(unit)\(digits[tail])", FixedDecimal(number))
        case .chineseDecimal:
            let head = random.number(digits: 4)
            let tail = random.number(digits: 3)
            let digits = String(tail).count
            return (
                WrittenNumerals.plain.positional(head) + "点"
                    + WrittenNumerals.plain.inDigits(tail, zero: "零"),
                FixedDecimal(
                    unscaled: Int128(head) * FixedDecimal.powerOfTen(digits) + Int128(tail),
                    scale: digits)
            )
        case .magnitude:
            let number = random.number(digits: 4)
            let (unit, power) = unit(&random)
            return ("\(number)\(unit)", FixedDecimal(number * power))
        case .decimalMagnitude:
            let (text, decimal) = decimal(random.number(digits: 4), &random)
            let (unit, power) = unit(&random)
            return (text + unit, decimal.multiplied(by: FixedDecimal(power)) ?? decimal)
        case .mixed: return mixed(&random, zero: false, ["万", "亿"])
        case .mixedWithZero: return mixed(&random, zero: true, ["万", "亿"])
        case .mixedTraditional: return mixed(&random, zero: false, ["萬", "億"])
        case .counted:
            let number = random.number(digits: 4)
            let text =
                random.below(2) == 0
                ? String(number) : pairs(WrittenNumerals.plain.positional(number))
            return (text + "个亿", FixedDecimal(number * 100_000_000))
        case .groupedMagnitude:
            let number = random.number(digits: 7)
            return (WrittenNumerals.grouped(number) + "万", FixedDecimal(number * 10_000))
        }
    }

    /// `12.5`, `0.03`.
    private static func decimal(
        _ head: Int, _ random: inout RandomSource
    ) -> (String, FixedDecimal) {
        let digits = 1 + random.below(4)
        var tail = ""
        for _ in 0..<digits { tail += String(random.below(10)) }
        let whole = random.below(8) == 0 ? 0 : head
        let unscaled = Int128(whole) * FixedDecimal.powerOfTen(digits) + (Int128(tail) ?? 0)
        return ("\(whole).\(tail)", FixedDecimal(unscaled: unscaled, scale: digits))
    }

    private static func unit(_ random: inout RandomSource) -> (String, Int) {
        [
            ("万", 10_000), ("亿", 100_000_000), ("千", 1000), ("百万", 1_000_000),
            ("千万", 10_000_000), ("百亿", 10_000_000_000), ("千亿", 100_000_000_000),
            ("万亿", 1_000_000_000_000),
        ][random.below(8)]
    }

    /// `12亿5000万`, `3亿零500万`, `1亿2千万`, `8千万`, `3万5千`.
    private static func mixed(
        _ random: inout RandomSource, zero: Bool, _ units: [String]
    ) -> (String, FixedDecimal) {
        let high = random.number(digits: 3)
        if zero {
            let low = 1 + random.below(999)
            return (
                "\(high)\(units[1])零\(low)\(units[0])",
                FixedDecimal(high * 100_000_000 + low * 10_000)
            )
        }
        let tail = 1 + random.below(9)
        switch random.below(4) {
        case 0:
            let low = 1000 + random.below(9000)
            return (
                "\(high)\(units[1])\(low)\(units[0])",
                FixedDecimal(high * 100_000_000 + low * 10_000)
            )
        case 1:
            return (
                "\(high)\(units[1])\(tail)千\(units[0])",
                FixedDecimal(high * 100_000_000 + tail * 10_000_000)
            )
        case 2:
            return ("\(high)\(units[0])\(tail)千", FixedDecimal(high * 10_000 + tail * 1000))
        default:
            let low = 1000 + random.below(9000)
            return (
                "\(high)\(units[1])\(low)\(units[0])\(tail)千",
                FixedDecimal(high * 100_000_000 + low * 10_000 + tail * 1000)
            )
        }
    }

    /// `二百` → `两百`, `二万` at the start → `两万`; 十二万 stays.
    private static func pairs(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for index in scalars.indices where scalars[index] == "二" && index + 1 < scalars.count {
            let next = scalars[index + 1]
            let isFirst = index == 0 || scalars[index - 1] == "零"
            if next == "百" || next == "千" || (isFirst && (next == "万" || next == "亿")) {
                scalars[index] = "两"
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
