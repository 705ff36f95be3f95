/// Turns byte offsets of a UTF-8 text into code-point offsets.
package struct CodePointOffsets: Sendable {
    private let text: [UInt8]
    /// Code points before every 64th byte.
    private let checkpoints: [Int]

    package init(_ text: [UInt8]) {
        self.text = text
        var checkpoints: [Int] = []
        var count = 0
        for (offset, byte) in text.enumerated() {
            if offset % 64 == 0 { checkpoints.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        self.checkpoints = checkpoints + [count]
    }

    /// Code points before the byte at `offset`, which starts a character or is the end.
    package func codePoint(atByte offset: Int) -> Int {
        let start = min(offset, text.count) / 64
        guard start < checkpoints.count else { return checkpoints[checkpoints.count - 1] }
        var count = checkpoints[start]
        for byte in text[(start * 64)..<max(start * 64, min(offset, text.count))]
        where byte & 0xC0 != 0x80 {
            count += 1
        }
        return count
    }

    package func codePoints(_ range: Range<Int>) -> Range<Int> {
        codePoint(atByte: range.lowerBound)..<codePoint(atByte: range.upperBound)
    }
}
