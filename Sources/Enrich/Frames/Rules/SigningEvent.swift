import Model

/// An agreement that was signed: `云岭经开区同江海物流签订供应链框架协议`.
struct SigningEvent: FrameRule {
    static let name = "signing_event"

    func frames(in context: ArticleContext) -> [Frame] {
        let builder = EventBuilder(context: context)
        return context.cues.triggers.filter { $0.value.kind == "signing" }.compactMap { cue in
            let frame = builder.frame(
                EventBuilder.Request(
                    kind: "signing", rule: Self.name, demand: cue.value.demand,
                    roleBefore: "signatory", roleAfter: "signatory"), trigger: cue.range)
            // 此次…的正式签约 only speaks of a signing; with both parties it tells one.
            guard let frame, isNominal(cue.range, context), !isCounted(cue.range, frame, context)
            else { return frame }
            return frame.mentions(of: "signatory").count >= 2 ? frame : nil
        }
    }

    /// 7个项目正式签约: that many were signed.
    private func isCounted(
        _ trigger: Range<Int>, _ frame: Frame, _ context: ArticleContext
    ) -> Bool {
        guard frame.attributes.contains(EventBuilder.mass),
            frame.mentions(of: "signatory").isEmpty, let count = frame.mentions(of: "count").first
        else { return false }
        let gap =
            context.spans[count]
            .upperBound..<max(
                context.spans[count].upperBound, trigger.lowerBound)
        return gap.count <= 4 && context.spans[count].upperBound <= trigger.lowerBound
            && context.contains(.projectCount, in: gap)
    }

    /// The word is a noun: 的签约, 的正式签约, 累计签下.
    private func isNominal(_ trigger: Range<Int>, _ context: ArticleContext) -> Bool {
        context.has(.nominal, endingAt: trigger.lowerBound)
    }
}
