/// The byte strings of a column chunk as the PLAIN encoding has them: each behind its length in four bytes.
///
/// A page is one slice of this, and so is a dictionary. `["无锡", ""]` is `06 00 00 00 E6 …` and `00 00 00 00`,
/// with the ends `[10, 14]`.
struct PlainStrings: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []

    init() {}

    /// No strings, with room for as many as `other` has.
    init(roomOf other: PlainStrings) {
        bytes.reserveCapacity(other.bytes.count)
        ends.reserveCapacity(other.count)
    }

    var count: Int { ends.count }

    /// Where the string at `place` is, without its length.
    func range(at place: Int) -> Range<Int> {
        ((place == 0 ? 0 : ends[place - 1]) + 4)..<ends[place]
    }

    /// Where the strings at `places` are, with their lengths.
    func plainRange(_ places: Range<Int>) -> Range<Int> {
        let start = places.lowerBound == 0 ? 0 : ends[places.lowerBound - 1]
        return start..<(places.isEmpty ? start : ends[places.upperBound - 1])
    }

    subscript(place: Int) -> ArraySlice<UInt8> { bytes[range(at: place)] }

    mutating func append(_ string: UnsafeRawBufferPointer) {
        appendLittleEndian(UInt32(truncatingIfNeeded: string.count), to: &bytes)
        bytes.append(contentsOf: string)
        ends.append(bytes.count)
    }

    mutating func append(contentsOf strings: ByteStrings, _ places: Range<Int>) {
        strings.bytes.withUnsafeBytes { raw in
            for place in places {
                append(UnsafeRawBufferPointer(rebasing: raw[strings.range(at: place)]))
            }
        }
    }

    /// The strings at `places`, in that order.
    func gather<Place: BinaryInteger>(_ places: [Place]) -> PlainStrings {
        var gathered = PlainStrings()
        bytes.withUnsafeBytes { raw in
            for place in places {
                gathered.append(UnsafeRawBufferPointer(rebasing: raw[range(at: Int(place))]))
            }
        }
        return gathered
    }

    /// The 64-bit xxHash of each string at `places`.
    func hashes(_ places: Range<Int>) -> [UInt64] {
        bytes.withUnsafeBytes { raw in
            places.map { XXH64.hash(UnsafeRawBufferPointer(rebasing: raw[range(at: $0)])) }
        }
    }

    var byteStrings: ByteStrings {
        var strings = ByteStrings()
        for place in 0..<count { strings.append(self[place]) }
        return strings
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    func equals(_ place: Int, _ string: UnsafeRawBufferPointer) -> Bool {
        let range = range(at: place)
        guard range.count == string.count else { return false }
        return bytes.withUnsafeBytes {
            compareBytes(UnsafeRawBufferPointer(rebasing: $0[range]), string) == 0
        }
    }

    /// Whether string `left` is before string `right` by unsigned bytes, the shorter first.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        bytes.withUnsafeBytes { raw in
            compareBytes(
                UnsafeRawBufferPointer(rebasing: raw[range(at: left)]),
                UnsafeRawBufferPointer(rebasing: raw[range(at: right)])) < 0
        }
    }
}
