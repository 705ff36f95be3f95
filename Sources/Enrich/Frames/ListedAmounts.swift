import Model

/// Amounts that no word explains, because their place in a list does: `(2)云岭轴承项目|12亿元|东湾镇`,
/// `云岭生物基金,30亿元,管理人为…`.
struct ListedAmounts: Sendable {
    let context: ArticleContext

    /// Sentences before a row in which the list may be introduced.
    private static let reach = 12
    private static let longestRow = 90

    /// The kind of investment that an amount without a cue is, or `nil`.
    func kind(of amount: Int, in sentence: Int) -> String? {
        guard
            isApposed(amount)
                || isRow(sentence) && isOnly(amount, in: sentence)
                    && isIntroduced(sentence)
        else { return nil }
        return kind(in: context.sentences[sentence])
    }

    private func kind(in row: Range<Int>) -> String {
        if context.contains(.fundRow, in: row) { return "fund" }
        if context.contains(.financingRow, in: row) { return "financing" }
        return "total"
    }

    /// `项目,30亿元,`, `项目(30亿元)` or `项目 30亿元 【高明】`: the amount is all that stands behind the name.
    private func isApposed(_ amount: Int) -> Bool {
        let span = context.spans[amount]
        let start = context.roundedStart(of: span)
        let before = context.character(start - 1)
        let isBracket = before == 0x28
        let isColumn = Self.columnMarks.contains(before)
        guard isBracket || isColumn || before == 0x2C else { return false }
        let after = context.character(span.upperBound)
        guard
            isBracket
                ? after == 0x29
                : Self.ends.contains(after) || isColumn && Self.columnMarks.contains(after)
        else { return false }
        return context.mentions(in: max(0, start - 50)..<(start - 1)) {
            switch $0 {
            case .project: true
            case .organization(let organization): organization.kind == .fund
            default: false
            }
        }.contains { context.spans[$0].upperBound == start - 1 }
    }

    /// A line of its own with separators or an enumerator.
    private func isRow(_ sentence: Int) -> Bool {
        let row = context.sentences[sentence]
        guard row.count <= Self.longestRow,
            row.lowerBound == 0 || context.character(row.lowerBound - 1) == 0x0A,
            [0, 0x0A].contains(context.character(row.upperBound))
        else { return false }
        var blanks = 0
        for index in row {
            let character = context.character(index)
            if Self.separators.contains(character) { return true }
            blanks = character == 0x20 ? blanks + 1 : 0
            if blanks == 2 { return true }
        }
        return isEnumerated(row)
    }

    /// 1. 2、 (三) ① —— at the start of a line.
    private func isEnumerated(_ row: Range<Int>) -> Bool {
        var index = row.lowerBound
        if Self.bullets.contains(context.character(index)) { return true }
        if context.character(index) == 0x28 { index += 1 }
        let first = index
        while index < row.upperBound, index - first < 3,
            Self.numerals.contains(context.character(index))
        {
            index += 1
        }
        return index > first && [0x2E, 0x3001, 0x29].contains(context.character(index))
    }

    private func isOnly(_ amount: Int, in sentence: Int) -> Bool {
        let amounts = context.amounts(in: context.sentences[sentence])
        return amounts == [amount]
    }

    /// A line before the list speaks of undertakings or capital, and none nearer of anything else.
    private func isIntroduced(_ sentence: Int) -> Bool {
        for earlier in (max(0, sentence - Self.reach)..<sentence).reversed() {
            let range = context.sentences[earlier]
            if isRow(earlier) { continue }
            let cue = context.cues.money.last { range.contains($0.range.lowerBound) }
            if let cue { return cue.value.isCapital }
            if context.contains(.listing, in: range) { return true }
        }
        return false
    }

    private static let ends: Set<UInt32> = [0, 0x0A, 0x2C, 0x3B, 0x3002]
    private static let columnMarks: Set<UInt32> = [0x20, 0x09, 0x3A, 0x2014]
    private static let separators = Set("\t|/".unicodeScalars.map(\.value))
    private static let bullets = Set("·●■◆★—-*①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.map(\.value))
    private static let numerals = Set("0123456789一二三四五六七八九十".unicodeScalars.map(\.value))
}
