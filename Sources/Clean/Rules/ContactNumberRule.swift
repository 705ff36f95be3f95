import Model

/// `400-000-0000 或 13900000000`: telephone numbers in a line that is not prose.
struct ContactNumberRule: LineRule {
    private let weight: Double

    init(_ parameters: Parameters) {
        weight = parameters[.phoneWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.longestNumber >= 10 || features.digits >= 10, !features.hasDate,
            features.longestNumber >= 7 || features.segments >= 3,
            features.sentenceMarks == 0, features.amounts == 0,
            features.longestNumber >= 7 || page.block(of: line).role != .tableRow
        else { return }
        evidence.append(Evidence(lineClass: .contact, weight: weight, rule: "contact-number"))
    }
}
