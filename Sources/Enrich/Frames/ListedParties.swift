import Model

/// Organizations of a list that a mass signing introduces.
///
/// ```
/// 现场完成三支子基金的设立签约:
/// (一)某某基金,由某某资本管理;
/// (二)…
/// ```
struct ListedParties: Sendable {
    let context: ArticleContext

    /// Sentences of a list at most.
    private static let longest = 30

    func mentions(after sentence: Int, of kind: String) -> [Int] {
        guard kind == "signing", introduces(sentence) else { return [] }
        var found: [Int] = []
        var index = sentence + 1
        var isItem = false
        while index < context.sentences.count, index - sentence <= Self.longest {
            let range = context.sentences[index]
            let isNew =
                context.paragraphOfSentence[index] != context.paragraphOfSentence[index - 1]
            if isNew { isItem = isItemMark(range) }
            guard isItem else { break }
            // 1.甲与乙签约: an agreement of its own.
            if isToldItself(range, kind) { return [] }
            found += context.organizations(in: range)
            index += 1
        }
        return found
    }

    private func isToldItself(_ sentence: Range<Int>, _ kind: String) -> Bool {
        context.cues.triggers.starting(in: sentence).contains {
            $0.value.kind == kind
                && !context.has(.attributive, at: $0.range.upperBound)
        }
    }

    /// The sentence ends with a colon or dash, behind 如下 or the count of what follows.
    private func introduces(_ sentence: Int) -> Bool {
        let range = context.sentences[sentence]
        var end = range.upperBound
        while end > range.lowerBound, context.character(end - 1) == 0x20 { end -= 1 }
        return end > range.lowerBound && Self.introducing.contains(context.character(end - 1))
    }

    /// (一), 1., ①, —, ·, a blank of indentation does not count.
    private func isItemMark(_ sentence: Range<Int>) -> Bool {
        var start = sentence.lowerBound
        while start < sentence.upperBound, context.character(start) == 0x20 { start += 1 }
        let character = context.character(start)
        if Self.marks.contains(character) { return true }
        let isNumber = (0x30...0x39).contains(character) || Self.numerals.contains(character)
        guard isNumber else { return false }
        return (start..<min(sentence.upperBound, start + 4)).contains {
            Self.numberEnds.contains(context.character($0))
        }
    }

    private static let introducing = Set(":—".unicodeScalars.map(\.value))
    private static let marks = Set("(—-·•●■◆▪*①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.map(\.value))
    private static let numerals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))
    private static let numberEnds = Set(".、)．是".unicodeScalars.map(\.value))
}
