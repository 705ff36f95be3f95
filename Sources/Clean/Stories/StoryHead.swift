import Model

/// The title of a stretch of text, and the lines that tell its date and source: what stands above it.
struct StoryHead: Sendable {
    var headings: [Int] = []
    var information: [Int] = []
    /// Headings below the title, before the first paragraph: the text begins with them.
    var subheadings: [Int] = []

    /// Looks above `first`, the first paragraph, but not above `limit`.
    init(
        above first: Int, notAbove limit: Int, titleLine: Int?, marks: StoryMarks, newspaper: Bool
    ) {
        var found: [Int] = []
        var index = first - 1
        var budget = 16
        while index >= limit, budget > 0 {
            switch marks.lineClass(index) {
            case .heading, .information, .byline: found.append(index)
            case .body:
                // A sentence above a title: the end of something else, or a slogan.
                if marks.features(index).characters > 30 || !found.isEmpty { budget = 0 }
            default: break
            }
            index -= 1
            budget -= 1
        }
        found.reverse()
        // The head of a newspaper's page is no story's.
        if let masthead = marks.masthead?.line { found.removeAll { $0 <= masthead } }
        let isHeading = { (line: Int) in marks.lineClass(line) == .heading }
        information = found.filter { !isHeading($0) }
        let dated = information.first { marks.features($0).hasDate } ?? information.first
        var headings = found.filter(isHeading)
        if let titleLine, titleLine >= limit, titleLine < first, !newspaper {
            // What the page calls itself settles it; headings below belong to the text.
            let kicker = headings.last { $0 < titleLine && marks.features($0).last == 0x2014 }
            self.headings = [kicker, titleLine].compactMap { $0 }
            headings = headings.filter { $0 > titleLine }
            subheadings = headings.filter { heading in
                heading > (dated ?? titleLine) && first - heading <= 3
            }
            return
        }
        guard let dated else {
            if newspaper {
                self.headings = headings
            } else {
                (self.headings, subheadings) = Self.nearest(headings, marks)
            }
            return
        }
        let above = headings.filter { $0 < dated }
        let below = headings.filter { $0 > dated }
        if above.isEmpty {
            let isKicker = below.first.map { marks.features($0).last == 0x2014 } ?? false
            self.headings = newspaper ? below : Array(below.prefix(isKicker ? 2 : 1))
            subheadings = Array(below.dropFirst(self.headings.count))
        } else {
            (self.headings, subheadings) = Self.nearest(above, marks)
            subheadings += below
        }
    }

    /// The nearest of the headings above, with the kicker above it that runs into it: `…座谈会召开——`.
    private static func nearest(
        _ headings: [Int], _ marks: StoryMarks
    ) -> (title: [Int], subtitles: [Int]) {
        var headings = headings
        var subtitles: [Int] = []
        while headings.count > 1, let last = headings.last,
            marks.isSubtitle(last, of: headings[headings.count - 2])
        {
            subtitles.insert(headings.removeLast(), at: 0)
        }
        guard var last = headings.last else { return ([], []) }
        // An H1 is the title even where a subtitle follows.
        if let first = headings.last(where: {
            marks.page.block(of: marks.page.lines[$0]).headingLevel == 1
        }) {
            last = first
            subtitles.removeAll { $0 < first }
        }
        if let kicker = headings.last(where: { $0 < last }), marks.features(kicker).last == 0x2014 {
            return ([kicker, last], subtitles)
        }
        return ([last], subtitles)
    }
}
