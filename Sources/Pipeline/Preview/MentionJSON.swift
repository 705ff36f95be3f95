import Model
import Text

/// A mention as `winnow annotate` and `winnow preview` print it.
package enum MentionJSON {
    /// The kinds that `--kinds` takes.
    package static let kinds = [
        "money", "number", "range", "percent", "ordinal", "quantity", "date", "duration", "place",
        "organization", "person", "project", "trigger",
    ]

    package static func kind(of mention: Mention) -> String {
        switch mention.value {
        case .money: "money"
        case .number: "number"
        case .range: "range"
        case .percent, .multiple: "percent"
        case .ordinal: "ordinal"
        case .quantity: "quantity"
        case .date: "date"
        case .duration: "duration"
        case .place: "place"
        case .organization: "organization"
        case .person: "person"
        case .project: "project"
        case .trigger: "trigger"
        }
    }

    /// `{"kind":"money","start":3,"end":8,"text":"86亿元","amount":8600000000,…}`; offsets in code points.
    package static func json(
        _ mention: Mention, in text: [UInt8], offsets: CodePointIndex
    ) -> JSON {
        var members = JSONMembers()
        add(mention, mention.range, in: text, offsets: offsets, to: &members)
        return .object(members.members)
    }

    /// Writes the same on one line; the mention stands at `range` of the text, not at its own.
    static func write(
        _ mention: Mention, at range: Range<Int>, in text: [UInt8], offsets: CodePointIndex,
        into output: inout WrittenMembers
    ) {
        output.open()
        add(mention, range, in: text, offsets: offsets, to: &output)
        output.close()
    }

    /// Writes a date at `range` of the text, of which no day can be told.
    static func writeUndated(
        at range: Range<Int>, in text: [UInt8], offsets: CodePointIndex,
        into output: inout WrittenMembers
    ) {
        let span = offsets.codePoints(ofBytes: range)
        output.open()
        output.add("kind", "date")
        output.add("start", span.lowerBound)
        output.add("end", span.upperBound)
        output.add("text", bytes: text[range])
        output.addNull("start_on")
        output.addNull("end_on")
        output.addNull("precision")
        output.close()
    }

    private static func add(
        _ mention: Mention, _ range: Range<Int>, in text: [UInt8], offsets: CodePointIndex,
        to members: inout some MentionMembers
    ) {
        let span = offsets.codePoints(ofBytes: range)
        members.add("kind", kind(of: mention))
        members.add("start", span.lowerBound)
        members.add("end", span.upperBound)
        members.add("text", bytes: text[range])
        members.add(mention.value)
        if mention.confidence < 1 {
            members.add("confidence", decimal(mention.confidence))
        }
    }

    /// A confidence of 0…1 with two decimals: `0.85`.
    static func hundredths(_ confidence: Double) -> String {
        decimal(confidence).description
    }

    private static func decimal(_ confidence: Double) -> FixedDecimal {
        let whole = Int((min(max(confidence, 0), 1) * 100).rounded())
        return FixedDecimal(unscaled: Int128(whole), scale: 2)
    }
}
