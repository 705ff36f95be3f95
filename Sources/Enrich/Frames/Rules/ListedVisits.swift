import Model

/// Visits listed under a heading, each with its day: `来访⏎10月11日,江海大学校董会主席一行;10月15日,云岭市党政代表团`.
///
/// A statement without any other event that begins with a day and names who came is a visit.
struct ListedVisits: FrameRule {
    static let name = "listed_visits"

    /// Characters of a heading at most, and paragraphs below it.
    private static let longestHeading = 12
    private static let longestList = 12

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, heading) in context.sentences.enumerated() {
            guard heading.count <= Self.longestHeading,
                context.contains(.visitHeading, in: heading),
                context.dates(in: heading).isEmpty, isAlone(index, context)
            else { continue }
            let paragraph = context.paragraphOfSentence[index]
            for next in (index + 1)..<max(index + 1, context.sentences.count) {
                let distance = context.paragraphOfSentence[next] - paragraph
                guard distance <= Self.longestList else { break }
                // The next heading ends the list.
                if context.sentences[next].count <= Self.longestHeading,
                    context.dates(in: context.sentences[next]).isEmpty, isAlone(next, context)
                {
                    break
                }
                for statement in context.statements(in: context.sentences[next]) {
                    if let frame = frame(statement, context) { frames.append(frame) }
                }
            }
        }
        return frames
    }

    /// The only sentence of its paragraph.
    private func isAlone(_ index: Int, _ context: ArticleContext) -> Bool {
        let paragraph = context.paragraphOfSentence[index]
        return (index == 0 || context.paragraphOfSentence[index - 1] != paragraph)
            && (index + 1 == context.sentences.count
                || context.paragraphOfSentence[index + 1] != paragraph)
    }

    private func frame(_ statement: Range<Int>, _ context: ArticleContext) -> Frame? {
        guard
            let date = context.dates(in: statement).first(where: {
                context.spans[$0].lowerBound - statement.lowerBound <= 3
            }),
            context.cues.triggers.starting(in: statement).isEmpty
        else { return nil }
        let rest = context.spans[date].upperBound..<statement.upperBound
        var visitors = context.organizations(in: rest).filter { context.projectAround($0) == nil }
        if visitors.isEmpty {
            // 云岭市党政代表团: a region's.
            visitors = context.places(in: rest).filter {
                context.has(.office, at: context.spans[$0].upperBound)
                    || context.has(.delegation, at: context.spans[$0].upperBound)
            }
        }
        guard let first = visitors.first,
            context.contains(.delegation, in: rest)
                || context.spans[first].upperBound == statement.upperBound
        else { return nil }
        return EventBuilder(context: context).event(
            "visit", rule: Self.name, trigger: context.spans[first],
            arguments: visitors.map { Frame.Argument(role: "participant", mention: $0) },
            date: date)
    }
}
