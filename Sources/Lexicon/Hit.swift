/// A word of a lexicon found in text. Positions count characters of a `FoldedText`.
package struct Hit: Sendable, Hashable {
    package let start: Int32
    package let end: Int32
    /// The value the word was registered with.
    package let value: Int32
    package init(start: Int32, end: Int32, value: Int32) {
        self.start = start
        self.end = end
        self.value = value
    }
}
