/// Converts between byte offsets and code point offsets of one text.
///
/// In `A产业` byte 4 is code point 2. Every 256 bytes a count is kept, so that any query, in any
/// order, reads at most 256 bytes.
package struct CodePointIndex: Sendable {
    private static let step = 256

    private let text: [UInt8]
    /// Code points that start before byte `256 * index`.
    private let counts: [Int32]

    /// `text` is valid UTF-8; the index shares its storage.
    package init(_ text: [UInt8]) {
        var counts: [Int32] = []
        counts.reserveCapacity(text.count / Self.step + 1)
        var count: Int32 = 0
        for (offset, byte) in text.enumerated() {
            if offset % Self.step == 0 { counts.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        if text.count % Self.step == 0 { counts.append(count) }
        self.text = text
        self.counts = counts
    }

    /// Code points that start before byte `offset`; an offset past the end counts as the end.
    package func codePoint(ofByte offset: Int) -> Int {
        let end = max(0, min(offset, text.count))
        var count = Int(counts[end / Self.step])
        for index in (end / Self.step * Self.step)..<end where text[index] & 0xC0 != 0x80 {
            count += 1
        }
        return count
    }

    /// Code points of a range of bytes.
    package func codePoints(ofBytes range: Range<Int>) -> Range<Int> {
        codePoint(ofByte: range.lowerBound)..<codePoint(ofByte: range.upperBound)
    }

    /// First byte of a code point; one past the last gives the end.
    package func byte(ofCodePoint number: Int) -> Int {
        let next = counts.partitioningIndex { Int($0) > number }
        guard next > 0 else { return 0 }
        var count = Int(counts[next - 1])
        var offset = (next - 1) * Self.step
        while offset < text.count {
            if text[offset] & 0xC0 != 0x80 {
                if count == number { return offset }
                count += 1
            }
            offset += 1
        }
        return text.count
    }

    /// Bytes of a range of code points.
    package func bytes(ofCodePoints range: Range<Int>) -> Range<Int> {
        byte(ofCodePoint: range.lowerBound)..<byte(ofCodePoint: range.upperBound)
    }
}
