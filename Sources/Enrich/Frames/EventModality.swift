import Model

/// Whether a trigger tells an occurrence, and whether it is still to come.
struct EventModality: Sendable {
    let context: ArticleContext

    /// `false` for 促项目开工, 未开工, 签约项目, 希望合作, 原定签约, “已签约”的说法: no occurrence.
    func isTold(
        _ trigger: Range<Int>, in sentence: Range<Int>, _ demand: CueVocabulary.Demand
    ) -> Bool {
        !isHypothetical(trigger) && !isWish(trigger, demand) && !isDenied(trigger, in: sentence)
    }

    /// 促项目开工, 早日投产, 签约项目, 未开工: the word names no occurrence.
    private func isHypothetical(_ trigger: Range<Int>) -> Bool {
        // 促进会签订: the end of a name is no such word.
        let names = context.mentions(in: max(0, trigger.lowerBound - 40)..<trigger.lowerBound) {
            switch $0 {
            case .organization, .project, .person: true
            default: false
            }
        }
        let nameEnd = names.map { context.spans[$0].upperBound }.max() ?? 0
        let before = max(nameEnd, trigger.lowerBound - 4, 0)..<trigger.lowerBound
        if context.contains(.hypothetical, in: before) { return true }
        // 为使工程按期开工,专班…: what is done it for.
        let clause = context.clause(at: trigger.lowerBound)
        if context.character(clause.lowerBound) == 0x4E3A,
            context.character(clause.upperBound) == 0x2C
        {
            return true
        }
        // 从签约到开工仅142天.
        if context.character(trigger.lowerBound - 1) == 0x4ECE,
            context.character(trigger.upperBound) == 0x5230
        {
            return true
        }
        return context.has(.attributive, at: trigger.upperBound) && !isCounted(trigger)
    }

    /// 签约项目33个: how many were signed, not a quality of theirs.
    private func isCounted(_ trigger: Range<Int>) -> Bool {
        guard let noun = context.length(.projectCount, at: trigger.upperBound),
            // 截至目前已签约项目26个: a statistic.
            context.character(trigger.lowerBound - 1) != 0x5DF2,
            let sentence = context.sentence(at: trigger.lowerBound),
            !context.contains(
                .present, in: context.sentences[sentence].lowerBound..<trigger.lowerBound)
        else { return false }
        let start = trigger.upperBound + noun
        return (start...(start + 2)).contains { (0x30...0x39).contains(context.character($0)) }
    }

    /// 建成后, 达产时, 其中投产287个: the word tells of what follows it or of how much, not when.
    func isConditionOrCount(_ trigger: Range<Int>) -> Bool {
        context.has(.conditional, at: trigger.upperBound)
            || (0x30...0x39).contains(context.character(trigger.upperBound))
    }

    /// 期待早日开展合作: hoped for, not told.
    private func isWish(_ trigger: Range<Int>, _ demand: CueVocabulary.Demand) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        return demand == .pair
            && context.contains(.wish, in: clause.lowerBound..<trigger.lowerBound)
    }

    /// 原定上半年签约的…未能签成, “已签约”的表述不实: told only to be taken back.
    private func isDenied(_ trigger: Range<Int>, in sentence: Range<Int>) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        // A quotation mark behind the trigger and 的: somebody else's words.
        if context.character(trigger.upperBound) == 0x201D,
            context.character(trigger.upperBound + 1) == 0x7684
        {
            return true
        }
        return context.contains(.denied, in: clause.lowerBound..<clause.upperBound)
    }

    /// 签署的协议, 签下的31个项目: the word qualifies what follows and has no date of its own.
    func isReferred(_ trigger: Range<Int>, date: Int?) -> Bool {
        guard context.character(trigger.upperBound) == 0x7684 else { return false }
        guard let date else { return true }
        let clause = context.clause(at: trigger.lowerBound)
        return !clause.contains(context.spans[date].lowerBound)
    }

    /// 将, 拟, 计划, 预计, 力争 before the trigger in its clause.
    func isPlanned(_ trigger: Range<Int>) -> Bool {
        let clause = context.clause(at: trigger.lowerBound)
        return context.contains(
            .planned, in: clause.lowerBound..<max(clause.lowerBound, trigger.lowerBound))
    }
}
