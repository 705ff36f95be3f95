import Text

/// Reads the figures of a text for comparison: the same value gives the same hash however it is written.
///
/// `1,065.5亿元` = `1065.5 亿元`, `5000万元` = `0.5亿元`, `三十亿元` = `30亿元`,
/// `2024-03-05` = `2024年3月5日`. A value counts with the character after it: 12个 is not 12亩.
/// Single Chinese digits count only before a unit of time or measure: 一季度, but not 一位.
struct FigureReader {
    private let characters: [UInt32]
    private var index = 0

    init(_ characters: [UInt32]) {
        self.characters = characters
    }

    /// Sorted hashes of all figures, each once.
    static func hashes(of characters: [UInt32]) -> [UInt64] {
        var reader = FigureReader(characters)
        return sortedUnique(reader.all())
    }

    private mutating func all() -> [UInt64] {
        var hashes: [UInt64] = []
        while index < characters.count {
            let scalar = characters[index]
            if isDigit(scalar) {
                if let date = date() { hashes += date } else { hashes.append(arabic()) }
            } else if ChineseDigit(scalar) != nil {
                if let hash = chinese() { hashes.append(hash) }
            } else {
                index += 1
            }
        }
        return hashes
    }

    /// `2024-03-05`, `2024/3/5`, `2024.3.5` as year, month and day of their own.
    private mutating func date() -> [UInt64]? {
        var end = index
        guard let year = number(&end, digits: 4...4), (1900...2100).contains(year),
            let separator = at(end), [0x2D, 0x2F, 0x2E].contains(separator)
        else { return nil }
        end += 1
        guard let month = number(&end, digits: 1...2), (1...12).contains(month),
            at(end) == separator
        else { return nil }
        end += 1
        guard let day = number(&end, digits: 1...2), (1...31).contains(day) else { return nil }
        index = end
        return [(year, 0x5E74), (month, 0x6708), (day, 0x65E5)].map { value, unit in
            Self.hash(mantissa: UInt64(value), exponent: 0, unit: UInt32(unit))
        }
    }

    private func number(_ position: inout Int, digits: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = position
        while let scalar = at(position), isDigit(scalar) {
            guard position - start < digits.upperBound else { return nil }
            value = value * 10 + Int(scalar - 0x30)
            position += 1
        }
        return digits.contains(position - start) ? value : nil
    }

    /// `1,065.5亿元`
    private mutating func arabic() -> UInt64 {
        var mantissa: UInt64 = 0
        var exponent = 0
        var isFraction = false
        while let scalar = at(index) {
            if isDigit(scalar) {
                let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
                // Longer ones are numbers of telephones and documents: any hash of them will do.
                mantissa = overflow ? Hash.finalized(mantissa) : product
                mantissa = mantissa &+ UInt64(scalar - 0x30)
                if isFraction { exponent -= 1 }
            } else if let next = at(index + 1), isDigit(next), scalar == 0x2C || scalar == 0x2E,
                !(scalar == 0x2E && isFraction)
            {
                isFraction = isFraction || scalar == 0x2E
            } else {
                break
            }
            index += 1
        }
        skipBlanks()
        exponent += scale()
        return Self.hash(mantissa: mantissa, exponent: exponent, unit: unit())
    }

    /// `三十五亿元`; `nil` for a digit that counts nothing.
    private mutating func chinese() -> UInt64? {
        let start = index
        var total: UInt64 = 0
        var section: UInt64 = 0
        var digit: UInt64?
        var isPositional = true
        while let scalar = at(index), let read = ChineseDigit(scalar) {
            switch read {
            case .digit(let value):
                digit = isPositional && index > start ? (digit ?? 0) &* 10 &+ value : value
            case .multiplier(let value):
                isPositional = false
                section = section &+ (digit ?? 1) &* value
                digit = nil
            }
            index += 1
        }
        total = section &+ (digit ?? 0)
        let length = index - start
        let exponent = scale()
        let unit = unit()
        guard length > 1 || exponent > 0 || Self.isUnit(unit) else { return nil }
        return Self.hash(mantissa: total, exponent: exponent, unit: unit)
    }

    /// 百, 千, 万 and 亿 after a number, as powers of ten.
    private mutating func scale() -> Int {
        var exponent = 0
        while let scalar = at(index) {
            switch scalar {
            case 0x767E: exponent += 2
            case 0x5343: exponent += 3
            case 0x4E07: exponent += 4
            case 0x4EBF: exponent += 8
            default: return exponent
            }
            index += 1
        }
        return exponent
    }

    /// The character that follows, blanks aside; 0 when it is no word.
    private mutating func unit() -> UInt32 {
        skipBlanks()
        guard let scalar = at(index), isHan(scalar) || scalar == 0x25 else { return 0 }
        return scalar
    }

    private mutating func skipBlanks() {
        while at(index) == 0x20 { index += 1 }
    }

    private func at(_ position: Int) -> UInt32? {
        position < characters.count ? characters[position] : nil
    }

    /// 年月日号季期届批轮次倍成元亩度
    private static func isUnit(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x5B63, 0x671F, 0x5C4A, 0x6279, 0x8F6E, 0x6B21,
            0x500D, 0x6210, 0x5143, 0x4EA9, 0x5EA6:
            true
        default: false
        }
    }

    private static func hash(mantissa: UInt64, exponent: Int, unit: UInt32) -> UInt64 {
        var mantissa = mantissa
        var exponent = exponent
        while mantissa > 0, mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        return Hash.finalized(
            Hash.mix(Hash.mix(Hash.finalized(mantissa), UInt32(truncatingIfNeeded: exponent)), unit)
        )
    }

    /// A numeral's character: a digit, or ten, hundred and thousand.
    private enum ChineseDigit {
        case digit(UInt64)
        case multiplier(UInt64)

        init?(_ scalar: UInt32) {
            switch scalar {
            case 0x3007, 0x96F6: self = .digit(0)
            case 0x4E00: self = .digit(1)
            case 0x4E8C, 0x4E24: self = .digit(2)
            case 0x4E09: self = .digit(3)
            case 0x56DB: self = .digit(4)
            case 0x4E94: self = .digit(5)
            case 0x516D: self = .digit(6)
            case 0x4E03: self = .digit(7)
            case 0x516B: self = .digit(8)
            case 0x4E5D: self = .digit(9)
            case 0x5341: self = .multiplier(10)
            case 0x767E: self = .multiplier(100)
            case 0x5343: self = .multiplier(1000)
            default: return nil
            }
        }
    }
}

/// Each hash once, in order.
func sortedUnique(_ hashes: [UInt64]) -> [UInt64] {
    var unique: [UInt64] = []
    unique.reserveCapacity(hashes.count)
    for hash in hashes.sorted() where hash != unique.last { unique.append(hash) }
    return unique
}

/// How many hashes two sorted lists without repetition have in common.
func commonCount(_ left: [UInt64], _ right: [UInt64]) -> Int {
    var common = 0
    var first = 0
    var second = 0
    while first < left.count, second < right.count {
        if left[first] == right[second] {
            common += 1
            first += 1
            second += 1
        } else if left[first] < right[second] {
            first += 1
        } else {
            second += 1
        }
    }
    return common
}
