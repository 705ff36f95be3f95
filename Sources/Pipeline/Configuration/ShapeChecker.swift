import Text

/// Holds a JSON tree against its shape, collects every problem, and fills in the defaults.
struct ShapeChecker {
    let file: String
    /// Pointers of values given by `--set`.
    let overridden: Set<String>
    private(set) var problems: [ConfigurationProblem] = []

    init(file: String, overridden: Set<String> = []) {
        self.file = file
        self.overridden = overridden
    }

    mutating func record(_ node: JSON, _ fields: [Shape.Field], at pointer: String) -> JSON {
        guard case .object(let members) = node.value else {
            report(node, pointer, "an object is expected here, not \(node.kind)")
            return .object([])
        }
        for (key, value) in members where !key.utf8.starts(with: "x-".utf8) {
            if !fields.contains(where: { $0.key == key }) {
                report(
                    value, pointer + "/" + escaped(key),
                    unknown(key, among: fields.map(\.key), "key"))
            }
        }
        return .object(
            fields.map { field in
                let place = pointer + "/" + escaped(field.key)
                if let value = node[field.key] {
                    let checked = check(value, field.shape, at: place)
                    reportWithoutEffect(field, checked, in: node, among: fields, place)
                    return (field.key, checked)
                }
                if let fallback = field.fallback {
                    return (field.key, check(fallback, field.shape, at: place))
                }
                report(node, place, "the key \"\(field.key)\" is missing: \(field.note)")
                return (field.key, .null)
            })
    }

    /// A value that the word of a key beside it makes meaningless, unless it is the default, which
    /// `validate --effective` prints.
    private mutating func reportWithoutEffect(
        _ field: Shape.Field, _ checked: JSON, in node: JSON, among fields: [Shape.Field],
        _ pointer: String
    ) {
        guard let (key, words) = field.condition, let fallback = field.fallback,
            let word = node[key]?.string
                ?? fields.first(where: { $0.key == key })?.fallback?.string,
            !words.contains(word)
        else { return }
        var silent = ShapeChecker(file: file)
        let usual = silent.check(fallback, field.shape, at: pointer)
        guard JSONWriter.compact(checked) != JSONWriter.compact(usual) else { return }
        report(
            node[field.key] ?? checked, pointer,
            "\"\(field.key)\" has no effect where \"\(key)\" is \"\(word)\", but with \(list(words)); leave it out"
        )
    }

    mutating func check(_ node: JSON, _ shape: Shape, at pointer: String) -> JSON {
        switch shape {
        case .text:
            guard let text = node.string else { return wrong(node, pointer, "a string") }
            if text.isEmpty { report(node, pointer, "the string is empty") }
        case .secret:
            guard let text = node.string, !text.isEmpty else {
                report(node, pointer, "expected is a string from the environment: \"${env:NAME}\"")
                return .null
            }
        case .choice(let words):
            guard let word = node.string else {
                return wrong(node, pointer, "one of " + list(words))
            }
            if !words.contains(word) { report(node, pointer, unknown(word, among: words, "value")) }
        case .flag:
            guard node.boolean != nil else { return wrong(node, pointer, "true or false") }
        case .integer(let bounds):
            guard let number = node.integer else {
                return wrong(node, pointer, "a whole number\(range(bounds))")
            }
            if !bounds.contains(number) {
                report(
                    node, pointer,
                    "\(number) is out of range; expected is a whole number\(range(bounds))")
            }
        case .number(let bounds):
            guard case .number(let literal) = node.value, let number = Double(literal) else {
                return wrong(
                    node, pointer,
                    "a number from \(plain(bounds.lowerBound)) to \(plain(bounds.upperBound))")
            }
            if !bounds.contains(number) {
                report(
                    node, pointer,
                    "\(literal) is out of range; expected is a number from \(plain(bounds.lowerBound)) to \(plain(bounds.upperBound))"
                )
            }
        case .percentage:
            guard let text = node.string, Percentage(text) != nil else {
                return wrong(node, pointer, "a percentage in quotes such as \"5%\"")
            }
        case .list(let element, let minimum):
            guard case .array(let elements) = node.value else {
                return wrong(node, pointer, "a list")
            }
            if elements.count < minimum {
                report(
                    node, pointer,
                    "the list needs at least \(minimum) element\(minimum == 1 ? "" : "s")")
            }
            return .array(
                elements.enumerated().map {
                    check($0.element, element, at: "\(pointer)/\($0.offset)")
                })
        case .record(let fields): return record(node, fields, at: pointer)
        case .tagged(let tag, let variants): return tagged(node, tag, variants, at: pointer)
        case .optional(let shape): return node.isNull ? node : check(node, shape, at: pointer)
        case .scalar:
            switch node.value {
            case .array, .object:
                return wrong(node, pointer, "a string, a number, true, false or null")
            default: break
            }
        case .map(let keys):
            return record(
                node, keys.map { Shape.Field($0, .optional(.text), default: .null, "") },
                at: pointer)
        }
        return node
    }

    private mutating func tagged(
        _ node: JSON, _ tag: String, _ variants: [Shape.Variant], at pointer: String
    ) -> JSON {
        guard case .object = node.value else {
            return wrong(node, pointer, "an object with the key \"\(tag)\"")
        }
        let names = variants.map(\.name)
        guard let told = node[tag] else {
            report(
                node, pointer + "/" + tag,
                "the key \"\(tag)\" is missing; it is one of " + list(names))
            return .object([])
        }
        guard let name = told.string, let variant = variants.first(where: { $0.name == name })
        else {
            let message = told.string.map { unknown($0, among: names, "value") }
            report(
                told, pointer + "/" + tag,
                message ?? "expected is one of \(list(names)), not \(shown(told))")
            return .object([])
        }
        let field = Shape.Field(tag, .choice(names), "")
        return record(node, [field] + variant.fields, at: pointer)
    }

    private mutating func wrong(_ node: JSON, _ pointer: String, _ expected: String) -> JSON {
        report(node, pointer, "expected is \(expected), not \(shown(node))")
        return .null
    }

    mutating func report(_ node: JSON, _ pointer: String, _ message: String) {
        let isOverride = overridden.contains { pointer == $0 || pointer.hasPrefix($0 + "/") }
        problems.append(
            ConfigurationProblem(
                file: isOverride ? "--set" : file, line: isOverride ? 0 : node.line,
                column: isOverride ? 0 : node.column, pointer: pointer, message: message))
    }

    /// The offending value, shortened: `"fivepercent"`, `12`, `a list`.
    private func shown(_ node: JSON) -> String {
        switch node.value {
        case .array, .object: node.kind
        default: String(decoding: JSONWriter.compact(node).prefix(80), as: UTF8.self)
        }
    }

    private func unknown(_ name: String, among known: [String], _ what: String) -> String {
        if let nearest = NearestName.of(name, among: known) {
            return "unknown \(what) \"\(name)\"; the nearest known \(what) is \"\(nearest)\""
        }
        return "unknown \(what) \"\(name)\"; known are " + list(known)
    }

    private func list(_ words: [String]) -> String {
        words.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    private func range(_ bounds: ClosedRange<Int>) -> String {
        bounds.upperBound == Int.max
            ? " of \(bounds.lowerBound) or more"
            : " from \(bounds.lowerBound) to \(bounds.upperBound)"
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }

    /// RFC 6901: `~` and `/` inside a key.
    private func escaped(_ key: String) -> String {
        var output = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": output += "~0"
            case "/": output += "~1"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
