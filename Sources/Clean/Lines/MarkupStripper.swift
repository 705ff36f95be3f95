/// Cuts leftover tags and character references out of a line of a dump: `<li id="mc848">正文</li>` → `正文`.
///
/// Only what has the shape of a tag goes: `营收<5亿` stays as it is.
enum MarkupStripper {
    /// The runs of bytes in `range` that are text; `range` itself where there is no markup.
    static func textRuns(of range: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let end: Int? =
                switch text[index] {
                case 0x3C: tagEnd(at: index, before: range.upperBound, in: text)
                case 0x26: referenceEnd(at: index, before: range.upperBound, in: text)
                default: nil
                }
            if let end {
                if index > start { runs.append(start..<index) }
                start = end
                index = end
            } else {
                index += 1
            }
        }
        if range.upperBound > start { runs.append(start..<range.upperBound) }
        return runs
    }

    /// End of `<p>`, `</p>`, `<img src="…">`, `<!-- … -->`, at most 400 bytes long.
    private static func tagEnd(at start: Int, before end: Int, in text: [UInt8]) -> Int? {
        var index = start + 1
        guard index < end else { return nil }
        if text[index] == 0x2F || text[index] == 0x21 { index += 1 }
        guard index < end, isLetter(text[index]) || text[index] == 0x2D else { return nil }
        let limit = min(end, start + 400)
        while index < limit {
            if text[index] == 0x3E { return index + 1 }
            if text[index] == 0x3C { return nil }
            index += 1
        }
        return nil
    }

    /// End of `&nbsp;` and `&#160;`; other references stay, because they are text.
    private static func referenceEnd(at start: Int, before end: Int, in text: [UInt8]) -> Int? {
        for reference in [StaticString("&nbsp;"), "&#160;", "&ensp;", "&emsp;", "&#12288;"] {
            let length = reference.utf8CodeUnitCount
            guard start + length <= end else { continue }
            let matches = (0..<length).allSatisfy {
                text[start + $0] == reference.utf8Start[$0]
            }
            if matches { return start + length }
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A)
    }
}
