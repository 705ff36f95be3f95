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

    mutating func append(contentsOf strings: ByteStrings, _ places: Range<Int>) {
        append(
            strings.bytes.span.bytes, strings.ends.span, places,
            size: strings.byteCount(of: places) + 4 * places.count, lengths: 0)
    }

    /// Appends the strings at `places`.
    mutating func append(_ strings: ByteStrings, at places: [Int]) {
        guard !places.isEmpty else { return }
        let size = places.reduce(0) { $0 + strings.range(at: $1).count + 4 }
        append(strings.bytes.span.bytes, strings.ends.span, places, size: size, lengths: 0)
    }

    /// The strings at `places`, in that order.
    func gather<Place: BinaryInteger>(_ places: [Place]) -> PlainStrings {
        var gathered = PlainStrings()
        let size = places.reduce(0) { $0 + range(at: Int($1)).count + 4 }
        gathered.append(
            bytes.span.bytes, ends.span, places.lazy.map { Int($0) }, size: size, lengths: 4)
        return gathered
    }

    /// Appends the strings at `places` of some bytes, where `lengths` bytes stand before each; `size` bytes in all.
    private mutating func append(
        _ theirs: borrowing RawSpan, _ theirEnds: borrowing Span<Int>,
        _ places: some Collection<Int>, size: Int, lengths: Int
    ) {
        var end = bytes.count
        var newEnds = ends
        ends = []
        bytes.append(addingCapacity: size) { output in
            newEnds.append(addingCapacity: places.count) { ends in
                output.withUnsafeMutableBufferPointer { mine, written in
                    var room = UnsafeMutableRawBufferPointer(mine)
                    for place in places {
                        let from = (place == 0 ? 0 : theirEnds[place - 1]) + lengths
                        let count = theirEnds[place] - from
                        room.storeBytes(
                            of: UInt32(truncatingIfNeeded: count).littleEndian, as: UInt32.self)
                        theirs.extracting(from..<from + count).withUnsafeBytes {
                            UnsafeMutableRawBufferPointer(rebasing: room[4...]).copyMemory(from: $0)
                        }
                        room = UnsafeMutableRawBufferPointer(rebasing: room[(4 + count)...])
                        written += 4 + count
                        end += 4 + count
                        ends.append(end)
                    }
                }
            }
        }
        ends = newEnds
    }

    /// The first eight bytes of a string as a number, which is ordered as they are; a shorter string ends in zeros.
    func prefix(at place: Int) -> UInt64 {
        let range = range(at: place)
        guard range.lowerBound + 8 <= bytes.count else {
            return range.reduce(0) { $0 | UInt64(bytes[$1]) << (56 - 8 * ($1 - range.lowerBound)) }
        }
        let word = UInt64(
            bigEndian: bytes.span.bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: range.lowerBound, as: UInt64.self))
        return range.count < 8 ? word & ~(.max >> (8 * UInt64(range.count))) : word
    }

    /// The 64-bit xxHash of each string at `places`.
    func hashes(_ places: Range<Int>) -> [UInt64] {
        bytes.withUnsafeBytes { raw in
            places.map { XXH64.hash(UnsafeRawBufferPointer(rebasing: raw[range(at: $0)])) }
        }
    }

    var byteStrings: ByteStrings {
        var strings = ByteStrings()
        strings.append(self)
        return strings
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
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
