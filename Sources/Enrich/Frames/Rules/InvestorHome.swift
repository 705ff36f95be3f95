import Model

/// Where somebody who builds elsewhere comes from: `总部在云岭市的企业`, `来自云岭的客商`, `注册于云岭`.
///
/// Such a region neither hosts what is told next nor is its place.
struct InvestorHome: FrameRule {
    static let name = "investor_home"
    static let kind = "investor_home"

    func frames(in context: ArticleContext) -> [Frame] {
        context.mentions.indices.compactMap { index in
            guard case .place = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound),
                Self.isHome(index, context)
            else { return nil }
            return Frame(
                kind: Self.kind, rule: Self.name, trigger: context.mentions[index].range,
                sentence: context.bytes(context.sentences[sentence]),
                arguments: [Frame.Argument(role: "place", mention: index)], confidence: 0.8)
        }
    }

    /// A word of origin stands before the place, or before the ones that it belongs to or is listed with:
    /// `来自甲市乙区、丙市的客商`.
    static func isHome(_ place: Int, _ context: ArticleContext) -> Bool {
        var start = context.spans[place].lowerBound
        while !context.has(.origin, endingAt: start),
            let before = context.places(in: max(0, start - 12)..<start).last(where: {
                let end = context.spans[$0].upperBound
                return end == start || end == start - 1 && context.character(end) == 0x3001
            })
        {
            start = context.spans[before].lowerBound
        }
        return context.has(.origin, endingAt: start)
    }
}
