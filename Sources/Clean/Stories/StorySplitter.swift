import Lexicon

/// Cuts a stretch of lines into its stories.
///
/// A run of headings begins another story when what stands around it says so: the paragraph before
/// is signed, the one after opens with 本报讯, a date line follows, a rule stands between. On a
/// newspaper page, where several of these signs meet, cut paragraphs are joined as well.
struct StorySplitter: Sendable {
    private let threshold: Double
    private let words: WordTable

    /// `words`: words that a column may cut in two.
    init(_ parameters: Parameters, words: WordTable) {
        self.words = words
        threshold = parameters[.splitThreshold]
    }

    /// Stories of `lines` in page order; `limit` is the first line a title may stand on.
    func stories(
        in lines: Range<Int>, notAbove limit: Int, titleLine: Int?, marks: StoryMarks, split: Bool
    ) -> [Story] {
        let content = lines.filter { Self.isContent($0, marks) }
        guard let first = content.first(where: { Self.isText($0, marks) }) else { return [] }
        let newspaper = split && isNewspaper(content, marks)
        let labels = newspaper ? Self.labels(Array(limit..<lines.upperBound), marks) : []

        var stories: [Story] = []
        let head = StoryHead(
            above: first, notAbove: limit, titleLine: titleLine, marks: marks, newspaper: newspaper)
        var story = Story()
        story.information = head.information
        story.bylines = head.information.filter { marks.lineClass($0) == .byline }
        // A label under the title begins the text.
        let firstLabel = labels.filter { $0 < first }.min()
        story.headings = head.headings.filter { $0 < firstLabel ?? first }
        if story.headings.isEmpty { story.headings = Array(head.headings.prefix(1)) }
        story.isJump = marks.opensWithJump(first)
        let under = head.headings.filter { !story.headings.contains($0) } + head.subheadings
        for heading in under {
            story.paragraphs.append(Story.Paragraph(lines: [heading], lineClass: .heading))
        }

        var position = content.firstIndex(of: first) ?? 0
        while position < content.count {
            let index = content[position]
            let run = Self.headingRun(at: position, content, marks, newspaper: newspaper)
            if position > 0, split,
                let next = beginning(at: position, run: run, content, marks, newspaper, story)
            {
                stories.append(story)
                story = next
                position = run.upperBound
                if !run.isEmpty { continue }
            }
            add(index, to: &story, marks, labels, newspaper: newspaper)
            position += 1
        }
        stories.append(story)
        return newspaper ? NewspaperJoiner(marks: marks, words: words).joined(stories) : stories
    }

    /// The story that begins at `position`, or `nil` if the present one goes on.
    private func beginning(
        at position: Int, run: Range<Int>, _ content: [Int], _ marks: StoryMarks, _ newspaper: Bool,
        _ present: Story
    ) -> Story? {
        let index = content[position]
        let previous = content[position - 1]
        if marks.opensWithJump(index) {
            var story = Story()
            story.isJump = true
            return story
        }
        if newspaper, run.isEmpty, marks.closesWithByline(previous),
            marks.closesWithPhotographer(index)
        {
            return Story()
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

    private func add(
        _ index: Int, to story: inout Story, _ marks: StoryMarks, _ labels: Set<Int>,
        newspaper: Bool
    ) {
        let lineClass = marks.lineClass(index)
        switch lineClass {
        case .byline:
            story.bylines.append(index)
        case .information:
            story.information.append(index)
        case .separator:
            break
        case .heading where newspaper && marks.hasClauseOfProse(index):
            story.paragraphs.append(Story.Paragraph(lines: [index], lineClass: .body))
        case .body, .jump:
            story.paragraphs.append(Story.Paragraph(lines: [index], lineClass: .body))
        default:
            if !labels.contains(index) {
                story.paragraphs.append(Story.Paragraph(lines: [index], lineClass: lineClass))
            }
        }
        if marks.jumpsOut(index) { story.isTruncated = true }
    }

    /// Headings, and date lines between them, from `position` on.
    private static func headingRun(
        at position: Int, _ content: [Int], _ marks: StoryMarks, newspaper: Bool
    ) -> Range<Int> {
        var end = position
        while end < content.count {
            let index = content[end]
            switch marks.lineClass(index) {
            case .heading:
                if newspaper, marks.hasClauseOfProse(index), end == position,
                    position == 0 || !marks.closesWithByline(content[position - 1])
                {
                    return position..<position
                }
                end += 1
            case .information where end > position: end += 1
            default: return position..<end
            }
        }
        return position..<end
    }

    /// Two or more signs of a newspaper page: signed pieces, 本报讯, 上接第1版, cut paragraphs.
    private func isNewspaper(_ content: [Int], _ marks: StoryMarks) -> Bool {
        let leads = content.count { marks.opensWithLead($0) }
        let signed = content.count { marks.closesWithByline($0) }
        let jumps = content.count { marks.opensWithJump($0) }
        let dangling = content.count { marks.isDangling($0) && marks.lineClass($0) == .body }
        let signs = [leads >= 2, signed >= 2, jumps >= 1, dangling >= 3]
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
