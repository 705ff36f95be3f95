/// `- - - - - -`, `* * *`, `=====`: a line without words.
struct SeparatorRule: LineRule {
    init(_ parameters: Parameters) {}

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.hanzi + features.letters + features.digits == 0, !line.hadMarkup else {
            return
        }
        evidence.append(
            Evidence(lineClass: .separator, weight: 4, rule: "separator"))
    }
}
