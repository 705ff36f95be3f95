/// An excerpt of another article: a long line that breaks off with `……` or `...`.
struct TeaserRule: LineRule {
    private let shortest: Int
    private let weight: Double

    init(_ parameters: Parameters) {
        shortest = Int(parameters[.teaserLength])
        weight = parameters[.teaserWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.endsWithEllipsis, features.characters >= shortest else { return }
        let sum = line.followsTwins ? weight * 3 : weight
        evidence.append(Evidence(lineClass: .teaser, weight: sum, rule: "teaser"))
    }
}
