import Model
import Text

/// `专班上门“送政策”到车间`: a short line that does not end as a sentence does; H1 to H6.
struct HeadingShapeRule: LineRule {
    private let shape: Double
    private let element: Double
    private let longest: Int

    init(_ parameters: Parameters) {
        shape = parameters[.headingWeight]
        element = parameters[.headingElementWeight]
        longest = Int(parameters[.headingLength])
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        let mass = features.hanzi + features.letters / 4 + features.digits
        let block = page.block(of: line)
        if block.headingLevel > 0, features.hanzi + features.letters > 1 {
            evidence.append(Evidence(lineClass: .heading, weight: element, rule: "heading-element"))
        }
        guard mass >= 5, block.role != .tableRow, features.hanzi >= 3 || features.letters >= 12,
            features.characters <= longest, features.bars < 2,
            features.last != 0x3002, features.last != 0x3B, features.last != 0x3A,
            !features.isAmountRow, features.last != 0x2C,
            !features.endsWithEllipsis || features.characters < 25,
            !isMeasure(line, on: page)
        else { return }
        evidence.append(Evidence(lineClass: .heading, weight: shape, rule: "heading-shape"))
    }

    /// `1200万立方米`, `约620亩`: a cell of a table that was broken into lines.
    private func isMeasure(_ line: Line, on page: PageText) -> Bool {
        guard line.features.hanzi <= 6, let first = line.characters.first else { return false }
        let scalar = page.folded.characters[first]
        return (0x30...0x39).contains(scalar)
    }
}
