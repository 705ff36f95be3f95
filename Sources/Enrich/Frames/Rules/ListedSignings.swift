import Model

/// Agreements that a sentence counts and the statements behind it tell one by one.
///
/// `同场落笔的还有两个项目:甲集团在云岭经开区扩建…;乙大学和丙学院合办…`, `园区又与三家单位集体签约。甲研究院拿出…;
/// 乙研究所同园区…;丙银行给予…`: each statement is a signing of those it names, with the one who signs them all.
struct ListedSignings: FrameRule {
    static let name = "listed_signings"

    /// Statements of a list at most.
    private static let most = 12

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        var told: Set<Int> = []
        for cue in context.cues.triggers where cue.value.kind == "signing" {
            guard let index = context.sentence(at: cue.range.lowerBound),
                told.insert(index).inserted,
                let count = count(beside: cue.range, in: context.sentences[index], context)
            else { continue }
            let statements = statements(behind: cue.range, in: index, context)
            guard statements.count == count else { continue }
            let head = context.sentences[index].lowerBound..<cue.range.lowerBound
            let common = common(in: head, cue.range, context)
            for statement in statements {
                if let frame = frame(statement, common, of: cue.range, context) {
                    frames.append(frame)
                }
            }
        }
        return frames
    }

    /// 四个项目, 三家单位: how many agreements follow.
    private func count(
        beside trigger: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Int? {
        let colon = (trigger.upperBound..<sentence.upperBound).first {
            context.character($0) == 0x3A
        }
        let near =
            max(
                sentence.lowerBound, trigger.lowerBound - 16)..<min(
                colon ?? sentence.upperBound, trigger.upperBound + 16)
        for index in context.mentions(
            in: near, where: { if case .quantity = $0 { true } else { false } })
        {
            guard case .quantity(let quantity) = context.mentions[index].value,
                Self.counters.contains(quantity.unit),
                let count = quantity.value.unscaled(atScale: 0).flatMap({ Int(exactly: $0) }),
                (2...Self.most).contains(count)
            else { continue }
            return count
        }
        return nil
    }

    /// Parts of the sentence behind its colon, else of the sentence behind it, that semicolons separate.
    private func statements(
        behind trigger: Range<Int>, in index: Int, _ context: ArticleContext
    ) -> [Range<Int>] {
        let sentence = context.sentences[index]
        if let colon = (trigger.upperBound..<sentence.upperBound).first(where: {
            context.character($0) == 0x3A
        }) {
            return context.statements(in: (colon + 1)..<sentence.upperBound)
        }
        guard index + 1 < context.sentences.count,
            context.paragraphOfSentence[index + 1] == context.paragraphOfSentence[index]
        else { return [] }
        return context.statements(in: context.sentences[index + 1])
    }

    /// Who signs all of them: the one before 与 in the sentence that counts them.
    private func common(
        in head: Range<Int>, _ trigger: Range<Int>, _ context: ArticleContext
    ) -> [Int] {
        let named = context.organizations(in: head).filter { context.projectAround($0) == nil }
        let referred = DefiniteReference(context: context).parties(
            in: head, beside: named, excluding: trigger
        ).map(\.party)
        return Array((named + referred).prefix(1))
    }

    private func frame(
        _ statement: Range<Int>, _ common: [Int], of trigger: Range<Int>, _ context: ArticleContext
    ) -> Frame? {
        // 签约 in the statement tells it already.
        guard
            !context.cues.triggers.starting(in: statement).contains(where: {
                $0.value.kind == "signing"
            })
        else { return nil }
        var parties = context.organizations(in: statement).filter {
            context.projectAround($0) == nil
        }
        guard let first = parties.first else { return nil }
        if parties.count < 2 { parties += common.filter { !parties.contains($0) } }
        guard parties.count >= 2 else { return nil }
        var arguments = parties.map { Frame.Argument(role: "signatory", mention: $0) }
        arguments += context.projects(in: statement).map {
            Frame.Argument(role: "project", mention: $0)
        }
        guard let sentence = context.sentence(at: trigger.lowerBound) else { return nil }
        let date = EventDate(context: context).mention(
            for: trigger, in: context.sentences[sentence])
        let builder = EventBuilder(context: context)
        return builder.event(
            "signing", rule: Self.name, trigger: context.spans[first], arguments: arguments,
            date: date, told: trigger)
    }

    private static let counters: Set<String> = ["个", "项", "家", "宗", "份", "所"]
}
