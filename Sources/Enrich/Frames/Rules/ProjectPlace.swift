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
            let between = context.spans[place].upperBound..<span.lowerBound
            // 在Y设立X, not 在Y举行的推介会上…X.
            if context.has(.located, endingAt: start)
                || context.character(start - 1) == 0x5728
                    && !context.contains(.holding, in: between)
                    && !context.contains(.held, in: between)
            {
                return (place, 0.9)
            }
        }
        // 云岭东湾创新中心: the last place of the name is where it lies, the first whose it is.
        let inside = context.places(in: span).filter { !isSeat($0, context) }
        if inside.count > 1, let last = inside.last { return (last, 0.8) }
        // A foreign builder's country begins the name of what it builds here.
        if let only = inside.first, !isOrigin(only, span, context) { return (only, 0.7) }
        return placeBefore(span, context).map { ($0, 0.6) }
    }

    /// 新加坡轴承装备项目, 瑞典…中国总部: the place the investor comes from.
    private func isOrigin(_ place: Int, _ span: Range<Int>, _ context: ArticleContext) -> Bool {
        guard context.spans[place].lowerBound == span.lowerBound,
            case .place(let value) = context.mentions[place].value
        else { return false }
        return value.country != "CN" && !value.isZone
    }

    /// 四川 of 四川某核医疗科技有限公司: where a company is registered, not where it builds.
    private func isSeat(_ place: Int, _ context: ArticleContext) -> Bool {
        let span = context.spans[place]
        return context.organizations(in: max(0, span.lowerBound - 20)..<span.upperBound + 40)
            .contains { index in
                guard case .organization(let organization) = context.mentions[index].value,
                    organization.kind == .company
                else { return false }
                return context.spans[index].lowerBound <= span.lowerBound
                    && context.spans[index].upperBound > span.upperBound
            }
    }

    /// The district or zone told last before the project in its paragraph, else any place there.
    private func placeBefore(_ span: Range<Int>, _ context: ArticleContext) -> Int? {
        guard let sentence = context.sentence(at: span.lowerBound) else { return nil }
        var start = sentence
        while start > 0,
            context.paragraphOfSentence[start - 1] == context.paragraphOfSentence[sentence]
        {
            start -= 1
        }
        let earlier = context.places(in: context.sentences[start].lowerBound..<span.lowerBound)
            .filter { index in
                if case .place(let place) = context.mentions[index].value {
                    place.divisionCode != nil && place.country == "CN" && !isSeat(index, context)
                        && !InvestorHome.isHome(index, context)
                } else {
                    false
                }
            }
        let district = earlier.last { index in
            if case .place(let place) = context.mentions[index].value {
                !(place.divisionCode ?? "").hasSuffix("00")
            } else {
                false
            }
        }
        return district ?? earlier.last
    }
}
