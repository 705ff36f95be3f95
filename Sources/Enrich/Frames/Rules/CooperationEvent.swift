import Model

/// A tie without a told signing: `云岭高新区与江海大学共建…研究中心`.
struct CooperationEvent: FrameRule {
    static let name = "cooperation_event"

    func frames(in context: ArticleContext) -> [Frame] {
        let builder = EventBuilder(context: context)
        return context.cues.triggers.filter { $0.value.kind == "cooperation" }.compactMap { cue in
            guard !isOfAgreement(cue.range, context), !qualifies(cue.range, context) else {
                return nil
            }
            let frame = builder.frame(
                EventBuilder.Request(
                    kind: "cooperation", rule: Self.name, demand: cue.value.demand,
                    roleBefore: "signatory", roleAfter: "signatory"), trigger: cue.range)
            return frame.map { describes(cue.range, $0, context) ? Self.tie($0) : $0 }
        }
    }

    /// What only says how a unit is makes those it names take part in the story, and no event.
    private static func tie(_ frame: Frame) -> Frame {
        Frame(
            kind: FactCollector.tie, rule: name, trigger: frame.trigger, sentence: frame.sentence,
            arguments: frame.arguments.filter { $0.role == "signatory" }, attributes: [],
            confidence: frame.confidence)
    }

    /// `中心由甲与乙共建`, `甲乙两区合建的产业园`: how a unit is, not what happened, unless a date of its own
    /// stands beside it or somebody is founded (`由三家共同发起`).
    private func describes(
        _ trigger: Range<Int>, _ frame: Frame, _ context: ArticleContext
    ) -> Bool {
        guard let index = context.sentence(at: trigger.lowerBound) else { return false }
        let sentence = context.sentences[index]
        let clause = context.clause(at: trigger.lowerBound)
        let isPassive = context.containsCharacter(
            [Self.by], in: clause.lowerBound..<max(clause.lowerBound, trigger.lowerBound))
        let isQualifier = context.character(trigger.upperBound) == Self.of
        // Of how a unit is, a day told before in the sentence is somebody else's.
        let reach = isPassive || isQualifier ? clause : sentence
        let isDated = frame.mentions(of: "date").contains {
            reach.contains(context.spans[$0].lowerBound)
                && context.spans[$0].lowerBound < trigger.upperBound + Self.longestTail
        }
        guard !isDated else { return false }
        if context.contains(.establishing, in: trigger) { return isQualifier && isPassive }
        if isQualifier { return true }
        return isPassive
    }

    /// Characters behind the trigger in which its own date may stand.
    private static let longestTail = 10

    /// 甲与乙共建的丙研究院揭牌: it only says what the unit is that another event is about.
    private func qualifies(_ trigger: Range<Int>, _ context: ArticleContext) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        guard
            let of = (trigger.upperBound..<clause.upperBound).first(where: {
                context.character($0) == Self.of
            }), of - trigger.upperBound <= Self.longestObject
        else { return false }
        return context.cues.triggers.starting(in: of..<clause.upperBound).contains {
            $0.value.kind != "cooperation" && $0.value.kind != "signing"
                && $0.range.upperBound <= clause.upperBound
        }
    }

    /// 的
    private static let of: UInt32 = 0x7684
    /// Characters between the trigger and 的 at most.
    private static let longestObject = 2

    /// 签署战略合作协议, 签约后双方将共建…: the words belong to a signing, as its name or its content.
    private func isOfAgreement(_ trigger: Range<Int>, _ context: ArticleContext) -> Bool {
        guard let index = context.sentence(at: trigger.lowerBound) else { return false }
        let clause = context.clause(at: trigger.lowerBound)
        if isSigned(clause, context) { return true }
        // 合作周由X、Y合办: the ones who hold a gathering.
        if context.cues.gatherings.starting(in: clause).contains(where: {
            $0.range.upperBound <= trigger.lowerBound
                && context.character($0.range.upperBound) == Self.by
        }) {
            return true
        }
        let head = context.sentences[index].lowerBound..<trigger.lowerBound
        let isOfBoth = context.contains(
            .together, in: clause.lowerBound..<max(clause.lowerBound, trigger.lowerBound))
        // Without a party of its own the clause goes on with what was signed.
        if isOfBoth || context.organizations(in: clause.lowerBound..<trigger.lowerBound).isEmpty,
            isSigned(head, context)
        {
            return true
        }
        guard isOfBoth, index > 0,
            context.paragraphOfSentence[index - 1] == context.paragraphOfSentence[index]
        else { return false }
        return isSigned(context.sentences[index - 1], context)
    }

    /// 由
    private static let by: UInt32 = 0x7531

    private func isSigned(_ range: Range<Int>, _ context: ArticleContext) -> Bool {
        context.cues.triggers.starting(in: range).contains { $0.value.kind == "signing" }
    }
}
