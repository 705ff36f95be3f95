import Text

/// `云岭新闻网 > 要闻 > 正文`: steps from the site to the page.
struct BreadcrumbRule: LineRule {
    init(_ parameters: Parameters) {}

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.arrows > 0, features.characters <= 80, features.sentenceMarks == 0
        else { return }
        let text = page.folded.characters[line.characters]
        let endsAtText = text.suffix(2).elementsEqual([0x6B63, 0x6587])  // 正文
        let opensHome = text.prefix(2).elementsEqual([0x9996, 0x9875])  // 首页
        let weight =
            Double(min(features.arrows, 4)) * 1.2 + (endsAtText ? 3 : 0) + (opensHome ? 2 : 0)
        evidence.append(Evidence(lineClass: .breadcrumb, weight: weight, rule: "breadcrumb"))
    }
}
