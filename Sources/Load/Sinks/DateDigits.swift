import Model

/// Days and times in ISO 8601, written digit by digit.
enum DateDigits {
    /// `2022-03-10` of the days since 1970-01-01; years beyond four digits as ``CalendarDate`` tells them.
    static func append(day: Int, to bytes: inout [UInt8]) {
        let date = CalendarDate(daysSinceEpoch: day)
        guard (0...9_999).contains(date.year) else {
            bytes.append(contentsOf: date.description.utf8)
            return
        }
        append(date.year, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(date.month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(date.day, digits: 2, to: &bytes)
    }

    /// `2022-03-10T08:00:00.000001Z` of the microseconds since 1970 in UTC.
    static func append(microseconds: Int64, to bytes: inout [UInt8]) {
        let perDay: Int64 = 86_400_000_000
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: perDay)
        let day = remainder < 0 ? quotient - 1 : quotient
        let rest = Int(remainder < 0 ? remainder + perDay : remainder)
        append(day: Int(day), to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        append(rest / 3_600_000_000, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(rest / 60_000_000 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(rest / 1_000_000 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        append(rest % 1_000_000, digits: 6, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }

    private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        if digits == 2 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
            return
        }
        let start = bytes.count
        var rest = number
        for _ in 0..<digits {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }
}
