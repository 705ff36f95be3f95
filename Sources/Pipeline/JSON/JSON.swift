/// A JSON value that remembers where it stood, so that an error can name line and column.
///
/// Members keep their order and numbers their digits: nothing is rounded through a binary float.
package struct JSON: Sendable {
    package enum Value: Sendable {
        case null
        case boolean(Bool)
        /// The literal as written: `1.80`, `-3e2`.
        case number(String)
        case string(String)
        case array([JSON])
        case object([(key: String, value: JSON)])
    }

    package let value: Value
    /// 1-based line of the first character; 0 for a value that was not read from a file.
    package let line: Int
    /// 1-based column in bytes.
    package let column: Int

    package init(_ value: Value, line: Int = 0, column: Int = 0) {
        self.value = value
        self.line = line
        self.column = column
    }

    package static let null = JSON(.null)
    package static func boolean(_ value: Bool) -> JSON { JSON(.boolean(value)) }
    package static func number(_ value: Int) -> JSON { JSON(.number(String(value))) }
    package static func number(literal: String) -> JSON { JSON(.number(literal)) }
    package static func string(_ value: String) -> JSON { JSON(.string(value)) }
    package static func string(_ value: String?) -> JSON { value.map { JSON(.string($0)) } ?? null }
    package static func array(_ values: [JSON]) -> JSON { JSON(.array(values)) }
    package static func object(_ members: [(String, JSON)]) -> JSON {
        JSON(.object(members.map { (key: $0.0, value: $0.1) }))
    }

    /// The member of an object; keys are compared by their bytes.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    package var boolean: Bool? {
        if case .boolean(let flag) = value { flag } else { nil }
    }

    /// The number if it is written as a plain integer that fits.
    package var integer: Int? {
        if case .number(let literal) = value { Int(literal) } else { nil }
    }

    package var elements: [JSON] {
        if case .array(let elements) = value { elements } else { [] }
    }

    package var isNull: Bool {
        if case .null = value { true } else { false }
    }

    /// What kind of value it is, as an error names it: `a string`, `a list`.
    package var kind: String {
        switch value {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
