import Model
import Text

/// Traditional text to simplified, with the way back to the page kept exact.
struct ScriptFolding: Sendable {
    /// Articles keep 著 as the checked texts of the sample pages do; `annotate` reads it by the text.
    let simplifier = Simplifier(region: .standard)

    /// `text` and its source map in simplified script: `無錫` → `无锡`. `mayChange`: whether a character
    /// stands in it that simplified text may write otherwise.
    func folded(_ text: ArticleText, mayChange: Bool) -> ArticleText {
        guard mayChange else { return text }
        let simplified = simplifier.simplify(text.bytes.span)
        var folded = text
        folded.bytes = simplified.bytes
        folded.paragraphs = Self.lines(of: simplified.bytes.span)
        folded.segments = Self.composed(simplified.segments, text.segments)
        return folded
    }

    /// What stands between line feeds.
    private static func lines(of bytes: Span<UInt8>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(start..<index)
            start = index + 1
        }
        lines.append(start..<bytes.count)
        return lines
    }

    /// A short text of metadata: a title, a name.
    func folded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: simplifier.simplify(bytes.span).bytes, as: UTF8.self)
    }

    /// Segments from simplified text to the page: a new one wherever either side starts one.
    private static func composed(
        _ simplified: [SimplifiedText.Segment], _ page: [SourceMap.Segment]
    ) -> [SourceMap.Segment] {
        var composed: [SourceMap.Segment] = []
        var place = 0
        for (index, segment) in simplified.enumerated() {
            let end = index + 1 < simplified.count ? simplified[index + 1].original : Int.max
            while place + 1 < page.count, page[place + 1].text <= segment.original { place += 1 }
            guard place < page.count else { break }
            composed.append(
                SourceMap.Segment(
                    text: segment.simplified,
                    page: page[place].page.map { $0 + segment.original - page[place].text }))
            var next = place + 1
            while next < page.count, page[next].text < end {
                composed.append(
                    SourceMap.Segment(
                        text: segment.simplified + page[next].text - segment.original,
                        page: page[next].page))
                next += 1
            }
        }
        return composed
    }
}
