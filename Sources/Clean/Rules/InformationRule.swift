/// `2022/03/10 19:50  掌上南通客户端`: a short line with a whole date tells about the article.
struct InformationRule: LineRule {
    private let date: Double
    private let shortLine: Int

    init(_ parameters: Parameters) {
        date = parameters[.dateWeight]
        shortLine = Int(parameters[.shortLine])
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.hasDate, features.characters <= shortLine * 2, !features.endsSentence
        else { return }
        let isTight = features.commas == 0 && features.characters <= shortLine
        let weight = date + (features.hasTime ? 1 : 0) + (isTight ? 1 : 0)
        evidence.append(Evidence(lineClass: .information, weight: weight, rule: "information"))
    }
}
