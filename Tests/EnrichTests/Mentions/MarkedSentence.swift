import Model

/// A sentence whose mentions are marked: `⟦place:乙市⟧` is given to the annotator, the others are
/// expected from it. Marks nest: `⟦project:⟦organization:甲某科技⟧总部项目⟧`.
struct MarkedSentence {
    /// What is expected, as `kind:text` in order of start, longer first.
    struct Mark: Hashable, CustomStringConvertible {
        let kind: String
        let text: String
        var description: String { "⟦\(kind):\(text)⟧" }
    }

    let text: String
    let expected: [Mark]
    /// The place and value marks as mentions.
    let given: [Mention]

    init(_ marked: String) {
        var plain: [UInt8] = []
        var open: [(kind: String, start: Int)] = []
        var marks: [(start: Int, mark: Mark)] = []
        var given: [Mention] = []
        var rest = Array(marked.utf8)[...]
        let opening = Array("⟦".utf8)
        let closing = Array("⟧".utf8)
        while let byte = rest.first {
            if rest.starts(with: opening), let colon = rest.firstIndex(of: 0x3A) {
                let kind = String(decoding: rest[(rest.startIndex + 3)..<colon], as: UTF8.self)
                open.append((kind, plain.count))
                rest = rest[(colon + 1)...]
            } else if rest.starts(with: closing), let mark = open.popLast() {
                rest = rest.dropFirst(3)
                let range = mark.start..<plain.count
                let content = String(decoding: plain[range], as: UTF8.self)
                switch mark.kind {
                case "place":
                    given.append(Mention(range: range, value: .place(Self.place(content))))
                case "value":
                    given.append(
                        Mention(
                            range: range,
                            value: .duration(FixedDecimal(unscaled: 1, scale: 0), unit: "")))
                default: marks.append((mark.start, Mark(kind: mark.kind, text: content)))
                }
            } else {
                plain.append(byte)
                rest = rest.dropFirst()
            }
        }
        text = String(decoding: plain, as: UTF8.self)
        expected = marks.sorted {
            ($0.start, $1.mark.text.utf8.count) < ($1.start, $0.mark.text.utf8.count)
        }
        .map(\.mark)
        self.given = given.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func place(_ name: String) -> Mention.Place {
        Mention.Place(divisionCode: nil, country: "CN", name: name)
    }
}
