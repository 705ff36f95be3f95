import Lexicon
import Model
import TestKit
import Testing
import Text

@testable import Values

/// Numbers written out in every form and read back; days likewise.
@Suite struct NumeralPropertyTests {
    private static let digits = Array("零一二三四五六七八九")
    private static let financial = Array("零壹贰叁肆伍陆柒捌玖")

    /// `1203` → `一千二百零三`, by the rules of GB/T 15835.
    private static func written(_ value: Int, _ digits: [Character], _ units: [String]) -> String {
        func section(_ value: Int) -> String {
            var text = ""
            var zero = false
            for (index, unit) in [(3, units[2]), (2, units[1]), (1, units[0]), (0, "")] {
                let power = [1, 10, 100, 1000][index]
                let digit = value / power % 10
                if digit == 0 {
                    zero = !text.isEmpty
                } else {
                    if zero { text.append(digits[0]) }
                    zero = false
                    text += String(digits[digit]) + unit
                }
            }
            return text
        }
        if value == 0 { return String(digits[0]) }
        var text = ""
        var lower = value
        for (power, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
            let part = lower / power
            lower %= power
            guard part > 0 else { continue }
            if !text.isEmpty, part < 1000 { text.append(digits[0]) }
            text += (part >= 10_000 ? written(part, digits, units) : section(part)) + unit
        }
        return text
    }

    @Test(arguments: 0..<4)
    func everyFormIsReadBack(form: Int) throws {
        let scanner = try ValueScanner(lexicons: LexiconStore())
        var random = RandomSource(seed: UInt64(form) + 7)
        for _ in 0..<10_000 {
            let length = Int(random.next() % 11) + 1
            var value = Int(random.next() % 10)
            for _ in 1..<length { value = value * 10 + Int(random.next() % 10) }
            if random.next() % 3 == 0 { value = value / 10_000 * 10_000 }
            let text: String
            switch form {
            case 0: text = String(value)
            case 1: text = Self.written(value, Self.digits, ["十", "百", "千"])
            case 2: text = Self.written(value, Self.financial, ["拾", "佰", "仟"])
            default:
                var grouped = ""
                for (index, digit) in String(value).reversed().enumerated() {
                    if index > 0, index % 3 == 0 { grouped.append(",") }
                    grouped.append(digit)
                }
                text = String(grouped.reversed())
            }
            var mentions: [Mention] = []
            scanner.scan(
                FoldedText(Array(text.utf8)), reference: nil, kinds: .number, into: &mentions)
            #expect(mentions.map(\.value) == [.number(FixedDecimal(value))], "\(text)")
        }
    }

    @Test func everyDayIsReadBack() throws {
        let scanner = try ValueScanner(lexicons: LexiconStore())
        let first = try #require(CalendarDate(year: 1990, month: 1, day: 1))
        var day = first
        while day.year <= 2035 {
            let han = String(day.year).map { Self.digits[Int(String($0)) ?? 0] }
            let month = Self.written(day.month, Self.digits, ["十", "百", "千"])
            let date = Self.written(day.day, Self.digits, ["十", "百", "千"])
            let forms = [
                "\(day.year)年\(day.month)月\(day.day)日", "\(day)",
                "\(day.year)/\(day.month)/\(day.day)", "\(day.year).\(day.month).\(day.day)",
                String(han) + "年\(month)月\(date)日",
            ]
            for form in forms {
                var mentions: [Mention] = []
                scanner.scan(
                    FoldedText(Array(form.utf8)), reference: nil, kinds: .date, into: &mentions)
                let expected = Mention(
                    range: 0..<form.utf8.count,
                    value: .date(Mention.DateSpan(start: day, end: day, precision: .day)))
                #expect(mentions == [expected], "\(form)")
            }
            day = day.adding(days: 3)
        }
    }

    /// Figures beyond 30 digits are no numbers, and nothing traps.
    @Test(arguments: [
        "9", "九", "万", "亿", "一百万亿", "1,", "12.", "3亿、", "半", "1 ", "-", "2022年", "近三",
    ])
    func hostileRunsAreRead(unit: String) throws {
        let scanner = try ValueScanner(lexicons: LexiconStore())
        let text = String(repeating: unit, count: 3000) + "元"
        var mentions: [Mention] = []
        scanner.scan(
            FoldedText(Array(text.utf8)),
            reference: CalendarDate(year: 2022, month: 3, day: 10), into: &mentions)
        for mention in mentions { #expect(mention.range.upperBound <= text.utf8.count) }
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private struct RandomSource {
        var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
