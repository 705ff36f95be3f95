/// What a value of `pipeline.json` may look like.
///
/// One tree of shapes is parser, checker, default file and JSON Schema at once, so they cannot differ.
package indirect enum Shape: Sendable {
    /// Any string that is not empty.
    case text
    /// A string that comes from the environment and is never shown.
    case secret
    /// One of these words.
    case choice([String])
    case flag
    case integer(ClosedRange<Int>)
    /// A number between two whole bounds: `0.5`.
    case number(ClosedRange<Double>)
    /// `"5%"`, 0 to 100.
    case percentage
    case list(Shape, minimum: Int)
    case record([Field])
    /// A record whose fields depend on the word under `tag`: `{"type": "csv", …}`.
    case tagged(tag: String, [Variant])
    /// The shape, or null.
    case optional(Shape)
    /// A string, number, boolean or null.
    case scalar
    /// An object with names of one's own: `{"text": "body"}`.
    case map(keys: [String])

    package struct Field: Sendable {
        package let key: String
        package let shape: Shape
        /// What counts when the key is missing; `nil` for a key that must be there.
        package let fallback: JSON?
        /// One sentence for the JSON Schema and the documentation.
        package let note: String
        /// The words of a key beside it with which it means something; `nil` if it always does.
        package let condition: (key: String, words: [String])?

        package init(
            _ key: String, _ shape: Shape, default fallback: JSON? = nil,
            onlyWith condition: (key: String, words: [String])? = nil, _ note: String
        ) {
            self.key = key
            self.shape = shape
            self.fallback = fallback
            self.condition = condition
            self.note = note
        }
    }

    package struct Variant: Sendable {
        package let name: String
        package let fields: [Field]

        package init(_ name: String, _ fields: [Field]) {
            self.name = name
            self.fields = fields
        }
    }
}
