import Lexicon
import Text

/// Joins what the columns of a newspaper page cut: paragraphs, lead boxes, continued stories.
struct NewspaperJoiner: Sendable {
    private let marks: StoryMarks
    private let seams: SeamScorer

    init(marks: StoryMarks, words: WordTable) {
        self.marks = marks
        seams = SeamScorer(marks.page, words: words)
    }

    func joined(_ stories: [Story]) -> [Story] {
        var stories = JumpLinker(marks: marks, seams: seams).linked(stories)
        for index in stories.indices { join(&stories[index]) }
        return stories
    }

    /// Glues cut paragraphs to what continues them.
    private func join(_ story: inout Story) {
        var paragraphs: [Story.Paragraph] = []
        var lead: Story.Paragraph?
        var rest = story.paragraphs[...]
        while var paragraph = rest.popFirst() {
            while let last = paragraph.lines.last, paragraph.lineClass == .body,
                marks.isDangling(last), let next = rest.first, next.lineClass == .body
            {
                if lead == nil, isInset(after: last, rest: rest) {
                    lead = rest.popFirst()
                } else if let next = rest.popFirst() {
                    paragraph.lines += next.lines
                }
            }
            paragraphs.append(paragraph)
        }
        if let lead { paragraphs.insert(lead, at: 0) }
        story.paragraphs = paragraphs
        if let last = story.lastBody(), last == story.paragraphs.count - 1,
            let line = story.paragraphs[last].lines.last, marks.isDangling(line)
        {
            story.isTruncated = true
        }
    }

    /// A box set into the column: a whole paragraph that opens with a day, between two halves of a sentence.
    private func isInset(after line: Int, rest: ArraySlice<Story.Paragraph>) -> Bool {
        guard let inset = rest.first?.lines.first, let after = rest.dropFirst().first,
            after.lineClass == .body, let next = after.lines.first,
            !marks.isDangling(inset), marks.features(inset).endsSentence
        else { return false }
        let tail = marks.characters(line)
        let here = seams.score(tail: tail, head: marks.characters(inset))
        let there = seams.score(tail: tail, head: marks.characters(next))
        if there >= here + 1 { return true }
        // `6月28日,…`: nobody breaks off before a date that opens a sentence.
        return here == 0 && opensWithDay(inset) && !opensWithDay(next)
            && isHan(marks.characters(next).first ?? 0)
    }

    /// `6月28日,`, `28日上午`
    private func opensWithDay(_ index: Int) -> Bool {
        var digits = 0
        for scalar in marks.characters(index).prefix(6) {
            if isDigit(scalar) {
                digits += 1
            } else if digits > 0, scalar == 0x65E5 || scalar == 0x6708 {
                return true
            } else if scalar != 0x6708 {
                return false
            }
        }
        return false
    }
}
