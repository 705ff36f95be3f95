/// The name of a run: UTC time and a counter, `20261121T140509Z-000`.
///
/// Names ascend even when the clock goes back: a run is always later than the ones before it.
package struct RunIdentifier: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let description: String

    /// The name after `last` at the time `now`.
    package init(now: UTCTime, after last: RunIdentifier?) {
        let fresh = now.compact + "-000"
        if let last, !last.description.utf8.lexicographicallyPrecedes(fresh.utf8) {
            description = last.timePart + "-" + UTCTime.padded(last.counter + 1, 3)
        } else {
            description = fresh
        }
    }

    /// `nil` unless `name` reads like one: 8 digits, `T`, 6 digits, `Z-`, 3 or more digits.
    package init?(_ name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count >= 20, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
            bytes[16] == UInt8(ascii: "-")
        else { return nil }
        let digits = bytes[0..<8] + bytes[9..<15] + bytes[17...]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), Int(name.dropFirst(17)) != nil
        else { return nil }
        description = name
    }

    private var timePart: String { String(description.prefix(16)) }
    private var counter: Int { Int(description.dropFirst(17)) ?? 0 }

    package static func < (left: RunIdentifier, right: RunIdentifier) -> Bool {
        (left.timePart, left.counter) < (right.timePart, right.counter)
    }
}
