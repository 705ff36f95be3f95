import Model

/// A number about an undertaking that is not capital: `占地840亩`, `建筑面积39万平方米`, `近2000套`.
struct MeasuredFigure: FrameRule {
    static let name = "measured_figure"

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .quantity(let quantity) = mention.value,
                let sentenceIndex = context.sentence(at: context.spans[index].lowerBound),
                let (kind, cue) = kind(of: quantity, at: index, context)
            else { continue }
            let sentence = context.sentences[sentenceIndex]
            let span = context.spans[index]
            let before = context.projects(in: sentence.lowerBound..<span.lowerBound).last
            let after = context.projects(in: span.upperBound..<sentence.upperBound).first {
                context.spans[$0].lowerBound - span.upperBound <= 3
            }
            guard let subject = after ?? before else { continue }
            frames.append(
                Frame(
                    kind: "metric", rule: Self.name, trigger: context.bytes(cue),
                    sentence: context.bytes(sentence),
                    arguments: [
                        Frame.Argument(role: "quantity", mention: index),
                        Frame.Argument(role: "project", mention: subject),
                    ], attributes: [Frame.Attribute(name: "kind", value: kind)], confidence: 0.75))
        }
        return frames
    }

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
