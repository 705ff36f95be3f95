import Model

/// A simplified block on a traditional page, or the other way round, was put there by somebody else.
struct ForeignScriptRule: LineRule {
    private let fewest: Int
    private let weight: Double

    init(_ parameters: Parameters) {
        fewest = Int(parameters[.scriptMismatch])
        weight = parameters[.scriptMismatchWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        let (foreign, own) =
            page.script == .traditional
            ? (features.simplified, features.traditional)
            : (features.traditional, features.simplified)
        guard foreign >= fewest, foreign > own * 4, features.sentenceMarks == 0 else { return }
        evidence.append(Evidence(lineClass: .spam, weight: weight, rule: "foreign-script"))
    }
}
