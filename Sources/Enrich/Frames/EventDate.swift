import Model

/// The date of an event: told beside its trigger, or taken over from what was told before.
///
/// `3月4日,X与Y签约` and `协议签于3月4日` tell it; `会上,X与Y签约` and `随后双方签约` take it over from the
/// gathering or visit before; `近日` and a `日前` keep it unknown.
struct EventDate: Sendable {
    let context: ArticleContext

    /// The nearest hard date before the trigger in its sentence, else one just behind it.
    ///
    /// Works may take the day that sets the scene in the sentence before.
    func mention(
        for trigger: Range<Int>, in sentence: Range<Int>, ofWorks: Bool = false
    ) -> Int? {
        let head = sentence.lowerBound..<trigger.lowerBound
        let before = context.dates(in: head)
        if let nearest = before.last {
            let between = context.spans[nearest].upperBound..<trigger.lowerBound
            // 2002年设厂,此番与…签约: the story goes on, the look back ends.
            if context.contains(.thisTime, in: between) { return nil }
            // 去年12月26日开工,如今厂房已经封顶: the present is not the day told before; nor is a vague
            // time the hard one before it.
            guard !context.contains(.present, in: between),
                allDates(in: between).isEmpty
            else { return nil }
            return finer(behind: trigger, in: sentence, than: nearest)
                ?? finest(of: before, within: nearest)
        }
        if context.contains(.thatDay, in: head), let told = lastTold(before: sentence) {
            return told
        }
        let clause = context.clause(at: trigger.lowerBound)
        if context.character(trigger.upperBound) != Self.of {
            let tail = trigger.upperBound..<max(trigger.upperBound, clause.upperBound)
            let behind = context.dates(in: tail).first {
                context.spans[$0].lowerBound - trigger.upperBound <= Self.longestTail
            }
            if let behind { return behind }
        }
        guard ofWorks, !hasTimeOfItsOwn(sentence.lowerBound..<trigger.upperBound),
            !EventModality(context: context).isPlanned(trigger)
        else { return nil }
        return scene(before: sentence)
    }

    /// The day that what `trigger` tells has been moved to: `开工时间推迟至明年二季度`, `揭牌活动改在5月8日`.
    func moved(_ trigger: Range<Int>, in sentence: Range<Int>) -> Int? {
        let head = sentence.lowerBound..<trigger.lowerBound
        guard context.has(.timeOf, at: trigger.upperBound) || context.contains(.denied, in: head)
        else { return nil }
        var tail = trigger.upperBound..<sentence.upperBound
        // What is told next has its own.
        if let next = context.cues.triggers.starting(in: tail).first {
            tail = tail.lowerBound..<next.range.lowerBound
        }
        return context.dates(in: tail).first {
            context.has(.moved, endingAt: context.spans[$0].lowerBound)
        }
    }

    /// The date of a gathering: its own, or that of the scene set in the sentence before.
    ///
    /// `3月29日,秋高气爽。云岭区2024年一季度集中签约大会在此召开`: the quarter is part of the name.
    func mention(forGathering name: Range<Int>, noun: Range<Int>, in sentence: Range<Int>) -> Int? {
        let own = mention(for: noun, in: sentence)
        let isOfName = own.map { name.contains(context.spans[$0].lowerBound) } ?? true
        if isOfName, let told = told(beside: name, in: sentence) { return told }
        guard isOfName, let scene = scene(before: sentence),
            case .date(let day) =
                context.mentions[scene].value
        else { return own }
        guard let own, case .date(let outer) = context.mentions[own].value else { return scene }
        return day.start >= outer.start && day.end <= outer.end ? scene : own
    }

    /// `这天上午,云岭区一季度集中签约大会召开`, `2022年第四次临时股东大会…,会议定于11月30日召开`.
    private func told(beside name: Range<Int>, in sentence: Range<Int>) -> Int? {
        if context.contains(.thatDay, in: sentence.lowerBound..<name.lowerBound),
            let told = lastTold(before: sentence)
        {
            return told
        }
        let tail = name.upperBound..<max(name.upperBound, sentence.upperBound)
        return context.dates(in: tail).first { index in
            guard case .date(let span) = context.mentions[index].value else { return false }
            let start = context.spans[index].lowerBound
            return span.precision == .day
                && [Self.at, Self.on].contains(context.character(start - 1))
                && context.contains(
                    .held,
                    in: context.spans[index]
                        .upperBound..<min(
                            sentence.upperBound,
                            context.spans[index].upperBound + Self.longestGap + 2))
        }
    }

    /// 于 在
    private static let at: UInt32 = 0x4E8E
    private static let on: UInt32 = 0x5728

    /// Whether a date stands close before the trigger in its clause: 大桥2021年3月动工.
    ///
    /// A day that is told for good (`5月15日,园区配套的铁路专用线通车`) may stand at the head of the statement.
    func isClose(
        _ date: Int, to trigger: Range<Int>, asDay: Bool = false, isTold: Bool = false
    ) -> Bool {
        guard case .date(let span) = context.mentions[date].value, !span.isSpan,
            !asDay || span.precision == .day
        else { return false }
        // 明年内完工 plans too loosely to stand alone.
        if span.precision == .year, EventModality(context: context).isPlanned(trigger) {
            return false
        }
        let gap = trigger.lowerBound - context.spans[date].upperBound
        let isDay = isTold && span.precision == .day
        return (0...(isDay ? Self.longestDayGap : Self.longestGap)).contains(gap)
    }

    /// A day told near the start of the sentence before, which tells no event: `9月24日,秋高气爽。`
    private func scene(before sentence: Range<Int>) -> Int? {
        guard let index = context.sentence(at: sentence.lowerBound), index > 0,
            context.paragraphOfSentence[index - 1] == context.paragraphOfSentence[index]
        else { return nil }
        let previous = context.sentences[index - 1]
        guard context.cues.triggers.starting(in: previous).isEmpty else { return nil }
        return context.dates(in: previous).first { date in
            guard case .date(let span) = context.mentions[date].value else { return false }
            return span.precision == .day
                && context.spans[date].lowerBound - previous.lowerBound <= Self.longestLead
        }
    }

    /// The last date of the two sentences before.
    private func lastTold(before sentence: Range<Int>) -> Int? {
        guard let index = context.sentence(at: sentence.lowerBound), index > 0 else { return nil }
        return context.dates(
            in: context.sentences[max(0, index - 2)].lowerBound..<sentence.lowerBound
        ).last
    }

    private func allDates(in range: Range<Int>) -> [Int] {
        context.mentions(in: range, where: { if case .date = $0 { true } else { false } })
    }

    /// 近日, 日前, 此前, 曾: the statement has a time of its own, though no date can be made of it.
    func hasTimeOfItsOwn(_ statement: Range<Int>) -> Bool {
        context.contains(.elsewhen, in: statement) || context.contains(.present, in: statement)
            || !allDates(in: statement).isEmpty
    }

    /// 2021年首批签约项目(4月12日,云岭): the year belongs to the name, the day stands behind it.
    private func finer(behind trigger: Range<Int>, in sentence: Range<Int>, than date: Int) -> Int?
    {
        guard case .date(let outer) = context.mentions[date].value, outer.precision == .year,
            (0x30...0x39).contains(context.character(context.spans[date].lowerBound)),
            context.spans[date].upperBound == trigger.lowerBound
                || context.character(context.spans[date].upperBound) != 0x2C
        else { return nil }
        let tail =
            trigger.upperBound..<min(sentence.upperBound, trigger.upperBound + Self.longestTail)
        return context.dates(in: tail).first { index in
            guard case .date(let span) = context.mentions[index].value else { return false }
            return context.character(context.spans[index].lowerBound - 1) == 0x28
                && span.precision == .day && span.start >= outer.start && span.end <= outer.end
        }
    }

    /// 2月4日,2023年南京市重大招商项目签约活动: the day lies in the year that the name repeats.
    private func finest(of dates: [Int], within nearest: Int) -> Int {
        guard case .date(let outer) = context.mentions[nearest].value else { return nearest }
        return dates.last { index in
            guard case .date(let span) = context.mentions[index].value else { return false }
            return index != nearest && span.start >= outer.start && span.end <= outer.end
                && (span.start, span.end) != (outer.start, outer.end)
        } ?? nearest
    }

    /// 的.
    private static let of: UInt32 = 0x7684
    /// Characters between a trigger and a date behind it at most: 投产于2021年, 签字时间是3月4日.
    private static let longestTail = 10
    /// Characters between a date and a trigger that it is close to: 于, 正式, 顺利.
    private static let longestGap = 4
    private static let longestDayGap = 24
    /// Characters before the day that sets a scene.
    private static let longestLead = 4
}
