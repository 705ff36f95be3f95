import Text

/// `2022/03/10 19:50  掌上云岭客户端`: a short line with a whole date tells about the article, and so does the
/// head of a newspaper's page, `第03版：产业`.
struct InformationRule: LineRule {
    private let date: Double
    private let shortLine: Int

    init(_ parameters: Parameters) {
        date = parameters[.dateWeight]
        shortLine = Int(parameters[.shortLine])
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        if features.characters <= 16, Self.isPageHead(page.folded.characters[line.characters]) {
            evidence.append(Evidence(lineClass: .information, weight: date, rule: "information"))
        }
        guard features.hasDate, features.characters <= shortLine * 2, !features.endsSentence
        else { return }
        let isTight = features.commas == 0 && features.characters <= shortLine
        let weight = date + (features.hasTime ? 1 : 0) + (isTight ? 1 : 0)
        evidence.append(Evidence(lineClass: .information, weight: weight, rule: "information"))
    }

    /// `第03版`, `第A12版`
    private static func isPageHead(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.first == 0x7B2C else { return false }
        var rest = text.dropFirst()
        if let letter = rest.first, Glyph.isLetter(letter) { rest = rest.dropFirst() }
        let number = rest.prefix(while: isDigit)
        return (1...3).contains(number.count) && rest.dropFirst(number.count).first == 0x7248
    }
}
