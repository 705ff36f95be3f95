/// A line of a newspaper page as the reading order sees it.
struct ReadingUnit: Sendable {
    enum Kind: Sendable {
        case heading, text, jump, byline, information, other
    }

    let line: Int
    let kind: Kind
    /// The class its paragraph is shown with.
    let lineClass: LineClass
    var followsHeading = false
    var followsSeparator = false
    /// `布点`: a subheading follows.
    var followsLabel = false
    /// Another heading follows.
    var precedesHeading = false
    /// The text under the headings opens with 本报讯.
    var precedesLead = false
    /// A date line stands under the heading.
    var precedesDate = false

    /// The units of `lines`; separators and labels leave only their marks.
    static func units(_ lines: [Int], labels: Set<Int>, marks: StoryMarks) -> [ReadingUnit] {
        var units: [ReadingUnit] = []
        var separator = false
        var label = false
        for line in lines {
            let lineClass = marks.lineClass(line)
            if labels.contains(line) {
                label = true
                continue
            }
            if lineClass == .separator {
                separator = true
                continue
            }
            let kind: Kind =
                switch lineClass {
                case .heading: .heading
                case .body: .text
                case .jump: .jump
                case .byline: .byline
                case .information: .information
                default: .other
                }
            var unit = ReadingUnit(
                line: line, kind: kind, lineClass: lineClass == .jump ? .body : lineClass)
            unit.followsSeparator = separator
            unit.followsLabel = label
            unit.followsHeading = units.last?.kind == .heading && !label && !separator
            separator = false
            label = false
            units.append(unit)
        }
        lookAhead(&units, marks)
        return units
    }

    private static func lookAhead(_ units: inout [ReadingUnit], _ marks: StoryMarks) {
        var lead = false
        var date = false
        for index in units.indices.reversed() {
            switch units[index].kind {
            case .text, .jump:
                lead = marks.opensWithLead(units[index].line)
                date = false
            case .information:
                if marks.features(units[index].line).hasDate { date = true }
            case .heading:
                units[index].precedesLead = lead
                units[index].precedesDate = date
                units[index].precedesHeading =
                    index + 1 < units.count && units[index + 1].kind == .heading
            case .byline, .other:
                lead = false
                date = false
            }
        }
    }
}
