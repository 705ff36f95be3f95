import Model
import Text

/// A line of a dump as the width of its column shows it.
struct ColumnLine: Sendable {
    /// Characters of the folded page, blanks at both ends aside.
    let characters: Range<Int>
    /// Width in half-width cells: `3亿元` is 5.
    let width: Int
    /// Blanks stand before it, as before a paragraph.
    let isIndented: Bool
    let endsSentence: Bool
    /// A comma or the end of a sentence stands in it: no headline.
    let hasMark: Bool

    init(_ block: Block, characters: Range<Int>, of folded: FoldedText, text: [UInt8]) {
        self.characters = characters
        var width = 0
        var mark = false
        for index in characters {
            let scalar = folded.characters[index]
            let start = Int(folded.offsets[index])
            width += text[start] >= 0xE0 ? 2 : 1
            if scalar == 0x2C || scalar == 0x3002 { mark = true }
        }
        self.width = width
        hasMark = mark
        // `……（林可）` ends as well.
        let closes = characters.last.map { folded.characters[$0] == 0x29 } ?? false
        var last: UInt32 = 0
        for index in characters.reversed() {
            last = folded.characters[index]
            if !Glyph.isClosing(last) { break }
        }
        endsSentence = closes || Glyph.isSentenceMark(last) || last == 0x3A
        isIndented = Self.isIndented(block.range.lowerBound, in: text)
    }

    /// An ideographic space or two blanks before byte `start`.
    private static func isIndented(_ start: Int, in text: [UInt8]) -> Bool {
        if start >= 3, text[start - 3] == 0xE3, text[start - 2] == 0x80, text[start - 1] == 0x80 {
            return true
        }
        return start >= 2 && text[start - 1] == 0x20 && text[start - 2] == 0x20
    }
}
