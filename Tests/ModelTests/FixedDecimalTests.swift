import Testing

@testable import Model

@Suite("Exact decimals")
struct FixedDecimalTests {
    @Test("Equal values are equal, however they were written")
    func shortestForm() {
        #expect(FixedDecimal(unscaled: 1_800, scale: 3) == FixedDecimal(unscaled: 18, scale: 1))
        #expect(FixedDecimal(unscaled: 18, scale: -7) == FixedDecimal(180_000_000))
        #expect(FixedDecimal(unscaled: 0, scale: 9) == FixedDecimal(0))
    }

    @Test(
        "Digits without exponent",
        arguments: [
            (-125, 1, "-12.5"), (5, 3, "0.005"), (14_300_000_000, 0, "14300000000"), (-7, 0, "-7"),
        ])
    func digits(unscaled: Int, scale: Int, text: String) {
        #expect(FixedDecimal(unscaled: Int128(unscaled), scale: scale).description == text)
    }

    @Test("Halves are rounded away from zero")
    func rounding() {
        #expect(FixedDecimal(unscaled: 125, scale: 2).rounded(toScale: 1).description == "1.3")
        #expect(FixedDecimal(unscaled: -125, scale: 2).rounded(toScale: 1).description == "-1.3")
        #expect(FixedDecimal(unscaled: 124, scale: 2).rounded(toScale: 1).description == "1.2")
        #expect(FixedDecimal(unscaled: 12, scale: 1).rounded(toScale: 4).description == "1.2")
    }

    @Test("Sums and products are exact, and none where they do not fit")
    func arithmetic() {
        let price = FixedDecimal(unscaled: 18, scale: 1)
        #expect(price.multiplied(by: FixedDecimal(100_000_000)) == FixedDecimal(180_000_000))
        #expect(price.adding(FixedDecimal(unscaled: 2, scale: 1)) == FixedDecimal(2))
        let huge = FixedDecimal(unscaled: .max, scale: 0)
        #expect(huge.adding(FixedDecimal(1)) == nil)
        #expect(huge.multiplied(by: FixedDecimal(3)) == nil)
    }

    @Test("Order is that of the values")
    func order() {
        let sorted = [(-3, 0), (-25, 1), (0, 0), (199, 2), (2, 0), (21, 1)]
            .map { FixedDecimal(unscaled: Int128($0.0), scale: $0.1) }
        #expect(sorted.shuffled().sorted() == sorted)
    }
}
