/// Any line with words in it is something; this is what is left when no other rule knows it.
struct ShortLineRule: LineRule {
    private let weight: Double

    init(_ parameters: Parameters) {
        weight = parameters[.otherWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        guard line.features.characters > 0 else { return }
        evidence.append(Evidence(lineClass: .other, weight: weight, rule: "short-line"))
    }
}
