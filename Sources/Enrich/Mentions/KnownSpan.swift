/// What is known of a text before it is cut: a place, a value, a name told elsewhere on the page.
struct KnownSpan: Sendable {
    /// Characters of the text.
    let start: Int
    let length: Int
    /// What it costs as a word.
    let cost: Int32
    let kind: Token.Kind
}
