import Model

/// What an amount is for, told by the verbs around it and not by a noun: `有意投50亿元`,
/// `以1.2亿元收购70%股权`, `按设备投入给予奖补,单户最高500万元`.
struct AmountPurpose: Sendable {
    let context: ArticleContext

    /// The kind of investment that an amount without a cue is, or `nil`.
    func kind(of amount: Int, in sentence: Int) -> String? {
        let span = context.spans[amount]
        var start = context.roundedStart(of: span)
        // 投了50亿元.
        if context.character(start - 1) == 0x4E86 { start -= 1 }
        // 要来投200亿元的说法: what is only spoken of.
        if context.has(.putting, endingAt: start), context.character(span.upperBound) != 0x7684 {
            return "total"
        }
        if isPrice(start..<span.upperBound, in: context.sentences[sentence]) {
            return "financing"
        }
        guard case .money(let money) = context.mentions[amount].value, money.qualifier == .upTo
        else { return nil }
        let earlier = context.cues.money.last {
            $0.range.upperBound <= start
                && $0.range.lowerBound >= context.sentences[sentence].lowerBound
        }
        return earlier?.value.kind == "subsidy" ? "subsidy" : nil
    }

    /// `以不高于18亿元的价格,受让云岭硅材65%的股权`.
    private func isPrice(_ span: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard context.has(.paying, endingAt: span.lowerBound) else { return false }
        let tail = span.upperBound..<min(sentence.upperBound, span.upperBound + 8)
        let reach = span.upperBound..<min(sentence.upperBound, span.upperBound + 50)
        return context.contains(.acquiring, in: tail) && context.contains(.shares, in: reach)
    }
}
