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

    /// `{"kind":"money","start":3,"end":8,"text":"143亿元","amount":14300000000,…}`; offsets in code points.
    package static func json(
        _ mention: Mention, in text: [UInt8], offsets: CodePointIndex
    ) -> JSON {
        let span = offsets.codePoints(ofBytes: mention.range)
        var members: [(String, JSON)] = [
            ("kind", .string(kind(of: mention))),
            ("start", .number(span.lowerBound)),
            ("end", .number(span.upperBound)),
            ("text", .string(String(decoding: text[mention.range], as: UTF8.self))),
        ]
        members += values(of: mention.value)
        if mention.confidence < 1 {
            members.append(("confidence", .number(literal: hundredths(mention.confidence))))
        }
        return .object(members)
    }

    private static func values(of value: Mention.Value) -> [(String, JSON)] {
        switch value {
        case .money(let money):
            return [
                ("amount", number(money.amount)), ("amount_max", number(money.maximum)),
                ("currency", .string(money.currency)),
                ("qualifier", .string(money.qualifier.rawValue)),
                ("role", .string(money.role.rawValue)),
            ]
        case .number(let value), .percent(let value): return [("value", number(value))]
        case .multiple(let value): return [("value", number(value)), ("unit", .string("×"))]
        case .range(let low, let high):
            return [("value", number(low)), ("value_max", number(high))]
        case .ordinal(let value): return [("value", .number(value))]
        case .quantity(let quantity):
            return [
                ("value", number(quantity.value)), ("value_max", number(quantity.maximum)),
                ("unit", .string(quantity.unit)),
                ("qualifier", .string(quantity.qualifier.rawValue)),
            ]
        case .date(let span):
            return [
                ("start_on", .string(span.start.description)),
                ("end_on", .string(span.end.description)),
                ("precision", .string(span.precision.rawValue)),
            ]
        case .duration(let value, let unit):
            return [("value", number(value)), ("unit", .string(unit))]
        case .place(let place):
            return [
                ("division_code", .string(place.divisionCode)), ("name", .string(place.name)),
                ("country", .string(place.country)),
            ]
        case .organization(let organization):
            return [
                ("name", .string(organization.name)),
                ("organization_kind", .string(organization.kind.rawValue)),
            ]
        case .person(let name), .project(let name): return [("name", .string(name))]
        case .trigger(let eventKind): return [("event_kind", .string(eventKind))]
        }
    }

    private static func number(_ value: FixedDecimal?) -> JSON {
        value.map { .number(literal: $0.description) } ?? .null
    }

    /// A confidence of 0…1 with two decimals: `0.85`.
    static func hundredths(_ confidence: Double) -> String {
        let whole = Int((min(max(confidence, 0), 1) * 100).rounded())
        return FixedDecimal(unscaled: Int128(whole), scale: 2).description
    }
}
