import Model

/// The undertaking that figures without one of their own go on about.
///
/// `X签约东湾产业园,总投资2亿元` is about X, not about the park it goes to; `X开工。启动资金2000万元,建筑面积3200平方米。` too;
/// `甲公司投入7000万元,在园区建设X` tells of what comes.
struct ContinuedUndertaking: Sendable {
    let context: ArticleContext

    /// Sentences that a paragraph goes on about one undertaking.
    private static let farthest = 2
    /// A line that is only a heading is no longer than this.
    private static let longestHeading = 40
    /// Characters between an amount and what it builds.
    private static let reach = 40

    /// The last undertaking of `head` that is not merely where another one goes.
    func last(in head: Range<Int>) -> Int? {
        let projects = context.projects(in: head)
        return projects.last { !isWhere($0, among: projects) } ?? projects.last
    }

    /// What the sentences before a statement without a subject of its own are about.
    func before(_ position: Int, in sentence: Range<Int>) -> Int? {
        let start = context.statementStart(before: position, in: sentence)
        let head = start..<position
        if !context.contains(.widening, in: head),
            let topic = ItemTopic(context: context).project(before: position)
        {
            return topic
        }
        guard isWithoutSubject(head), let index = context.sentence(at: position) else { return nil }
        if let earlier = last(in: sentence.lowerBound..<start) { return earlier }
        guard start == sentence.lowerBound || context.projects(in: sentence).isEmpty else {
            return nil
        }
        for earlier in stride(from: index - 1, through: max(0, index - Self.farthest), by: -1) {
            guard isJoined(earlier, to: index) else { return nil }
            let range = context.sentences[earlier]
            let projects = context.projects(in: range)
            if projects.count > 2 { return nil }
            if !projects.isEmpty { return last(in: range) }
            if !context.organizations(in: range).isEmpty { return nil }
        }
        return nil
    }

    /// `投入7000万元,在区内建设X`, `获投8000万元,用于扩建X`: the first undertaking behind a verb of building.
    func ahead(of span: Range<Int>, in sentence: Range<Int>) -> Int? {
        let end = min(sentence.upperBound, span.upperBound + Self.reach)
        guard span.upperBound < end,
            let project = context.projects(in: span.upperBound..<sentence.upperBound).first,
            context.spans[project].lowerBound <= end
        else { return nil }
        let between = span.upperBound..<context.spans[project].lowerBound
        // 由甲建设: what stands behind is theirs, not what the amount is for.
        let isSeparate =
            context.containsCharacter([0x3B, 0x7531], in: between)
            || context.contains(
                .anaphora,
                in: context.statementStart(before: span.lowerBound, in: sentence)..<span.lowerBound)
            || context.amounts(in: between)
                .isEmpty == false
        return !isSeparate && context.contains(.creating, in: between) ? project : nil
    }

    /// `签约|东湾产业园`, `落户|东湾产业园`, `在|东湾产业园`: a unit that something else goes to.
    private func isWhere(_ project: Int, among projects: [Int]) -> Bool {
        guard let first = projects.first, first != project else { return false }
        var start = context.spans[project].lowerBound
        while let place = context.places(in: max(0, start - 12)..<start)
            .last(where: { context.spans[$0].upperBound == start })
        {
            start = context.spans[place].lowerBound
        }
        return context.has(.whereabouts, endingAt: start) || context.has("签约", at: start - 2)
    }

    /// Nobody and nothing else is spoken of: no organization, no region, no sum of many.
    private func isWithoutSubject(_ head: Range<Int>) -> Bool {
        guard context.projects(in: head).isEmpty, !context.contains(.widening, in: head),
            context.organizations(in: head).isEmpty
        else { return false }
        return context.places(in: head).allSatisfy {
            let start = context.spans[$0].lowerBound
            return context.character(start - 1) == 0x5728 || context.has(.located, endingAt: start)
        }
    }

    /// In one paragraph, or behind a heading of its own.
    private func isJoined(_ earlier: Int, to sentence: Int) -> Bool {
        let gap = context.paragraphOfSentence[sentence] - context.paragraphOfSentence[earlier]
        return gap == 0
            || gap == 1 && sentence - earlier == 1
                && context.sentences[earlier].count <= Self.longestHeading
                && (earlier == 0
                    || context.paragraphOfSentence[earlier - 1]
                        != context.paragraphOfSentence[earlier])
    }
}
