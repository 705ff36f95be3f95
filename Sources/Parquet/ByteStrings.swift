/// Many byte strings in one buffer: the bytes back to back, and where each string ends.
///
/// `["无锡", ""]` is 6 bytes and the ends `[6, 6]`. Strings compare and hash as bytes; nothing here
/// looks at characters.
package struct ByteStrings: Sendable, Equatable {
    package private(set) var bytes: [UInt8] = []
    package private(set) var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }
    package var isEmpty: Bool { ends.isEmpty }

    /// The bytes of the string at `index` as a range into ``bytes``.
    package func range(at index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// How many bytes the strings at `places` have.
    func byteCount(of places: Range<Int>) -> Int {
        guard !places.isEmpty else { return 0 }
        return ends[places.upperBound - 1] - range(at: places.lowerBound).lowerBound
    }

    package subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(at: index)] }

    package mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    package mutating func append(_ string: [UInt8]) {
        bytes.append(contentsOf: string)
        ends.append(bytes.count)
    }

    package mutating func append(_ string: ArraySlice<UInt8>) {
        bytes.append(contentsOf: string)
        ends.append(bytes.count)
    }

    /// Appends the strings of `other` at `places`, in order.
    package mutating func append(contentsOf other: ByteStrings, _ places: Range<Int>) {
        guard !places.isEmpty else { return }
        let start = other.range(at: places.lowerBound).lowerBound
        let shift = bytes.count - start
        bytes.append(contentsOf: other.bytes[start..<other.ends[places.upperBound - 1]])
        for place in places { ends.append(other.ends[place] + shift) }
    }

    /// Appends strings that stand each behind its length.
    mutating func append(_ strings: PlainStrings) {
        bytes.append(addingCapacity: strings.bytes.count - 4 * strings.count) { output in
            output.withUnsafeMutableBufferPointer { mine, written in
                var room = UnsafeMutableRawBufferPointer(mine)
                strings.bytes.withUnsafeBytes { theirs in
                    for place in 0..<strings.count {
                        let range = strings.range(at: place)
                        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: theirs[range]))
                        room = UnsafeMutableRawBufferPointer(rebasing: room[range.count...])
                        written += range.count
                    }
                }
            }
        }
        let start = bytes.count - (strings.bytes.count - 4 * strings.count)
        for place in 0..<strings.count {
            ends.append(start + strings.ends[place] - 4 * (place + 1))
        }
    }

    package mutating func removeAll(keepingCapacity: Bool) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        ends.removeAll(keepingCapacity: keepingCapacity)
    }

    /// Whether string `left` is before string `right` by unsigned bytes, the shorter first.
    package func precedes(_ left: Int, _ right: Int) -> Bool {
        bytes.withUnsafeBytes { raw in
            compareBytes(
                UnsafeRawBufferPointer(rebasing: raw[range(at: left)]),
                UnsafeRawBufferPointer(rebasing: raw[range(at: right)])) < 0
        }
    }

    /// The 64-bit xxHash of a string's bytes.
    package func hash(at index: Int) -> UInt64 {
        bytes.withUnsafeBytes {
            XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[range(at: index)]))
        }
    }

    /// Negative, zero or positive as `self[index]` is before, equal to or after `other[otherIndex]`.
    package func compare(_ index: Int, with other: ByteStrings, at otherIndex: Int) -> Int {
        bytes.withUnsafeBytes { left in
            other.bytes.withUnsafeBytes { right in
                compareBytes(
                    UnsafeRawBufferPointer(rebasing: left[range(at: index)]),
                    UnsafeRawBufferPointer(rebasing: right[other.range(at: otherIndex)]))
            }
        }
    }
}

/// Unsigned byte-wise order with the shorter first, as Parquet orders UTF-8 (TYPE_ORDER).
func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let shared = min(left.count, right.count)
    var offset = 0
    while offset + 8 <= shared {
        let a = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let b = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        if a != b { return a < b ? -1 : 1 }
        offset += 8
    }
    while offset < shared {
        let a = left[offset]
        let b = right[offset]
        if a != b { return a < b ? -1 : 1 }
        offset += 1
    }
    return left.count - right.count
}
