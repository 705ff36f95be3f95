import Model
import Testing

/// What a column of 18 digits holds.
@Suite struct DecimalFormatTests {
    @Test(arguments: [
        ("9999999999999999", 0, true), ("10000000000000000", 0, false),
        ("-9999999999999999", 0, true), ("-10000000000000000", 0, false),
        // Rounding to the fen makes one digit more.
        ("9999999999999999994", 3, true), ("9999999999999999995", 3, false),
        ("170141183460469231731687303715884105727", 0, false),
    ])
    func amountsBelowTenToTheSixteenth(digits: String, scale: Int, holds: Bool) throws {
        let value = FixedDecimal(unscaled: try #require(Int128(digits)), scale: scale)
        #expect(DecimalFormat.amount.holds(value) == holds)
    }

    @Test func bothEndsOfARangeCount() {
        let far = FixedDecimal(unscaled: FixedDecimal.powerOfTen(15), scale: 0)
        #expect(DecimalFormat.figure.holds(FixedDecimal(1), to: nil))
        #expect(!DecimalFormat.figure.holds(FixedDecimal(1), to: far))
    }
}
