import Model

/// A gathering with a name of its own: `第二届云岭轴承产业合作峰会`, `“…”(上海)座谈会`.
struct NamedGathering: FrameRule {
    static let name = "named_gathering"

    func frames(in context: ArticleContext) -> [Frame] {
        context.cues.gatherings.compactMap { frame(of: $0, in: context) }
    }

    private func frame(of noun: Cue<String>, in context: ArticleContext) -> Frame? {
        guard let sentenceIndex = context.sentence(at: noun.range.lowerBound) else { return nil }
        let sentence = context.sentences[sentenceIndex]
        let start = leftBoundary(of: noun.range, in: sentence, context)
        let prefix = start..<noun.range.lowerBound
        let isNamed =
            isName(prefix, context) || prefix.count >= 2 && isListedDay(before: start, context)
        // 举行座谈会: a gathering without a name of its own, when it is held by somebody some day.
        guard isNamed || context.has(.held, endingAt: start) else { return nil }
        let name = start..<noun.range.upperBound
        // 论坛发布, 大会代表: the noun goes on as part of another word.
        if context.has(.gatheringPart, at: noun.range.upperBound) { return nil }
        let builder = EventBuilder(context: context)
        let moved = EventDate(context: context).moved(noun.range, in: sentence)
        // 原定…的推介会取消: not held, or not when it was to be.
        if moved == nil, context.contains(.denied, in: context.clause(at: noun.range.lowerBound)) {
            return nil
        }
        let date =
            moved
            ?? EventDate(context: context).mention(
                forGathering: name, noun: noun.range, in: sentence)
        let isHeld =
            context.contains(.held, in: sentence)
            || context.has(.heldAfter, at: noun.range.upperBound)
        guard date != nil || isHeld else { return nil }
        var arguments: [Frame.Argument] = []
        if let date { arguments.append(Frame.Argument(role: "date", mention: date)) }
        var organizers = organizers(name, sentence, context)
        if let region = namesake(name, context)
            ?? (organizers.isEmpty
                ? EventHolder(context: context).region(before: start, in: sentence) : nil),
            !organizers.contains(where: { $0.mention == region && $0.role == "organizer" })
        {
            organizers.append(Frame.Argument(role: "organizer", mention: region))
        }
        guard date != nil || !organizers.isEmpty else { return nil }
        guard isNamed || date != nil && !organizers.isEmpty else { return nil }
        arguments += organizers
        if let place = builder.place(of: noun.range.upperBound..<sentence.upperBound, in: sentence)
            ?? context.places(in: noun.range.upperBound..<sentence.upperBound).first
        {
            arguments.append(Frame.Argument(role: "place", mention: place))
        }
        let isMass = context.contains(.listing, in: name)
        if isMass, let count = EventCount(context: context).mention(for: name, in: sentence) {
            arguments.append(Frame.Argument(role: "count", mention: count))
        }
        let title = context.string(isNamed ? name : context.clause(at: noun.range.lowerBound))
        return Frame(
            kind: noun.value, rule: Self.name, trigger: context.bytes(name),
            sentence: context.bytes(context.clause(at: noun.range.lowerBound)),
            arguments: arguments,
            attributes: [
                Frame.Attribute(name: "title", value: title),
                Frame.Attribute(name: "gathering", value: isNamed ? "named" : "plain"),
            ] + (isMass ? [EventBuilder.mass] : []), confidence: isHeld && date != nil ? 0.95 : 0.8)
    }

    /// Walks left over the name: quotes and brackets are taken whole, function words end it.
    private func leftBoundary(
        of noun: Range<Int>, in sentence: Range<Int>, _ context: ArticleContext
    ) -> Int {
        var start = noun.lowerBound
        while start > sentence.lowerBound, noun.lowerBound - start < 45 {
            let character = context.character(start - 1)
            if let open = Self.opening[character] {
                var index = start - 2
                while index > sentence.lowerBound, context.character(index) != open { index -= 1 }
                guard context.character(index) == open else { break }
                start = index
                continue
            }
            if Self.stops.contains(character) { break }
            // 的 也 了 在 于 是 由 ends the name; so does a verb of holding.
            if Self.functionCharacters.contains(character) { break }
            if context.has(.holding, endingAt: start) { break }
            // 签下本届大会…: the verb is of another statement.
            if context.cues.triggers.contains(where: {
                $0.range.upperBound == start && $0.value.kind == "signing"
                    && start < noun.lowerBound
            }) {
                break
            }
            // A month or day is the date of the gathering, a bare year often part of its name.
            if let date = dateEnding(at: start, context) {
                if !date.isYear { break }
                start = date.start
                continue
            }
            start -= 1
        }
        while start < noun.lowerBound,
            [0x20, 0x2C, 0x6B64, 0x672C].contains(context.character(start))
        {
            start += 1
        }
        return start
    }

    private func dateEnding(at end: Int, _ context: ArticleContext) -> (start: Int, isYear: Bool)? {
        for index in context.mentions(
            in: max(0, end - 14)..<end,
            where: { if case .date = $0 { true } else { false } })
        where context.spans[index].upperBound == end {
            guard case .date(let span) = context.mentions[index].value else { continue }
            let first = context.character(context.spans[index].lowerBound)
            return (
                context.spans[index].lowerBound,
                span.precision == .year && first >= 0x30 && first <= 0x39
            )
        }
        return nil
    }

    /// 云岭(上海)投资洽谈会, 云岭市第三次现场推进会: the region or
    /// organization that begins the name holds it.
    private func namesake(_ name: Range<Int>, _ context: ArticleContext) -> Int? {
        let name = bare(name, context)
        let organization = context.organizations(in: name).first {
            context.spans[$0].lowerBound - name.lowerBound <= 1
                && context.spans[$0].upperBound < name.upperBound
        }
        if let organization { return organization }
        var region: Int?
        for index in context.places(in: name) {
            let start = region.map { context.spans[$0].upperBound } ?? name.lowerBound + 1
            // 云岭市东湾区招商大会: the finest of a chain.
            guard context.spans[index].lowerBound <= start,
                context.spans[index].upperBound < name.upperBound,
                case .place(let place) = context.mentions[index].value,
                place.country == "CN", place.divisionCode != nil
            else { continue }
            region = index
        }
        return region
    }

    /// Without the year and the number that begin it: 2023年, 第六届, 首届.
    private func bare(_ name: Range<Int>, _ context: ArticleContext) -> Range<Int> {
        var start = name.lowerBound
        while start < name.upperBound {
            let character = context.character(start)
            if (0x30...0x39).contains(character) || Self.fillers.contains(character) {
                start += 1
            } else if [Self.first, Self.ordinal].contains(character),
                let end = (start..<min(name.upperBound, start + 6)).first(where: {
                    Self.counters.contains(context.character($0))
                })
            {
                start = end + 1
            } else {
                break
            }
        }
        return start < name.upperBound ? start..<name.upperBound : name
    }

    /// 首, 第.
    private static let first: UInt32 = 0x9996
    private static let ordinal: UInt32 = 0x7B2C
    /// 届 次 期 场.
    private static let counters = Set("届次期场".unicodeScalars.map(\.value))
    /// 年, blanks, quotes and dots.
    private static let fillers = Set("年 “「·".unicodeScalars.map(\.value))

    /// 座谈会 alone is no name; a place, an ordinal, a bracket, a quote or four characters make one.
    private func isName(_ prefix: Range<Int>, _ context: ArticleContext) -> Bool {
        if prefix.count >= 4 { return true }
        return prefix.count >= 2 && !context.places(in: prefix).isEmpty
    }

    /// `11月14日 企业家早餐会`: a day right before the name tells that it is held.
    private func isListedDay(before start: Int, _ context: ArticleContext) -> Bool {
        var end = start
        while [0x20, 0x2C].contains(context.character(end - 1)) { end -= 1 }
        return context.dates(in: max(0, end - 14)..<end).contains {
            context.spans[$0].upperBound == end
        }
    }

    /// 由X指导, X与Y携手主办, X举办的: the organizers around the name.
    private func organizers(
        _ name: Range<Int>, _ sentence: Range<Int>, _ context: ArticleContext
    ) -> [Frame.Argument] {
        let isNamedBefore = context.organizations(in: sentence.lowerBound..<name.lowerBound)
        let after = context.organizations(in: name.upperBound..<sentence.upperBound)
        var arguments = isNamedBefore.filter { context.projectAround($0) == nil }
            .map { Frame.Argument(role: "organizer", mention: $0) }
        if context.contains(.organizing, in: name.upperBound..<sentence.upperBound) {
            arguments += after.map { Frame.Argument(role: "organizer", mention: $0) }
        } else {
            arguments += after.map { Frame.Argument(role: "participant", mention: $0) }
        }
        return arguments
    }

    private static let opening: [UInt32: UInt32] = [
        0x201D: 0x201C, 0x29: 0x28, 0x300D: 0x300C, 0x300B: 0x300A, 0x2019: 0x2018,
    ]
    private static let stops: Set<UInt32> = [
        0x2C, 0x3B, 0x3A, 0x3002, 0x3001, 0x201C, 0x28, 0x300C, 0x300A, 0x2014,
    ]
    private static let functionCharacters: Set<UInt32> = Set(
        "的了在于是由将为从到这该日".unicodeScalars.map(\.value))
}
