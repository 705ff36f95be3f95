import Lexicon

/// Cuts a stretch of lines into its stories.
///
/// A run of headings begins another story when what stands around it says so: the paragraph before
/// is signed, the one after opens with 本报讯, a date line follows, a rule stands between. A newspaper
/// page, where several of these signs meet, is left to `ReadingOrder`.
struct StorySplitter: Sendable {
    private let threshold: Double
    private let words: SeamWords
    private let weights: ReadingWeights

    /// Reads `reading_weights.tsv`; `words` are those that a column may cut in two.
    init(
        _ parameters: Parameters, words: SeamWords, lexicons: LexiconStore
    ) throws(LexiconError) {
        self.words = words
        weights = try ReadingWeights(lexicons.table("reading_weights"))
        threshold = parameters[.splitThreshold]
    }

    /// Stories of `lines` in page order; `limit` is the first line a title may stand on.
    func stories(
        in lines: Range<Int>, notAbove limit: Int, titleLine: Int?, marks: StoryMarks, split: Bool
    ) -> [Story] {
        let content = lines.filter { Self.isContent($0, marks) }
        guard let first = content.first(where: { Self.isText($0, marks) }) else { return [] }
        let newspaper = split && Self.isNewspaper(content, marks)
        let head = StoryHead(
            above: first, notAbove: limit, titleLine: titleLine, marks: marks, newspaper: newspaper)
        if newspaper {
            let labels = Self.labels(Array(limit..<lines.upperBound), marks)
            let above = (head.headings + head.information + head.subheadings + labels)
                .filter { $0 < first }
            let units = ReadingUnit.units(
                Array(Set(above)).sorted() + content.filter { $0 >= first }, labels: labels,
                marks: marks)
            return ReadingOrder(of: units, marks: marks, words: words, weights: weights).stories()
        }

        var stories: [Story] = []
        var story = Story()
        story.information = head.information
        story.bylines = head.information.filter { marks.lineClass($0) == .byline }
        story.headings = head.headings
        story.isJump = marks.opensWithJump(first)
        for heading in head.subheadings {
            story.paragraphs.append(Story.Paragraph(lines: [heading], lineClass: .heading))
        }

        var position = content.firstIndex(of: first) ?? 0
        while position < content.count {
            let index = content[position]
            let run = Self.headingRun(at: position, content, marks)
            if position > 0, split,
                let next = beginning(at: position, run: run, content, marks, story)
            {
                stories.append(story)
                story = next
                position = run.upperBound
                if !run.isEmpty { continue }
            }
            add(index, to: &story, marks)
            position += 1
        }
        stories.append(story)
        return stories
    }

    /// The story that begins at `position`, or `nil` if the present one goes on.
    private func beginning(
        at position: Int, run: Range<Int>, _ content: [Int], _ marks: StoryMarks,
        _ present: Story
    ) -> Story? {
        let index = content[position]
        let previous = content[position - 1]
        if marks.opensWithJump(index) {
            var story = Story()
            story.isJump = true
            return story
        }
        guard !run.isEmpty, run.upperBound < content.count else { return nil }
        let next = content[run.upperBound]
        var score = 0.0
        if marks.opensWithLead(next) { score += 2 }
        if marks.closesWithByline(previous) { score += 2 }
        if marks.lineClass(previous) == .separator { score += 2 }
        if marks.opensWithJump(next) { score += 2 }
        if Self.isTold(run, content, marks) { score += 2 }
        guard score >= threshold, !present.paragraphs.isEmpty else { return nil }
        var story = Story()
        story.headings = content[run].filter { marks.lineClass($0) == .heading }
        story.information = content[run].filter { marks.lineClass($0) == .information }
        return story
    }

    /// A date line stands among the headings.
    private static func isTold(_ run: Range<Int>, _ content: [Int], _ marks: StoryMarks) -> Bool {
        content[run].contains { marks.lineClass($0) == .information && marks.features($0).hasDate }
    }

    private func add(_ index: Int, to story: inout Story, _ marks: StoryMarks) {
        let lineClass = marks.lineClass(index)
        switch lineClass {
        case .byline: story.bylines.append(index)
        case .information: story.information.append(index)
        case .separator: break
        case .jump: story.paragraphs.append(Story.Paragraph(lines: [index], lineClass: .body))
        default: story.paragraphs.append(Story.Paragraph(lines: [index], lineClass: lineClass))
        }
        if marks.jumpsOut(index) { story.isTruncated = true }
    }

    /// Headings, and date lines between them, from `position` on.
    private static func headingRun(
        at position: Int, _ content: [Int], _ marks: StoryMarks
    ) -> Range<Int> {
        var end = position
        while end < content.count {
            switch marks.lineClass(content[end]) {
            case .heading: end += 1
            case .information where end > position: end += 1
            default: return position..<end
            }
        }
        return position..<end
    }

    /// The lines from the first to the last text of a newspaper page; `nil` when it is none.
    func newspaper(_ marks: StoryMarks) -> Range<Int>? {
        let lines = marks.page.lines.indices
        guard let masthead = marks.masthead,
            let last = lines.last(where: {
                // A cut paragraph may look like a heading.
                Self.isText($0, marks) || marks.lineClass($0) == .byline || marks.jumpsOut($0)
                    || marks.lineClass($0) == .heading && marks.isDangling($0)
            }), masthead.line < last,
            Self.isNewspaper(lines.filter { Self.isContent($0, marks) }, marks)
        else { return nil }
        return (masthead.line + 1)..<(last + 1)
    }

    /// Two or more signs of a newspaper page: its head, signed pieces, 本报讯, 上接第1版, cut paragraphs.
    private static func isNewspaper(_ content: [Int], _ marks: StoryMarks) -> Bool {
        let leads = content.count { marks.opensWithLead($0) }
        let signed = content.count { marks.closesWithByline($0) }
        let jumps = content.count { marks.opensWithJump($0) }
        let dangling = content.count { marks.isDangling($0) && marks.lineClass($0) == .body }
        let signs = [
            marks.masthead != nil, marks.page.isUnfolded, leads >= 2, signed >= 2, jumps >= 1,
            dangling >= 3,
        ]
        return signs.count { $0 } >= 2
    }

    /// `布点`, `聚力`, `深融`: words of two to four characters over a heading, twice or more.
    private static func labels(_ content: [Int], _ marks: StoryMarks) -> Set<Int> {
        var labels: Set<Int> = []
        for (index, next) in zip(content, content.dropFirst()) {
            let features = marks.features(index)
            if (2...4).contains(features.characters), features.hanzi == features.characters,
                marks.lineClass(next) == .heading
            {
                labels.insert(index)
            }
        }
        return labels.count >= 2 ? labels : []
    }

    /// Lines that stories are made of, or parted by.
    static func isContent(_ index: Int, _ marks: StoryMarks) -> Bool {
        switch marks.lineClass(index) {
        case .body, .heading, .title, .kicker, .label, .byline, .caption, .other, .jump, .separator,
            .information:
            true
        default: false
        }
    }

    private static func isText(_ index: Int, _ marks: StoryMarks) -> Bool {
        marks.lineClass(index) == .body || marks.lineClass(index) == .jump
    }
}
