/// Sentences: marks, clauses and length speak for the text of an article.
struct ProseRule: LineRule {
    private let sentence: Double
    private let length: Double
    private let clause: Double
    private let prose: Double
    private let headingLength: Int

    init(_ parameters: Parameters) {
        sentence = parameters[.sentenceWeight]
        length = parameters[.sentenceLengthWeight]
        clause = parameters[.clauseWeight]
        prose = parameters[.proseWeight]
        headingLength = Int(parameters[.headingLength])
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        // A letter carries about a quarter of what a character of Chinese does.
        let mass = Double(features.hanzi) + Double(features.letters) / 4
        var weight = 0.0
        // `一手牵山一手牵海！云岭再添新园区`: titles exclaim and ask, but they do not state.
        let exclaims =
            features.sentenceMarks == features.exclamations && features.commas < 2
            && features.characters <= headingLength
        if features.sentenceMarks > 0, !exclaims, mass >= 6 {
            weight += sentence + min(mass, 160) / length
        }
        if features.commas > 0, mass >= 20 { weight += clause }
        if mass >= 60 { weight += prose }
        if weight > 0 {
            evidence.append(Evidence(lineClass: .body, weight: weight, rule: "prose"))
        }
    }
}
