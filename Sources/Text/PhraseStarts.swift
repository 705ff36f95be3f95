/// A sieve for the first two characters of phrases: few pairs of a text pass that begin none.
///
/// Eight kilobytes, so that it stays in the first cache, where the trie does not.
package struct PhraseStarts: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    package init() {}

    package mutating func insert(_ first: UInt32, _ second: UInt32) {
        let place = Self.place(first, second)
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    @inline(__always)
    package func mayContain(_ first: UInt32, _ second: UInt32) -> Bool {
        let place = Self.place(first, second)
        return bits[place >> 6] >> UInt64(place & 63) & 1 != 0
    }

    @inline(__always)
    private static func place(_ first: UInt32, _ second: UInt32) -> Int {
        Int((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA77) >> 16)
    }
}
