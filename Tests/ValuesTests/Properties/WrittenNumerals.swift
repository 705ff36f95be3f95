/// Writes numbers as Chinese texts do, by the rules of GB/T 15835: the inverse of reading.
struct WrittenNumerals {
    let digits: [String]
    let units: [String]
    let magnitudes: [String]

    static let plain = WrittenNumerals(
        digits: "零一二三四五六七八九", units: "十百千", magnitudes: "万亿")
    static let traditional = WrittenNumerals(
        digits: "零一二三四五六七八九", units: "十百千", magnitudes: "萬億")
    static let financial = WrittenNumerals(
        digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟", magnitudes: "万亿")
    static let traditionalFinancial = WrittenNumerals(
        digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟", magnitudes: "萬億")

    private init(digits: String, units: String, magnitudes: String) {
        self.digits = digits.map(String.init)
        self.units = units.map(String.init)
        self.magnitudes = magnitudes.map(String.init)
    }

    /// `120300` → `十二万零三百`, below 10^12; `leading`: `一十二` in place of `十二`.
    func positional(_ value: Int, leading: Bool = false) -> String {
        if value == 0 { return digits[0] }
        var text = ""
        var rest = value
        for (power, unit) in [(100_000_000, magnitudes[1]), (10_000, magnitudes[0]), (1, "")] {
            let part = rest / power
            rest %= power
            guard part > 0 else { continue }
            if !text.isEmpty, part < 1000 { text += digits[0] }
            text += section(part, isFirst: text.isEmpty && !leading) + unit
        }
        return text
    }

    /// Below 10000; a section that starts a numeral says `十二`, one within it `一十二`.
    private func section(_ value: Int, isFirst: Bool) -> String {
        var text = ""
        var zero = false
        for (index, power) in [1000, 100, 10, 1].enumerated() {
            let digit = value / power % 10
            guard digit > 0 else {
                zero = !text.isEmpty
                continue
            }
            if zero { text += digits[0] }
            zero = false
            if !(isFirst && text.isEmpty && power == 10 && digit == 1) { text += digits[digit] }
            if power > 1 { text += units[2 - index] }
        }
        return text
    }

    /// `2022` → `二〇二二`.
    func inDigits(_ value: Int, zero: String = "〇") -> String {
        String(value).compactMap { $0.wholeNumberValue }.map { $0 == 0 ? zero : digits[$0] }
            .joined()
    }

    /// `1203` → `1,203`.
    static func grouped(_ value: Int, mark: String = ",") -> String {
        var groups: [String] = []
        var rest = value
        while rest >= 1000 {
            let group = String(rest % 1000)
            groups.append(String(repeating: "0", count: 3 - group.count) + group)
            rest /= 1000
        }
        groups.append(String(rest))
        return groups.reversed().joined(separator: mark)
    }

    /// `1203.5` → `１２０３．５`.
    static func wide(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap {
                    $0.value > 0x20 && $0.value < 0x7F ? Unicode.Scalar($0.value + 0xFEE0) : $0
                }))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run.
struct RandomSource {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Every length of a number below 10^`digits` is as likely, and so are trailing zeros.
    mutating func number(digits: Int) -> Int {
        var value = 1 + below(9)
        for _ in 0..<below(digits) { value = value * 10 + (below(3) == 0 ? 0 : below(10)) }
        return value
    }
}
