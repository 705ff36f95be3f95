import Model

/// A day that the text tells in full: `2022年3月10日`, `2022-03-10 19:50`.
package struct AbsoluteDate: Sendable, Hashable {
    /// Characters of the folded text.
    package let range: Range<Int>
    package let span: Mention.DateSpan
    /// A time of day stands behind it (and is part of the range).
    package let hasTime: Bool

    package init(range: Range<Int>, span: Mention.DateSpan, hasTime: Bool) {
        self.range = range
        self.span = span
        self.hasTime = hasTime
    }
}
