import Model

/// Amounts of a running enumeration, each at the end of its member: `其余3个项目为:云岭轴承1.2亿元、
/// 东湾连接器3000万元、智能门锁2亿元`, `云岭轴承项目(3亿元)、东湾服务站(800万美元)`.
struct EnumeratedAmounts: Sendable {
    let context: ArticleContext

    /// Fewer amounts without brackets may be anything.
    private static let fewest = 3

    /// The kind of investment that an amount without a cue is, or `nil`.
    func kind(of amount: Int, in sentence: Int) -> String? {
        let range = context.sentences[sentence]
        let amounts = context.amounts(in: range)
        let hasFigures = context.cues.money.contains {
            range.contains($0.range.lowerBound) && !$0.value.isCapital
        }
        guard amounts.count >= 2, !hasFigures else { return nil }
        let isMember = isBracketed(amount) ? isBracketed : isLast
        guard isMember(amount) else { return nil }
        let members = amounts.filter(isMember)
        let fewest = isBracketed(amount) ? 2 : Self.fewest
        guard members.count >= fewest, let first = members.first,
            isOfProjects(range.lowerBound..<context.spans[first].lowerBound)
        else { return nil }
        return "total"
    }

    /// A project is told, or projects are spoken of, before the first amount.
    private func isOfProjects(_ head: Range<Int>) -> Bool {
        context.contains(.projectCount, in: head) || !context.projects(in: head).isEmpty
    }

    /// `(约3亿元)`.
    private func isBracketed(_ amount: Int) -> Bool {
        let span = context.spans[amount]
        return context.character(context.roundedStart(of: span) - 1) == 0x28
            && context.character(span.upperBound) == 0x29
    }

    /// `连接器3000万元、`: a name before the amount, the end of the member behind it.
    private func isLast(_ amount: Int) -> Bool {
        let span = context.spans[amount]
        let before = context.character(context.roundedStart(of: span) - 1)
        let isNamed = before == 0x29 || (0x4E00...0x9FFF).contains(before)
        return isNamed && Self.ends.contains(context.character(span.upperBound))
    }

    /// 、 ; , and the end of the sentence; 和 及 before the last member.
    private static let ends = Set("\0\n、;,。和及等".unicodeScalars.map(\.value))
}
