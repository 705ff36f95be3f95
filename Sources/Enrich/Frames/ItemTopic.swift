import Model

/// The undertaking that heads a paragraph or an item of a list, and that the rest of it tells of.
///
/// ```
/// NO.4 某某装备生态城 45亿元 云岭集团牵头,联合甲研究所。1月18日签约,首期只投6亿元。
/// ▶ 云岭轴承有限公司 高端轴承项目
///    投资10亿元,年产3000吨,两期建成。
/// ```
struct ItemTopic: Sendable {
    let context: ArticleContext

    /// Characters of marks and numbers before the name, of an organization before it, and of a heading line at most.
    private static let longestMark = 8
    private static let longestHeading = 48

    /// The undertaking that the paragraph of `position` is an item of, if no other is named between them.
    func project(before position: Int) -> Int? {
        guard let sentence = context.sentence(at: position) else { return nil }
        let first = start(of: sentence)
        if let own = head(of: first) {
            return isAlone(own, before: position) ? own : nil
        }
        // The line below a heading of its own.
        guard first > 0 else { return nil }
        let above = start(of: first - 1)
        guard above == first - 1, isHeading(above), let own = head(of: above),
            isAlone(own, before: position)
        else { return nil }
        return own
    }

    /// Whether the undertaking heads its paragraph.
    func isHead(_ project: Int) -> Bool {
        guard let sentence = context.sentence(at: context.spans[project].lowerBound) else {
            return false
        }
        return head(of: start(of: sentence)) == project
    }

    /// The sentences that tell of the undertaking which heads an item, up to the next one named: the rest of its
    /// paragraph, and the one below where its own is only a heading. Empty for any other undertaking.
    func extent(of project: Int) -> [Range<Int>] {
        guard isHead(project),
            let sentence = context.sentence(at: context.spans[project].lowerBound)
        else { return [] }
        var last = end(of: sentence)
        if last == start(of: sentence), isHeading(last), last + 1 < context.sentences.count,
            head(of: last + 1) == nil
        {
            last = end(of: last + 1)
        }
        var ranges: [Range<Int>] = []
        for index in sentence...last {
            let range = context.sentences[index]
            let start = index == sentence ? context.spans[project].upperBound : range.lowerBound
            guard start < range.upperBound else { continue }
            let next = context.projects(in: start..<range.upperBound).first {
                context.spans[$0].lowerBound > start || index > sentence
            }
            let end = next.map { context.spans[$0].lowerBound } ?? range.upperBound
            if start < end { ranges.append(start..<end) }
            if next != nil { break }
        }
        return ranges
    }

    /// A short line without a stop at its end.
    private func isHeading(_ sentence: Int) -> Bool {
        let range = context.sentences[sentence]
        return range.count <= Self.longestHeading && context.character(range.upperBound) != 0x3002
    }

    /// The last sentence of a paragraph.
    private func end(of sentence: Int) -> Int {
        var last = sentence
        while last + 1 < context.sentences.count,
            context.paragraphOfSentence[last + 1] == context.paragraphOfSentence[sentence]
        {
            last += 1
        }
        return last
    }

    /// The first sentence of a paragraph.
    private func start(of sentence: Int) -> Int {
        var first = sentence
        while first > 0,
            context.paragraphOfSentence[first - 1] == context.paragraphOfSentence[sentence]
        {
            first -= 1
        }
        return first
    }

    /// A name behind nothing but marks, or behind the company it is of, that a blank or a mark ends.
    private func head(of sentence: Int) -> Int? {
        let range = context.sentences[sentence]
        guard let project = context.projects(in: range).first else { return nil }
        let span = context.spans[project]
        guard
            span.upperBound == range.upperBound
                || Self.ends.contains(context.character(span.upperBound))
        else { return nil }
        var lead = range.lowerBound..<span.lowerBound
        let owners = PartnerRoles(context: context).free(in: lead)
        if let owner = owners.first {
            guard owners.count == 1, span.lowerBound - context.spans[owner].upperBound <= 3 else {
                return nil
            }
            lead = range.lowerBound..<context.spans[owner].lowerBound
        }
        let isMarked =
            lead.count <= Self.longestMark
            && !context.containsCharacter(Self.breaks, in: lead)
            && lead.allSatisfy {
                !Self.isHan(context.character($0)) || Self.numerals.contains(context.character($0))
            }
        return isMarked ? project : nil
    }

    private func isAlone(_ project: Int, before position: Int) -> Bool {
        let end = context.spans[project].upperBound
        return end <= position && context.projects(in: end..<position).isEmpty
    }

    private static func isHan(_ character: UInt32) -> Bool { (0x4E00...0x9FFF).contains(character) }

    /// Blanks, tab, bar, colon, comma, bracket, dash.
    private static let ends: [UInt32] = [0x20, 0x3000, 0xA0, 0x09, 0x7C, 0x3A, 0x2C, 0x28, 0x2014]
    /// , ;
    private static let breaks: [UInt32] = [0x2C, 0x3B]
    private static let numerals = Set("一二三四五六七八九十第是".unicodeScalars.map(\.value))
}
