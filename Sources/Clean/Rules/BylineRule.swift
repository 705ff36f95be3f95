import Text

/// `(陶可)`, `(记者 陶然 通讯员 李明)`, `本报记者 王一`: a line that is nothing but the author.
struct BylineRule: Sendable {
    private let reader: BylineReader

    init(_ reader: BylineReader) {
        self.reader = reader
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.hanzi >= 2, features.characters <= 40, features.sentenceMarks == 0,
            reader.byline(makingUp: line, on: page.folded) != nil
        else { return }
        evidence.append(Evidence(lineClass: .byline, weight: 5, rule: "byline"))
    }
}
