import Model

/// How far the undertakings of a list are, told once before it: `签约项目包括X、Y`, `集中开工的12个项目中,X…`.
///
/// It counts for an undertaking whose own words tell nothing. A status that another undertaking's
/// clause tells is that one's own.
struct ListedStatus: FrameRule {
    static let name = "listed_status"

    func frames(in context: ArticleContext) -> [Frame] {
        let cues = introducing(context)
        guard !cues.isEmpty else { return [] }
        return context.mentions.indices.compactMap { index in
            guard case .project = context.mentions[index].value,
                let sentence = context.sentence(at: context.spans[index].lowerBound),
                let cue = last(of: cues, before: context.spans[index].lowerBound, context)
            else { return nil }
            return Frame(
                kind: "listed_status", rule: Self.name, trigger: context.bytes(cue.range),
                sentence: context.bytes(context.sentences[sentence]),
                arguments: [Frame.Argument(role: "project", mention: index)],
                attributes: [Frame.Attribute(name: "status", value: cue.value.value)],
                confidence: 0.6)
        }
    }

    /// Status words that tell of undertakings in the plural: `28个项目新签落户`, `签约名单`.
    private func introducing(_ context: ArticleContext) -> [Cue<CueVocabulary.Status>] {
        context.cues.statuses.filter { cue in
            guard cue.value.isTold, cue.value.value != "planned" else { return false }
            let clause = context.clause(at: cue.range.lowerBound)
            guard context.projects(in: clause.lowerBound..<cue.range.lowerBound).isEmpty,
                !context.has(.conditional, at: cue.range.upperBound)
            else { return false }
            let tail = cue.range.upperBound..<min(clause.upperBound, cue.range.upperBound + 14)
            let head = max(clause.lowerBound, cue.range.lowerBound - 14)..<cue.range.lowerBound
            return context.contains(.listing, in: head) || context.contains(.listing, in: tail)
        }
    }

    /// The last one before the undertaking, at most three paragraphs back.
    private func last(
        of cues: [Cue<CueVocabulary.Status>], before project: Int, _ context: ArticleContext
    ) -> Cue<CueVocabulary.Status>? {
        guard let cue = cues.last(where: { $0.range.upperBound <= project }),
            let told = context.sentence(at: cue.range.lowerBound),
            let own = context.sentence(at: project)
        else { return nil }
        let distance = context.paragraphOfSentence[own] - context.paragraphOfSentence[told]
        let rows = rows(from: told, to: own, context)
        let isItem = isItem(context.sentences[own].lowerBound, context)
        return distance <= (rows > 0 || isItem ? Self.farthest + rows : Self.near) ? cue : nil
    }

    /// Paragraphs between that are rows of the same table or list.
    private func rows(from first: Int, to last: Int, _ context: ArticleContext) -> Int {
        var count = 0
        for sentence in first..<last
        where context.paragraphOfSentence[sentence] != context.paragraphOfSentence[sentence + 1] {
            let range = context.sentences[sentence + 1]
            if context.containsCharacter([0x09], in: range) || isItem(range.lowerBound, context) {
                count += 1
            }
        }
        return count
    }

    /// 1. (一) — ● at the start of a line.
    private func isItem(_ start: Int, _ context: ArticleContext) -> Bool {
        var index = start
        while context.character(index) == 0x20 { index += 1 }
        if Self.bullets.contains(context.character(index)) { return true }
        if context.character(index) == 0x28 { index += 1 }
        let first = index
        while index - first < 3, Self.numerals.contains(context.character(index)) { index += 1 }
        return index > first && [0x2E, 0x3001, 0x29].contains(context.character(index))
    }

    private static let bullets = Set("·●■◆★—-*▪①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.map(\.value))
    private static let numerals = Set("0123456789一二三四五六七八九十".unicodeScalars.map(\.value))

    /// Paragraphs between a list and what introduces it.
    private static let farthest = 5
    /// The same where the undertaking stands in no list.
    private static let near = 3
}
