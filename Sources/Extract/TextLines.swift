import Glibc
import Model

/// Makes one block of each line of a text page that is not blank.
///
/// `　　总投资30亿元。\r\n\r\n` gives one block without the ideographic spaces. LF, CR LF and CR end
/// a line. The page stays as it is, so that a block's bytes are bytes of the page.
enum TextLines {
    static func blocks(of text: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var line = 1
        var start = 0
        var feeds = ByteSearch(0x0A, in: text)
        var returns = ByteSearch(0x0D, in: text)
        while start < text.count {
            var end = min(feeds.first(from: start), returns.first(from: start))
            let range = trimmed(text, start..<end)
            if !range.isEmpty {
                blocks.append(
                    Block(range: range, role: .line, line: line, pageOffset: range.lowerBound))
            }
            if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { end += 1 }
            line += 1
            start = end + 1
        }
        return blocks
    }

    /// Where a byte stands next; places already found are not looked for again.
    private struct ByteSearch {
        private let byte: Int32
        private let text: [UInt8]
        private var found = -1

        init(_ byte: Int32, in text: [UInt8]) {
            self.byte = byte
            self.text = text
        }

        /// The end of the text if there is none. `start` never goes back.
        mutating func first(from start: Int) -> Int {
            if found < start {
                found = text.withUnsafeBytes { bytes in
                    guard let base = bytes.baseAddress,
                        let place = memchr(base + start, byte, bytes.count - start)
                    else { return bytes.count }
                    return base.distance(to: UnsafeRawPointer(place))
                }
            }
            return found
        }
    }

    /// Without ASCII blanks and controls, ideographic and no-break spaces at both ends.
    private static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let length = blankLength(text, at: low, end: high)
            guard length > 0 else { break }
            low += length
        }
        while low < high {
            if text[high - 1] <= 0x20 {
                high -= 1
            } else if high - low >= 2, blankLength(text, at: high - 2, end: high) == 2 {
                high -= 2
            } else if high - low >= 3, blankLength(text, at: high - 3, end: high) == 3 {
                high -= 3
            } else {
                break
            }
        }
        return low..<high
    }

    /// Bytes of the blank at `offset`: ASCII, U+00A0, U+3000, U+FEFF or U+200B; 0 for none.
    private static func blankLength(_ text: [UInt8], at offset: Int, end: Int) -> Int {
        let byte = text[offset]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, offset + 2 <= end, text[offset + 1] == 0xA0 { return 2 }
        guard offset + 3 <= end else { return 0 }
        switch (byte, text[offset + 1], text[offset + 2]) {
        case (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0x8B): return 3
        default: return 0
        }
    }
}
