/// Makes a story of a thread: cut paragraphs are joined, captions between their parts step aside.
struct ThreadAssembler: Sendable {
    let order: ReadingOrder

    /// `nil` for a headline without text.
    func story(_ thread: StoryThread) -> Story? {
        guard !thread.isBodiless else { return nil }
        var story = Story()
        story.headings = thread.headings
        while let last = story.headings.last, let above = story.headings.dropLast().last,
            order.marks.isSubtitle(last, of: above)
        {
            story.headings.removeLast()
            story.paragraphs.insert(Story.Paragraph(lines: [last], lineClass: .heading), at: 0)
        }
        story.information = thread.information
        story.bylines = thread.bylines
        story.isJump = thread.isJump
        story.isTruncated = thread.isCutOff
        if let lead = thread.lead {
            story.paragraphs.append(Story.Paragraph(lines: [lead], lineClass: .body))
        }
        var held: [Story.Paragraph] = []
        var open: Int?
        for item in thread.items {
            guard item.lineClass == .body else {
                let paragraph = Story.Paragraph(lines: [item.line], lineClass: item.lineClass)
                if open != nil, item.lineClass != .heading {
                    held.append(paragraph)
                } else {
                    story.paragraphs += held + [paragraph]
                    held = []
                    open = nil
                }
                continue
            }
            if let place = open, let last = story.paragraphs[place].lines.last,
                order.seams.continuation(of: last, by: item.line) > -2 * order.weights.opener
            {
                story.paragraphs[place].lines.append(item.line)
                story.paragraphs += order.isDangling(item.line) ? [] : held
            } else {
                story.paragraphs += held
                story.paragraphs.append(Story.Paragraph(lines: [item.line], lineClass: .body))
                open = story.paragraphs.count - 1
                held = []
            }
            if order.isDangling(item.line) {
                open = story.paragraphs.lastIndex { $0.lines.last == item.line }
            } else {
                held = []
                open = nil
            }
        }
        story.paragraphs += held
        if open != nil { story.isTruncated = true }
        return story
    }
}
