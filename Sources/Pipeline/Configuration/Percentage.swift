/// A share told as `"5%"` or `"0.5%"`, kept without rounding.
package struct Percentage: Sendable, Hashable, CustomStringConvertible {
    /// Millionths of the whole: 5 % is 50,000.
    package let millionths: Int

    init(millionths: Int) {
        self.millionths = millionths
    }

    /// Digits, at most four decimals, a percent sign; 0 to 100.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.last == UInt8(ascii: "%") else { return nil }
        let parts = bytes.dropLast().split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, (1...3).contains(parts[0].count),
            parts.joined().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        guard decimals.count <= 4, parts.count == 1 || !decimals.isEmpty else { return nil }
        let padded = Array(parts[0]) + decimals + Array(repeating: 0x30, count: 4 - decimals.count)
        millionths = padded.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard millionths <= 1_000_000 else { return nil }
    }

    /// Whether `part` of `whole` is more than this share.
    package func isExceeded(by part: Int, of whole: Int) -> Bool {
        whole > 0 && part * 1_000_000 > whole * millionths
    }

    package var description: String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 10_000)
        guard rest > 0 else { return "\(whole)%" }
        var decimals = String(rest + 10_000).dropFirst()
        while decimals.utf8.last == UInt8(ascii: "0") { decimals = decimals.dropLast() }
        return "\(whole).\(decimals)%"
    }
}
