import Model

/// A number about an undertaking that is not capital: `占地200亩`, `建筑面积3.9万平方米`, `近1500套`.
struct MeasuredFigure: FrameRule {
    static let name = "measured_figure"

    func frames(in context: ArticleContext) -> [Frame] {
        let subjects = FigureSubject(context: context)
        return context.mentions.indices.compactMap { index in
            guard case .quantity(let quantity) = context.mentions[index].value,
                let sentenceIndex = context.sentence(at: context.spans[index].lowerBound)
            else { return nil }
            let sentence = context.sentences[sentenceIndex]
            let span = context.spans[index]
            let named = capacityInName(index, context)
            guard
                let (kind, cue) = named.map({ ("capacity", $0.cue) })
                    ?? kind(of: quantity, at: index, context),
                let subject = named.map({
                    FigureSubject.Subject(role: "project", mention: $0.project)
                })
                    ?? subjects.subject(of: span, kind: kind, in: sentence)
            else { return nil }
            var attributes = [Frame.Attribute(name: "kind", value: kind)]
            if kind == "capacity", let period = period(of: cue, context) {
                attributes.append(Frame.Attribute(name: "period", value: period))
            }
            return Frame(
                kind: "metric", rule: Self.name, trigger: context.bytes(cue),
                sentence: context.bytes(sentence),
                arguments: [
                    Frame.Argument(role: "quantity", mention: index),
                    Frame.Argument(role: subject.role, mention: subject.mention),
                ], attributes: attributes, confidence: 0.75)
        }
    }

    /// `年产|6万吨|弹性体项目`: what the name says that an undertaking makes.
    private func capacityInName(
        _ quantity: Int, _ context: ArticleContext
    ) -> (project: Int, cue: Range<Int>)? {
        let span = context.spans[quantity]
        let cue = max(0, span.lowerBound - 2)..<span.lowerBound
        guard ["年产", "日产", "月产"].contains(where: { context.has($0, at: cue.lowerBound) }),
            let project = context.projectAround(quantity),
            context.spans[project].lowerBound <= cue.lowerBound
        else { return nil }
        return (project, cue)
    }

    /// The period that a capacity is told of: `年产`, `月产能`, `日产`.
    private func period(of cue: Range<Int>, _ context: ArticleContext) -> String? {
        cue.compactMap { Self.periods[context.character($0)] }.first
    }

    /// 年 月 日.
    private static let periods: [UInt32: String] = [0x5E74: "年", 0x6708: "月", 0x65E5: "日"]

    private func kind(
        of quantity: Mention.Quantity, at index: Int, _ context: ArticleContext
    ) -> (String, Range<Int>)? {
        let span = context.spans[index]
        let clause = context.clause(at: span.lowerBound)
        let near = context.cues.metrics.filter {
            $0.range.lowerBound >= clause.lowerBound && $0.range.upperBound <= clause.upperBound
                && ($0.range.upperBound <= span.lowerBound
                    || $0.range.lowerBound - span.upperBound <= 8)
        }
        let isArea = ["m2", "km2", "har", "mu"].contains(quantity.unit)
        let fitting = near.filter { isArea == ["land_area", "floor_area"].contains($0.value) }
        let best = fitting.min {
            abs($0.range.lowerBound - span.lowerBound) < abs($1.range.lowerBound - span.lowerBound)
        }
        if let best { return (best.value, best.range) }
        // 亩 measures land wherever it stands.
        return quantity.unit == "mu" ? ("land_area", span) : nil
    }
}
