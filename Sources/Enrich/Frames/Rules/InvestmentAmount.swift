import Model

/// An amount of money and what it is: `总投资86亿元` is capital, `年产值5亿元` is not.
struct InvestmentAmount: FrameRule {
    static let name = "investment_amount"

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        var reader = AmountReader(context: context)
        for index in context.mentions.indices {
            guard case .money(let money) = context.mentions[index].value,
                let reading = reader.reading(of: index), money.role == .amount
            else { continue }
            let sentence = context.sentences[reading.sentence]
            var arguments = [Frame.Argument(role: "amount", mention: index)]
            var attributes = [Frame.Attribute(name: "kind", value: reading.cue.kind)]
            let subject = AmountSubject(context: context).subject(
                of: index, kind: reading.cue.kind,
                isCued: reading.cueRange != context.spans[index], in: sentence)
            if let project = subject.project {
                arguments.append(Frame.Argument(role: "project", mention: project))
            }
            guard reading.cue.isCapital else {
                let earner = FigureSubject(context: context).subject(
                    of: context.spans[index], kind: reading.cue.kind, in: sentence)
                arguments.removeLast(arguments.count - 1)
                if let earner {
                    arguments.append(Frame.Argument(role: earner.role, mention: earner.mention))
                }
                frames.append(frame("figure", reading, sentence, arguments, attributes, context))
                continue
            }
            attributes.append(Frame.Attribute(name: "scope", value: subject.scope))
            if let count = subject.count {
                arguments.append(Frame.Argument(role: "count", mention: count))
            }
            if let company = subject.company {
                arguments.append(Frame.Argument(role: "recipient", mention: company))
            }
            if let date = EventDate(context: context).mention(
                for: context.spans[index], in: sentence)
            {
                arguments.append(Frame.Argument(role: "date", mention: date))
            }
            frames.append(
                frame("investment", reading, sentence, arguments, attributes, context))
        }
        return frames
    }

    private func frame(
        _ kind: String, _ reading: AmountReader.Reading, _ sentence: Range<Int>,
        _ arguments: [Frame.Argument], _ attributes: [Frame.Attribute], _ context: ArticleContext
    ) -> Frame {
        Frame(
            kind: kind, rule: Self.name, trigger: context.bytes(reading.cueRange),
            sentence: context.bytes(sentence), arguments: arguments, attributes: attributes,
            confidence: reading.confidence)
    }
}
