import Model

/// The region, zone or body that heads a part of an article, so that what its lines tell is told of it.
///
/// ```
/// ◆云岭市                              a heading of its own
/// 东湾新区消息:某某工厂主体完工           a line that says whose news it is
/// 东湾新区管委会副主任 李某:外资是亮点     a speaker
/// 云岭县是“大户”,共签4个:               a line that introduces a list
/// NO.3 某某产业园 80亿元 【青溪】…       a mark inside a line
/// ```
struct SectionHeads: Sendable {
    /// A part of the text and the mention that heads it.
    private struct Section {
        let range: Range<Int>
        /// `nil` where a heading names several.
        let mention: Int?

        func ending(at end: Int) -> Section {
            Section(
                range: range.lowerBound..<max(range.lowerBound, end), mention: mention)
        }
    }

    private let sections: [Section]

    /// Bytes of a heading, of what stands before its name, and between a name and its colon, at most.
    private static let longestHeading = 36
    private static let longestLead = 12
    private static let longestLabel = 60
    /// Bytes of a line of a list at most.
    private static let longestItem = 240

    init(_ mentions: [Mention], in text: [UInt8]) {
        var sections: [Section] = []
        var open: Section?
        var list: (start: Int, mention: Int)?
        var next = 0
        let lines = Self.lines(of: text)
        for (number, line) in lines.enumerated() {
            while next < mentions.count, mentions[next].range.lowerBound < line.lowerBound {
                next += 1
            }
            let bodies = Self.bodies(from: next, in: line, mentions)
            if let mark = bodies.first(where: { Self.isMarked(mentions[$0].range, in: text) }) {
                sections.append(Section(range: line, mention: mark))
            }
            if let introduced = list, line.count > Self.longestItem {
                sections.append(
                    Section(range: introduced.start..<line.lowerBound, mention: introduced.mention))
                list = nil
            }
            guard let first = bodies.first else { continue }
            let head = mentions[first].range
            if line.count <= Self.longestHeading,
                head.lowerBound - line.lowerBound <= Self.longestLead,
                // A cell of a broken table has no text below it.
                lines[(number + 1)...].prefix(2).contains(where: { $0.count > Self.longestLabel }),
                let only = Self.heading(line, bodies, mentions, text)
            {
                if let open { sections.append(open.ending(at: line.lowerBound)) }
                open = Section(
                    range: line.upperBound..<text.count, mention: only)
                list = nil
            } else if head.lowerBound - line.lowerBound <= Self.longestLead,
                Self.isLabel(head.upperBound..<line.upperBound, text)
            {
                if let open { sections.append(open.ending(at: line.lowerBound)) }
                // 云岭新城管理局 rather than 云岭新城.
                let longest = bodies.filter { mentions[$0].range.lowerBound == head.lowerBound }
                    .max { mentions[$0].range.count < mentions[$1].range.count }
                open = Section(
                    range: line.lowerBound..<text.count, mention: longest ?? first)
                list = nil
            } else if Self.endsWithColon(line, text),
                let last = bodies.last(where: {
                    Self.beginsClause(mentions[$0].range.lowerBound, line, text)
                })
            {
                list = (line.upperBound, last)
            }
        }
        if let list {
            sections.append(Section(range: list.start..<text.count, mention: list.mention))
        }
        if let open { sections.append(open) }
        self.sections = sections
    }

    /// The mention that heads the shortest part around `offset`.
    func head(at offset: Int) -> Int? {
        sections.filter { $0.range.contains(offset) }
            .min { $0.range.count < $1.range.count }.flatMap(\.mention)
    }

    /// Regions and bodies of a line that are no part of another name: not the city of a company.
    private static func bodies(
        from first: Int, in line: Range<Int>, _ mentions: [Mention]
    ) -> [Int] {
        var bodies: [Int] = []
        var names: [Range<Int>] = []
        var index = first
        while index < mentions.count, mentions[index].range.lowerBound < line.upperBound {
            if isBody(mentions[index].value) {
                bodies.append(index)
            } else {
                switch mentions[index].value {
                case .organization, .project, .person: names.append(mentions[index].range)
                default: break
                }
            }
            index += 1
        }
        return bodies.filter { body in
            !names.contains {
                $0.overlaps(mentions[body].range) && $0.count > mentions[body].range.count
            }
        }
    }

    private static func isBody(_ value: Mention.Value) -> Bool {
        switch value {
        case .place(let place): place.country == "CN" && place.divisionCode != nil
        case .organization(let organization):
            organization.kind == .park || organization.kind == .government
        default: false
        }
    }

    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in text.indices where text[index] == 0x0A {
            if index > start { lines.append(start..<index) }
            start = index + 1
        }
        if start < text.count { lines.append(start..<text.count) }
        return lines
    }

    /// The region of a heading that holds little else; `.some(nil)` for two of equal rank, `nil` for no heading.
    private static func heading(
        _ line: Range<Int>, _ bodies: [Int], _ mentions: [Mention], _ text: [UInt8]
    ) -> Int?? {
        var covered = 0
        var end = line.lowerBound
        for body in bodies {
            let range = mentions[body].range
            covered += max(0, range.upperBound - max(end, range.lowerBound))
            end = max(end, range.upperBound)
        }
        guard line.count - covered <= longestLead, !endsWithColon(line, text) else { return nil }
        // 云岭|东湾: the finer one; 甲县、乙县: none of them.
        var last = bodies[0]
        for body in bodies.dropFirst() {
            guard mentions[body].range.lowerBound <= mentions[last].range.upperBound else {
                return .some(nil)
            }
            if mentions[body].range.upperBound > mentions[last].range.upperBound { last = body }
        }
        return .some(last)
    }

    /// `消息:`, `局长 某某:` behind a name, and something told behind it.
    private static func isLabel(_ rest: Range<Int>, _ text: [UInt8]) -> Bool {
        var index = rest.lowerBound
        while index < min(rest.upperBound, rest.lowerBound + longestLabel) {
            if isColon(at: index, text) { return rest.upperBound - index > longestLabel }
            // , 。 ; and quotes end the label; a name without a word behind it is none.
            if text[index] == 0x2C || isMark(at: index, text) { return false }
            index += 1
        }
        return false
    }

    /// At the head of the line or right behind a comma, a colon or a stop.
    private static func beginsClause(
        _ index: Int, _ line: Range<Int>, _ text: [UInt8]
    ) -> Bool {
        index == line.lowerBound || text[index - 1] == 0x2C || text[index - 1] == 0x3A
            || index >= 3 && (isMark(at: index - 3, text) || isColon(at: index - 3, text))
    }

    private static func endsWithColon(_ line: Range<Int>, _ text: [UInt8]) -> Bool {
        var end = line.upperBound
        while end > line.lowerBound, text[end - 1] == 0x20 { end -= 1 }
        return end > line.lowerBound && text[end - 1] == 0x3A
            || end >= line.lowerBound + 3 && isColon(at: end - 3, text)
    }

    /// : in ASCII or full width.
    private static func isColon(at index: Int, _ text: [UInt8]) -> Bool {
        text[index] == 0x3A || starts(fullColon, at: index, text)
    }

    /// ， 。 ； “ in full width.
    private static func isMark(at index: Int, _ text: [UInt8]) -> Bool {
        marks.contains { starts($0, at: index, text) }
    }

    /// 【云岭】: the name fills the brackets.
    private static func isMarked(_ name: Range<Int>, in text: [UInt8]) -> Bool {
        name.lowerBound >= 3 && starts(opening, at: name.lowerBound - 3, text)
            && starts(closing, at: name.upperBound, text)
    }

    private static func starts(_ word: [UInt8], at index: Int, _ text: [UInt8]) -> Bool {
        index >= 0 && index + word.count <= text.count
            && text[index..<(index + word.count)].elementsEqual(word)
    }

    /// ： and ， 。 ； “ 【 】 in full width.
    private static let fullColon = Array("\u{FF1A}".utf8)
    private static let marks = ["\u{FF0C}", "\u{3002}", "\u{FF1B}", "\u{201C}"].map {
        Array($0.utf8)
    }
    private static let opening = Array("\u{3010}".utf8)
    private static let closing = Array("\u{3011}".utf8)
}
