import Model

/// A numeral as it stands in the text: its characters, what it says, and how it is written.
///
/// `5000多万` says at least 50000000 and less than 60000000; `两三千万` 20000000 to 30000000.
struct Numeral: Sendable, Hashable {
    /// Characters of the folded text, without a sign.
    var range: Range<Int>
    /// The figure with its vague part left out: `十几亿` is 1000000000.
    var floor: FixedDecimal
    /// What it says at least: `十几亿` 1100000000.
    var low: FixedDecimal
    /// What it says at most: `十几亿` 1900000000; equal to `low` unless it is vague.
    var high: FixedDecimal
    /// Vagueness: `几`, `数`, `两三` tell both ends; `多`, `余` only the lower one.
    var vagueness: Vagueness = .none
    /// The power the last multiplier gave: 100000000 for `5亿`, 1 for `5`.
    var power = 1
    /// Where the trailing `万`, `亿` begin; `range.upperBound` if there are none.
    var coefficientEnd: Int
    /// Written with multipliers alone: `亿`, `百亿`. Only some words make that a figure (`上亿元`).
    var isBare = false
    /// Holds a Chinese digit or a small Chinese multiplier.
    var isHan = false
    /// Digits with a point or with separators, so surely one figure: `1.5`, `1,200`.
    var hasPoint = false
    /// Chinese digits in a row, without multipliers: `二〇二二`.
    var isDigitString = false

    enum Vagueness: Sendable, Hashable {
        case none
        /// `几`, `数`, `两三`.
        case several
        /// `多`, `余`, `来`.
        case more
    }

    var isVague: Bool { vagueness != .none }
}

extension Numeral {
    /// Arabic digits that nothing follows which could belong to them.
    init(_ token: ArabicToken, at start: Int) {
        range = start..<token.end
        floor = token.value
        low = token.value
        high = token.value
        coefficientEnd = token.end
        hasPoint = token.hasPoint || token.hasSeparator
    }
}

extension FixedDecimal {
    static let zero = FixedDecimal(0)

    var isZero: Bool { unscaled == 0 }

    /// The value × `power`, or `nil` when it leaves 30 digits: no figure of a page has more.
    func times(_ power: Int) -> FixedDecimal? {
        guard let product = multiplied(by: FixedDecimal(power)),
            product.unscaled.magnitude < FixedDecimal.limit
        else { return nil }
        return product
    }

    /// The sum within the same bound.
    func plus(_ other: FixedDecimal) -> FixedDecimal? {
        guard let sum = adding(other), sum.unscaled.magnitude < FixedDecimal.limit else {
            return nil
        }
        return sum
    }

    /// 10^30.
    private static let limit: UInt128 = 1_000_000_000_000_000_000_000_000_000_000

    var negated: FixedDecimal { FixedDecimal(unscaled: -unscaled, scale: scale) }

    /// `self ÷ divisor`, rounded to ten decimals; `nil` when it does not fit.
    func divided(by divisor: FixedDecimal) -> FixedDecimal? {
        guard !divisor.isZero, scale <= 18, divisor.scale <= 18 else { return nil }
        let (numerator, overflow) = unscaled.multipliedReportingOverflow(
            by: FixedDecimal.powerOfTen(11 + divisor.scale))
        guard !overflow else { return nil }
        let (denominator, large) = divisor.unscaled.multipliedReportingOverflow(
            by: FixedDecimal.powerOfTen(scale))
        guard !large, denominator != 0 else { return nil }
        let quotient = numerator / denominator
        return FixedDecimal(
            unscaled: (quotient + (quotient < 0 ? -5 : 5)) / 10, scale: 10)
    }
}
