/// An exact decimal number: `unscaled × 10^-scale`. `1.8亿` is `180000000`, never a binary float.
package struct FixedDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let unscaled: Int128
    package let scale: Int

    /// A whole number.
    package init(_ whole: Int) {
        self.init(unscaled: Int128(whole), scale: 0)
    }

    /// Keeps the shortest form: trailing zeros of the fraction are dropped, so equal values are equal.
    package init(unscaled: Int128, scale: Int) {
        var digits = unscaled
        var places = scale
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        while places < 0 {
            digits *= 10
            places += 1
        }
        self.unscaled = digits
        self.scale = places
    }

    /// The sum, or `nil` when it does not fit.
    package func adding(_ other: FixedDecimal) -> FixedDecimal? {
        if scale == other.scale {
            let (sum, overflow) = unscaled.addingReportingOverflow(other.unscaled)
            return overflow ? nil : FixedDecimal(unscaled: sum, scale: scale)
        }
        let places = max(scale, other.scale)
        guard let a = unscaled(atScale: places), let b = other.unscaled(atScale: places) else {
            return nil
        }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : FixedDecimal(unscaled: sum, scale: places)
    }

    /// The product, or `nil` when it does not fit.
    package func multiplied(by other: FixedDecimal) -> FixedDecimal? {
        let (product, overflow) = unscaled.multipliedReportingOverflow(by: other.unscaled)
        return overflow ? nil : FixedDecimal(unscaled: product, scale: scale + other.scale)
    }

    /// The unscaled value at exactly `places` decimals, rounded half away from zero; `nil` on overflow.
    package func unscaled(atScale places: Int) -> Int128? {
        if places >= scale {
            let (value, overflow) = unscaled.multipliedReportingOverflow(
                by: Self.powerOfTen(places - scale))
            return overflow ? nil : value
        }
        let divisor = Self.powerOfTen(scale - places)
        let (quotient, remainder) = unscaled.quotientAndRemainder(dividingBy: divisor)
        let doubled = remainder.magnitude * 2
        guard doubled >= divisor.magnitude else { return quotient }
        return unscaled < 0 ? quotient - 1 : quotient + 1
    }

    /// The value rounded half away from zero to `places` decimals.
    package func rounded(toScale places: Int) -> FixedDecimal {
        guard scale > places, let digits = unscaled(atScale: places) else { return self }
        return FixedDecimal(unscaled: digits, scale: places)
    }

    /// Plain digits without exponent or separators: `-12.5`, `14300000000`.
    package var description: String {
        let digits = String(unscaled.magnitude)
        let sign = unscaled < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    package static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        if left.scale == right.scale { return left.unscaled < right.unscaled }
        let places = max(left.scale, right.scale)
        if let a = left.unscaled(atScale: places), let b = right.unscaled(atScale: places) {
            return a < b
        }
        // One side does not fit at the finer scale: the coarser comparison decides.
        let a = left.unscaled(atScale: 0) ?? 0
        let b = right.unscaled(atScale: 0) ?? 0
        return a < b
    }

    /// 10 to the power of `exponent`, saturating at 10^38, the largest power in 128 bits.
    package static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<min(max(exponent, 0), 38) { power *= 10 }
        return power
    }
}

/// By halves: formats for `Codable` know no number of 128 bits.
extension FixedDecimal: Codable {
    private enum CodingKeys: CodingKey {
        case high, low, scale
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let high = Int128(try values.decode(Int.self, forKey: .high))
        let low = Int128(try values.decode(UInt64.self, forKey: .low))
        let scale = try values.decode(Int.self, forKey: .scale)
        guard (0...1000).contains(scale) else {
            throw DecodingError.dataCorruptedError(
                forKey: .scale, in: values, debugDescription: "no scale")
        }
        self.init(unscaled: high << 64 | low, scale: scale)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Int(truncatingIfNeeded: unscaled >> 64), forKey: .high)
        try values.encode(UInt64(truncatingIfNeeded: unscaled), forKey: .low)
        try values.encode(scale, forKey: .scale)
    }
}
