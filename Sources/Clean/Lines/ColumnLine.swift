import Model
import Text

/// A line of a dump as the width of its column shows it.
struct ColumnLine: Sendable {
    /// Characters of the folded page, blanks at both ends aside.
    let characters: Range<Int>
    /// Width in half-width cells, with the blanks before it: `3亿元` is 5.
    let width: Int
    /// Blanks stand before it, as before a paragraph.
    let isIndented: Bool
    let endsSentence: Bool
    /// A comma or the end of a sentence stands in it: no headline.
    let hasMark: Bool
    /// An author's name in brackets, or the rest of one, closes it: `……期待。(林可)`, `岚)`.
    let isSigned: Bool
    /// A whole date and no clause: the head of a page.
    let isDateline: Bool
    /// Quotation marks and brackets (a bit for each kind) that it closes without having opened them,
    let closes: UInt8
    /// that it opens first,
    let reopens: UInt8
    /// and that it leaves open.
    let opens: UInt8

    init(_ block: Block, characters: Range<Int>, of folded: FoldedText, text: [UInt8]) {
        self.characters = characters
        let indent = Self.indent(before: block.range.lowerBound, in: text)
        isIndented = indent >= 2
        var width = indent
        var mark = false
        var (closes, reopens, opens): (UInt8, UInt8, UInt8) = (0, 0, 0)
        for index in characters {
            let scalar = folded.characters[index]
            let start = Int(folded.offsets[index])
            width += text[start] >= 0xE0 ? 2 : 1
            if scalar == 0x2C || scalar == 0x3002 { mark = true }
            let (opening, closing) = Self.pair(scalar)
            if opens & closing == 0 { closes |= closing & ~reopens }
            opens &= ~closing
            reopens |= opening & ~closes
            opens |= opening
        }
        isSigned = Self.isSigned(folded.characters[characters])
        isDateline = !mark && Self.hasDate(folded.characters[characters])
        self.closes = closes
        self.reopens = reopens
        self.opens = opens
        self.width = width
        hasMark = mark
        // `……（林可）` ends as well.
        let isBracketed = characters.last.map { folded.characters[$0] == 0x29 } ?? false
        var last: UInt32 = 0
        for index in characters.reversed() {
            last = folded.characters[index]
            if !Glyph.isClosing(last) { break }
        }
        endsSentence = isBracketed || Glyph.isSentenceMark(last) || last == 0x3A
    }

    /// The bit of what a mark opens or closes: “” 1, () 2, 《》 4.
    private static func pair(_ scalar: UInt32) -> (opening: UInt8, closing: UInt8) {
        switch scalar {
        case 0x201C: (1, 0)
        case 0x201D: (0, 1)
        case 0x28: (2, 0)
        case 0x29: (0, 2)
        case 0x300A: (4, 0)
        case 0x300B: (0, 4)
        default: (0, 0)
        }
    }

    /// Ends with hanzi in brackets, eight at most; the opening one may stand on the line before.
    private static func isSigned(_ line: ArraySlice<UInt32>) -> Bool {
        guard line.last == 0x29 else { return false }
        var count = 0
        for scalar in line.dropLast().reversed() {
            if scalar == 0x28 { return count >= 2 }
            guard isHan(scalar) || scalar == 0x20, count < 8 else { return false }
            count += 1
        }
        return count <= 3
    }

    /// `2023年4月19日`
    private static func hasDate(_ line: ArraySlice<UInt32>) -> Bool {
        // 年, 月, 日 behind figures, one after the other.
        var marks: [UInt32] = [0x5E74, 0x6708, 0x65E5]
        var previous: UInt32 = 0
        for scalar in line {
            if isDigit(previous), scalar == marks.first { marks.removeFirst() }
            if marks.isEmpty { return true }
            previous = scalar
        }
        return false
    }

    /// Cells of blanks before byte `start`, at most 12: two for an ideographic space.
    private static func indent(before start: Int, in text: [UInt8]) -> Int {
        var start = start
        var cells = 0
        while start > 0, cells < 12 {
            if text[start - 1] == 0x20 {
                cells += 1
                start -= 1
            } else if start >= 3, text[start - 3] == 0xE3, text[start - 2] == 0x80,
                text[start - 1] == 0x80
            {
                cells += 2
                start -= 3
            } else {
                break
            }
        }
        return cells
    }
}
