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
    private let dropOff: Double
    private let secondShare: Double
    private let leadLines: Int
    private let titleReach: Int
    private let titleWindow: Int
    private let noticeWeight: Double
    private let relatedWeight: Double
    private let lineMasses: LineMasses

    init(_ parameters: Parameters, masses: LineMasses) {
        lineMasses = masses
        cap = parameters[.lineMassCap]
        unit = parameters[.lineMassUnit]
        sibling = parameters[.siblingBonus]
        container = parameters[.articleContainerBonus]
        zoneMass = parameters[.zoneMass]
        zoneFactor = parameters[.zoneFactor]
        minimumMass = parameters[.minimumMass]
        dropOff = parameters[.dropOff]
        secondShare = parameters[.secondStoryShare]
        leadLines = Int(parameters[.leadLines])
        titleReach = Int(parameters[.titleReach])
        titleWindow = Int(parameters[.titleWindow])
        noticeWeight = parameters[.noticeWeight]
        relatedWeight = parameters[.relatedWeight]
    }

    /// A stretch of lines and the mass it holds.
    struct Stretch: Sendable {
        let lines: Range<Int>
        let mass: Double
    }

    /// Articles' stretches in page order; empty when the page has no prose.
    func stretches(
        on page: PageText, _ verdicts: [LineClassifier.Verdict], titleLine: Int?,
        severalStories: Bool
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
        guard var best, best.mass >= minimumMass else { return [] }
        if !page.isStructured {
            best = raised(best, titleLine, page, verdicts)
            candidates.removeAll { $0.lines.overlaps(best.lines) }
            candidates.append(best)
            candidates.sort { $0.lines.lowerBound < $1.lines.lowerBound }
        }
        if let titleLine, titleLine < best.lines.lowerBound - (page.isStructured ? 0 : titleReach),
            let told = stretch(below: titleLine, masses, page, verdicts),
            !told.lines.overlaps(best.lines)
        {
            let gap = told.lines.upperBound..<max(told.lines.upperBound, best.lines.lowerBound)
            let isOther = gap.contains { index in
                endsArticle(verdicts[index])
                    || page.block(of: page.lines[index]).headingLevel == 1
            }
            if isOther || !page.isStructured || isList(best, page, verdicts) {
                best = told
            } else {
                best = Stretch(
                    lines: told.lines.lowerBound..<best.lines.upperBound,
                    mass: told.mass + best.mass)
            }
            candidates.removeAll { $0.lines.overlaps(best.lines) }
            candidates.append(best)
            candidates.sort { $0.lines.lowerBound < $1.lines.lowerBound }
        }
        if let parent = page.mainParent {
            let whole = extended(best, over: parent, page, verdicts)
            candidates.removeAll { $0.lines.overlaps(whole.lines) }
            candidates.append(whole)
            candidates.sort { $0.lines.lowerBound < $1.lines.lowerBound }
            best = whole
        }
        // A page that calls itself by a heading is about that story.
        guard severalStories, titleLine == nil || !page.isStructured else { return [best] }
        if !candidates.contains(where: { $0.lines == best.lines }) { return [best] }
        return candidates.filter { candidate in
            candidate.lines == best.lines
                || (candidate.mass >= best.mass * secondShare
                    && opensLikeAStory(candidate, page, verdicts))
        }
    }

    /// The best stretch of a dump with the paragraphs between it and the article's head, which is the line
    /// with its date or the one that the page is called by.
    ///
    /// A bulletin's lead is short, and a list of still shorter lines follows it: too little mass of its own.
    private func raised(
        _ best: Stretch, _ titleLine: Int?, _ page: PageText,
        _ verdicts: [LineClassifier.Verdict]
    ) -> Stretch {
        var low = best.lines.lowerBound
        for index in (0..<best.lines.lowerBound).reversed().prefix(leadLines) {
            let verdict = verdicts[index]
            if endsArticle(verdict) { return best }
            switch verdict.lineClass {
            case .body: low = index
            case .related, .teaser, .comment, .pager: return best
            case .information where page.lines[index].features.hasDate:
                return Stretch(lines: low..<best.lines.upperBound, mass: best.mass)
            default:
                if index == titleLine {
                    return Stretch(lines: low..<best.lines.upperBound, mass: best.mass)
                }
            }
        }
        return best
    }

    /// Most paragraphs are items of a list: a feed of other articles.
    private func isList(
        _ stretch: Stretch, _ page: PageText, _ verdicts: [LineClassifier.Verdict]
    ) -> Bool {
        let bodies = stretch.lines.filter { verdicts[$0].lineClass == .body }
        let items = bodies.count { page.block(of: page.lines[$0]).role == .listItem }
        return items * 2 > bodies.count
    }

    /// The text right below the line that the page is called by, up to where its mass falls off.
    private func stretch(
        below titleLine: Int, _ masses: [Double], _ page: PageText,
        _ verdicts: [LineClassifier.Verdict]
    ) -> Stretch? {
        let window = titleLine..<min(page.lines.count, titleLine + titleWindow)
        guard let first = window.first(where: { verdicts[$0].lineClass == .body }) else {
            return nil
        }
        var sum = 0.0
        var best = 0.0
        var end = first
        for index in first..<page.lines.count {
            sum += masses[index]
            if sum > best {
                best = sum
                end = index + 1
            }
            if sum < best - dropOff || endsArticle(verdicts[index]) { break }
        }
        return best >= zoneMass ? Stretch(lines: first..<end, mass: best) : nil
    }

    /// The best stretch with every paragraph of the element most of it stands in, unless a line of that
    /// element ends the article before.
    private func extended(
        _ best: Stretch, over parent: Int, _ page: PageText, _ verdicts: [LineClassifier.Verdict]
    ) -> Stretch {
        let isSibling = { (index: Int) in page.block(of: page.lines[index]).parent == parent }
        guard best.lines.contains(where: isSibling) else { return best }
        var low = best.lines.lowerBound
        var high = best.lines.upperBound
        var index = high
        while index < page.lines.count {
            if isSibling(index) {
                if endsArticle(verdicts[index]) { break }
                if verdicts[index].lineClass == .body { high = index + 1 }
            }
            index += 1
        }
        index = low - 1
        while index >= 0 {
            if isSibling(index) {
                if endsArticle(verdicts[index]) { break }
                if verdicts[index].lineClass == .body { low = index }
            }
            index -= 1
        }
        return Stretch(lines: low..<high, mass: best.mass)
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
        for index in page.lines.indices where endsArticle(verdicts[index]) {
            // 地址:… and 编辑:… between the paragraphs of one element are part of them.
            let isAside =
                verdicts[index].lineClass == .notice || verdicts[index].lineClass == .editor
            if isAside, page.mainParent == page.block(of: page.lines[index]).parent { continue }
            if index > start { zones.append(start..<index) }
            start = index
        }
        if start < page.lines.count { zones.append(start..<page.lines.count) }
        return zones
    }

    private func endsArticle(_ verdict: LineClassifier.Verdict) -> Bool {
        switch verdict.lineClass {
        case .related, .comment, .pager:
            verdict.isByVocabulary && verdict.weight >= relatedWeight
        case .notice, .editor: verdict.weight >= noticeWeight
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
        let lineClass = verdicts[index].lineClass
        if lineClass == .body {
            let length = Double(line.features.hanzi) + Double(line.features.letters) / 4
            return min(length, cap) / unit + bonus
        }
        return lineMasses.mass(of: lineClass) + (lineClass.isContent ? bonus : 0)
    }
}
