import Model

/// The stretches of lines that are articles: those with most of the page's prose in them.
///
/// Each line has a mass: body lines add by length, everything else takes away. The best stretch is
/// the one with the highest sum. Lines such as 相关文章 or 版权声明 end what stands before them: text
/// behind one counts for a quarter, so that eight teasers do not outweigh one article.
struct MainTextFinder: Sendable {
    private let cap: Double
    private let unit: Double
    private let sibling: Double
    private let container: Double
    private let zoneMass: Double
    private let zoneFactor: Double
    private let minimumMass: Double
    private let secondShare: Double

    init(_ parameters: Parameters) {
        cap = parameters[.lineMassCap]
        unit = parameters[.lineMassUnit]
        sibling = parameters[.siblingBonus]
        container = parameters[.articleContainerBonus]
        zoneMass = parameters[.zoneMass]
        zoneFactor = parameters[.zoneFactor]
        minimumMass = parameters[.minimumMass]
        secondShare = parameters[.secondStoryShare]
    }

    /// A stretch of lines and the mass it holds.
    struct Stretch: Sendable {
        let lines: Range<Int>
        let mass: Double
    }

    /// Articles' stretches in page order; empty when the page has no prose.
    func stretches(
        on page: PageText, _ verdicts: [LineClassifier.Verdict], severalStories: Bool
    ) -> [Stretch] {
        let masses = page.lines.indices.map { mass(of: $0, on: page, verdicts) }
        var best: Stretch?
        var candidates: [Stretch] = []
        var factor = 1.0
        var before = 0.0
        for zone in zones(page, verdicts) {
            guard let found = heaviest(in: zone, masses) else { continue }
            let opener = verdicts[zone.lowerBound].lineClass
            let isOthers = opener == .related || opener == .comment || opener == .pager
            let weighted = Stretch(lines: found.lines, mass: found.mass * factor)
            if !isOthers { candidates.append(weighted) }
            if weighted.mass > best?.mass ?? 0 { best = weighted }
            before += found.mass
            if before >= zoneMass { factor = zoneFactor }
        }
        guard let best, best.mass >= minimumMass else { return [] }
        guard severalStories else { return [best] }
        if !candidates.contains(where: { $0.lines == best.lines }) { return [best] }
        return candidates.filter { candidate in
            candidate.lines == best.lines
                || (candidate.mass >= best.mass * secondShare
                    && opensLikeAStory(candidate, page, verdicts))
        }
    }

    /// A story of its own has a heading and a line with its date or source above its text.
    private func opensLikeAStory(
        _ stretch: Stretch, _ page: PageText, _ verdicts: [LineClassifier.Verdict]
    ) -> Bool {
        var heading = false
        var information = false
        let start = stretch.lines.lowerBound
        for index in max(0, start - 4)..<min(stretch.lines.upperBound, start + 3) {
            let lineClass = verdicts[index].lineClass
            if lineClass == .heading { heading = true }
            if lineClass == .information, page.lines[index].features.hasDate { information = true }
        }
        return heading && information
    }

    /// Lines between the marks that end an article.
    private func zones(_ page: PageText, _ verdicts: [LineClassifier.Verdict]) -> [Range<Int>] {
        var zones: [Range<Int>] = []
        var start = 0
        for index in page.lines.indices where endsArticle(page.lines[index], verdicts[index]) {
            if index > start { zones.append(start..<index) }
            start = index
        }
        if start < page.lines.count { zones.append(start..<page.lines.count) }
        return zones
    }

    private func endsArticle(_ line: Line, _ verdict: LineClassifier.Verdict) -> Bool {
        switch verdict.lineClass {
        case .related, .comment, .pager:
            verdict.isByVocabulary && verdict.weight >= 4.5
        case .notice, .editor: verdict.weight >= 4
        default: false
        }
    }

    /// The stretch of a zone with the highest sum (Kadane's algorithm), trimmed to lines of prose.
    private func heaviest(in zone: Range<Int>, _ masses: [Double]) -> Stretch? {
        var best: Stretch?
        var sum = 0.0
        var start = zone.lowerBound
        for index in zone {
            if sum <= 0 {
                sum = 0
                start = index
            }
            sum += masses[index]
            if sum > best?.mass ?? 0 { best = Stretch(lines: start..<(index + 1), mass: sum) }
        }
        return best
    }

    private func mass(
        of index: Int, on page: PageText, _ verdicts: [LineClassifier.Verdict]
    ) -> Double {
        let line = page.lines[index]
        let block = page.block(of: line)
        var bonus = 0.0
        if let parent = page.mainParent, block.parent == parent { bonus += sibling }
        if block.container == .article { bonus += container }
        switch verdicts[index].lineClass {
        case .body:
            let length = Double(line.features.hanzi) + Double(line.features.letters) / 4
            return min(length, cap) / unit + bonus
        case .heading, .title, .kicker, .label: return -0.9 + bonus
        case .byline, .caption, .jump: return -0.3 + bonus
        case .other: return -1.2 + bonus
        case .image, .markup, .separator, .spam, .hidden: return -0.3
        case .information: return -2
        case .share, .navigation, .breadcrumb: return -2.5
        case .editor, .contact, .notice, .pager, .related: return -4
        case .teaser, .comment: return -6
        }
    }
}
