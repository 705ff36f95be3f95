import Model
import Text

/// Finds the day an article was published: the page's own metadata first, then every whole date on the
/// page by where it stands. A date without a year never counts; without a good one there is none.
struct PublicationDateReader: Sendable {
    let names: MetadataNames
    let labels: LabelReader
    let threshold: Double

    func date(
        of story: Story, surroundings: Range<Int>, isAlone: Bool, marks: StoryMarks
    ) -> CalendarDate? {
        let page = marks.page
        if isAlone {
            for value in names.values(.published, of: page.document) {
                if let date = DateReader.date(inValue: value) { return date }
            }
        }
        guard let first = story.paragraphs.first(where: { $0.lineClass == .body })?.lines.first
        else {
            return nil
        }
        var best: (score: Double, date: CalendarDate)?
        for index in surroundings where page.lines[index].features.hasDate {
            guard Self.mayTell(marks.lineClass(index)) else { continue }
            // A date in the head of the story is there to tell.
            let head = story.information.contains(index) ? 2.0 : 0
            for (date, base) in candidates(at: index, from: first, marks) {
                let score = base + head
                guard score > best?.score ?? (threshold - 0.001) else { continue }
                best = (score, date)
            }
        }
        return best?.date
    }

    /// The dates of a line with their scores.
    private func candidates(
        at index: Int, from first: Int, _ marks: StoryMarks
    ) -> [(CalendarDate, Double)] {
        let line = marks.page.lines[index]
        let folded = marks.page.folded
        let labelled = labels.values(in: line.characters, of: folded)
        let dates = marks.page.pieces(of: line).flatMap {
            DateReader.dates(in: $0.characters, of: folded)
        }
        return dates.map { found in
            var score = 0.0
            let label = labelled.first { $0.characters.contains(found.characters.lowerBound) }
            if label?.field == .date { score += 4 }
            if label?.field == .written { score += 2 }
            if line.features.hasTime, Self.timeFollows(found.characters.upperBound, line, marks) {
                score += 3
            }
            score += line.features.characters < 80 ? 2 : -3
            let distance = Double(abs(index - first))
            score += max(0, 4 - distance / 2)
            if marks.lineClass(index) == .body, line.features.characters > 40 { score -= 3 }
            return (found.date, score)
        }
    }

    /// `2022/03/10 19:50`
    private static func timeFollows(_ end: Int, _ line: Line, _ marks: StoryMarks) -> Bool {
        let limit = min(end + 8, line.characters.upperBound)
        let text = marks.page.folded.characters
        return (end..<max(end, limit)).contains { text[$0] == 0x3A && isDigit(text[$0 - 1]) }
    }

    private static func mayTell(_ lineClass: LineClass) -> Bool {
        switch lineClass {
        case .notice, .related, .teaser, .comment, .pager, .hidden, .spam, .image, .contact: false
        default: true
        }
    }
}
