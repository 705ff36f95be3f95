/// `<li id="mc848"><source></source></li>`: tags that a scraper left in a dump.
struct MarkupRule: LineRule {
    private let weight: Double

    init(_ parameters: Parameters) {
        weight = parameters[.markupWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        guard line.hadMarkup, line.features.characters < 4 else { return }
        evidence.append(Evidence(lineClass: .markup, weight: weight, rule: "markup"))
    }
}
