/// The lines of one story, in reading order.
struct Story: Sendable {
    /// Lines that are read without a break between them: a paragraph, or its parts from several columns.
    struct Paragraph: Sendable {
        var lines: [Int]
        /// Class the paragraph is shown with: body, heading, caption, other.
        var lineClass: LineClass
    }

    /// Kicker and title.
    var headings: [Int] = []
    /// Lines with date, publisher, author.
    var information: [Int] = []
    var paragraphs: [Paragraph] = []
    /// Lines that name the author and nothing else.
    var bylines: [Int] = []
    /// It opens with 上接第1版.
    var isJump = false
    /// The page breaks off inside it.
    var isTruncated = false

    /// Index of the paragraph that breaks off, if it is the last body paragraph.
    func lastBody() -> Int? {
        paragraphs.lastIndex { $0.lineClass == .body }
    }
}
