/// What a number of a vocabulary file may be: finite, in a range, and whole where it counts something.
///
/// A number that an analyst has mistyped must be an error when the file is read, not a trap when a page is.
package struct NumberBounds: Sendable, CustomStringConvertible {
    package let range: ClosedRange<Double>
    package let isWhole: Bool

    package init(_ range: ClosedRange<Double>, isWhole: Bool = false) {
        self.range = range
        self.isWhole = isWhole
    }

    /// What speaks for or against something.
    package static let weight = NumberBounds(-1000...1000)
    /// Part of a whole.
    package static let share = NumberBounds(0...1)
    /// Characters, lines, items.
    package static let count = NumberBounds(1...100_000, isWhole: true)
    /// What something is divided by.
    package static let unit = NumberBounds(0.01...100_000)

    /// The number that `text` writes; `nil` for `inf`, `nan`, what is out of range and what is no number.
    package func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ text: String
    ) -> Number? {
        guard let number = Number(text), number.isFinite, range.contains(Double(number)),
            !isWhole || number.rounded() == number
        else { return nil }
        return number
    }

    /// `a number from 0 to 1`
    package var description: String {
        "a \(isWhole ? "whole " : "")number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    }

    private func plain(_ number: Double) -> String {
        number.rounded() == number ? String(Int(number)) : String(number)
    }
}
