import Model

/// Where an undertaking lies: a place in its name, 位于X, the place told before it.
struct ProjectPlace: FrameRule {
    static let name = "project_place"

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .project = mention.value,
                let sentenceIndex = context.sentence(at: context.spans[index].lowerBound),
                let (place, confidence) = place(
                    of: index, in: context.sentences[sentenceIndex], context)
            else { continue }
            frames.append(
                Frame(
                    kind: "project_place", rule: Self.name,
                    trigger: context.bytes(context.spans[place]),
                    sentence: context.bytes(context.sentences[sentenceIndex]),
                    arguments: [
                        Frame.Argument(role: "project", mention: index),
                        Frame.Argument(role: "place", mention: place),
                    ], confidence: confidence))
        }
        return frames
    }

    private func place(
        of project: Int, in sentence: Range<Int>, _ context: ArticleContext
    ) -> (Int, Double)? {
        let span = context.spans[project]
        // 无锡高新区(深圳)创新中心 lies in Shenzhen.
        for place in context.places(in: span)
        where context.character(context.spans[place].lowerBound - 1) == 0x28 {
            return (place, 0.95)
        }
        // X项目位于Y, 落户Y, 建在Y.
        let tail = span.upperBound..<min(sentence.upperBound, span.upperBound + 24)
        for place in context.places(in: tail) {
            let start = context.spans[place].lowerBound
            let lead = span.upperBound..<start
            if context.contains(.located, in: lead) {
                return (place, 0.9)
            }
        }
        // 位于Y的X项目, 在Y设立X.
        let head = max(sentence.lowerBound, span.lowerBound - 30)..<span.lowerBound
        for place in context.places(in: head).reversed() {
            let start = context.spans[place].lowerBound
            // 在Y设立X.
            if context.has(.located, endingAt: start) || context.character(start - 1) == 0x5728 {
                return (place, 0.9)
            }
        }
        if let inside = context.places(in: span).first { return (inside, 0.7) }
        return nil
    }
}
