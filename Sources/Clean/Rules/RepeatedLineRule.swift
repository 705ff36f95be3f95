/// A short line that stands on the page again and again belongs to its furniture.
struct RepeatedLineRule: LineRule {
    private let weight: Double

    init(_ parameters: Parameters) {
        weight = parameters[.repeatedWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        if line.isTwin {
            evidence.append(Evidence(lineClass: .related, weight: weight * 2, rule: "twin-titles"))
        }
        guard line.copies > 2, line.features.characters > 1, line.features.characters <= 40
        else { return }
        evidence.append(Evidence(lineClass: .navigation, weight: weight, rule: "repeated"))
    }
}
