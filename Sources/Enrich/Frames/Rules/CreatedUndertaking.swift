import Model

/// An undertaking that somebody builds or founds, told by the verb before it: `经开区已布局建设X、Y`.
///
/// It tells a unit that is built here from a park or institute that is only named.
struct CreatedUndertaking: FrameRule {
    static let name = "created_undertaking"

    func frames(in context: ArticleContext) -> [Frame] {
        context.mentions.indices.compactMap { index in
            guard case .project = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound)
            else { return nil }
            let span = context.spans[index]
            let clause = context.clause(at: span.lowerBound)
            guard let verb = context.last(.developing, in: clause.lowerBound..<span.lowerBound)
            else { return nil }
            return Frame(
                kind: "project_creation", rule: Self.name, trigger: context.bytes(verb),
                sentence: context.bytes(context.sentences[sentence]),
                arguments: [Frame.Argument(role: "project", mention: index)], confidence: 0.7)
        }
    }
}
