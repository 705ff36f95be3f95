import Model

/// Takes the members of a mention's JSON object one by one, as a tree or as bytes.
protocol MentionMembers {
    mutating func add(_ key: StaticString, _ text: String)
    /// UTF-8.
    mutating func add(_ key: StaticString, bytes: ArraySlice<UInt8>)
    mutating func add(_ key: StaticString, _ number: Int)
    /// `null` for a number that is not told.
    mutating func add(_ key: StaticString, _ number: FixedDecimal?)
    mutating func addNull(_ key: StaticString)
}

extension MentionMembers {
    mutating func add(_ key: StaticString, optional text: String?) {
        if let text { add(key, text) } else { addNull(key) }
    }

    /// What a mention says, in the order of the members.
    mutating func add(_ value: Mention.Value) {
        switch value {
        case .money(let money):
            add("amount", money.amount)
            add("amount_max", money.maximum)
            add("currency", money.currency)
            add("qualifier", money.qualifier.rawValue)
            add("role", money.role.rawValue)
        case .number(let value), .percent(let value): add("value", value)
        case .multiple(let value):
            add("value", value)
            add("unit", "×")
        case .range(let low, let high):
            add("value", low)
            add("value_max", high)
        case .ordinal(let value): add("value", value)
        case .quantity(let quantity):
            add("value", quantity.value)
            add("value_max", quantity.maximum)
            add("unit", quantity.unit)
            add("qualifier", quantity.qualifier.rawValue)
        case .date(let span):
            add("start_on", span.start.description)
            add("end_on", span.end.description)
            add("precision", span.precision.rawValue)
        case .duration(let value, let unit):
            add("value", value)
            add("unit", unit)
        case .place(let place):
            add("division_code", optional: place.divisionCode)
            add("name", place.name)
            add("country", place.country)
        case .organization(let organization):
            add("name", organization.name)
            add("organization_kind", organization.kind.rawValue)
        case .person(let name), .project(let name): add("name", name)
        case .trigger(let eventKind): add("event_kind", eventKind)
        }
    }
}

/// Members as values of a ``JSON`` object.
struct JSONMembers: MentionMembers {
    private(set) var members: [(String, JSON)] = []

    mutating func add(_ key: StaticString, _ text: String) {
        members.append((key.description, .string(text)))
    }

    mutating func add(_ key: StaticString, bytes: ArraySlice<UInt8>) {
        add(key, String(decoding: bytes, as: UTF8.self))
    }

    mutating func add(_ key: StaticString, _ number: Int) {
        members.append((key.description, .number(number)))
    }

    mutating func add(_ key: StaticString, _ number: FixedDecimal?) {
        let value: JSON = number.map { .number(literal: $0.description) } ?? .null
        members.append((key.description, value))
    }

    mutating func addNull(_ key: StaticString) { members.append((key.description, .null)) }
}

/// Members as they are written on one line: `{"kind":"money","start":3,…}`.
///
/// A tree of them would be a third of the work of `winnow annotate`.
struct WrittenMembers: MentionMembers {
    var bytes: [UInt8] = []
    private var isFirst = true

    mutating func open() {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
    }

    mutating func close() { bytes.append(UInt8(ascii: "}")) }

    mutating func add(_ key: StaticString, _ text: String) {
        begin(key)
        JSONWriter.append(quoted: text.utf8.span, to: &bytes)
    }

    mutating func add(_ key: StaticString, bytes text: ArraySlice<UInt8>) {
        begin(key)
        JSONWriter.append(quoted: text.span, to: &bytes)
    }

    mutating func add(_ key: StaticString, _ number: Int) {
        begin(key)
        bytes.append(contentsOf: number.description.utf8)
    }

    mutating func add(_ key: StaticString, _ number: FixedDecimal?) {
        guard let number else { return addNull(key) }
        begin(key)
        bytes.append(contentsOf: number.description.utf8)
    }

    mutating func addNull(_ key: StaticString) {
        begin(key)
        bytes.append(contentsOf: "null".utf8)
    }

    private mutating func begin(_ key: StaticString) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }
}
