import Lexicon
import Text

/// Words of `clean_terms.tsv` at their places: `责任编辑:周敏`, `分享到:`, `未经许可,不得转载`.
///
/// Words that are whole lines elsewhere make a row as well, `上一版 下一版 放大 缩小 默认`, when they are most of it.
struct VocabularyRule: Sendable {
    private let terms: [Term]
    private let shortLine: Int

    init(terms: [Term], _ parameters: Parameters) {
        self.terms = terms
        shortLine = Int(parameters[.shortLine])
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        guard !line.hits.isEmpty else { return }
        let characters = line.characters
        var start = characters.lowerBound
        while start < characters.upperBound,
            Glyph.isBullet(page.folded.characters[start])
                || Glyph.isBlank(page.folded.characters[start])
        {
            start += 1
        }
        // 【相邻新闻】
        var inside = start
        while inside < characters.upperBound, Self.opens(page.folded.characters[inside]) {
            inside += 1
        }
        var end = characters.upperBound
        while end > start, Self.isTrailing(page.folded.characters[end - 1]) { end -= 1 }
        let isShort = line.features.characters <= shortLine && !line.features.endsSentence
        var items: [Evidence] = []
        var itemCharacters = 0
        for hit in page.hits[line.hits] {
            let term = terms[Int(hit.value)]
            guard case .line(let lineClass) = term.lineClass else { continue }
            let opens = Int(hit.start) == start || Int(hit.start) == inside
            let closes = Int(hit.end) >= end
            let fits =
                switch term.position {
                case .whole: opens && closes
                case .start: opens
                case .end: closes
                case .short: isShort
                case .any: true
                }
            if fits {
                evidence.append(
                    Evidence(lineClass: lineClass, weight: term.weight, rule: "vocabulary"))
            } else if term.position == .whole,
                Self.isItem(Int(hit.start)..<Int(hit.end), of: start..<end, page)
            {
                items.append(
                    Evidence(lineClass: lineClass, weight: term.weight, rule: "vocabulary"))
                itemCharacters += Int(hit.end) - Int(hit.start)
            }
        }
        if items.count >= 2, itemCharacters * 2 >= line.features.characters { evidence += items }
    }

    /// Blanks or bars stand on both sides.
    private static func isItem(_ word: Range<Int>, of line: Range<Int>, _ page: PageText) -> Bool {
        let parts = { (index: Int) in
            let scalar = page.folded.characters[index]
            return Glyph.isBlank(scalar) || Glyph.isBar(scalar)
        }
        return (word.lowerBound <= line.lowerBound || parts(word.lowerBound - 1))
            && (word.upperBound >= line.upperBound || parts(word.upperBound))
    }

    /// `[`, `【`
    private static func opens(_ scalar: UInt32) -> Bool { scalar == 0x5B || scalar == 0x3010 }

    /// Marks after the last word: `相关文章：`, `【关闭】`.
    private static func isTrailing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3A, 0x3E, 0xBB, 0x5D, 0x3011, 0x29, 0x21, 0x7C, 0x3002, 0x2E, 0x2C: true
        default: Glyph.isBlank(scalar)
        }
    }
}
