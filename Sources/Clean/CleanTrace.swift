/// What became of every line of a page, and why: the answer to “where did my sentence go?”.
package struct CleanTrace: Sendable {
    package struct Line: Sendable {
        /// 1-based line of the page, 0 if unknown.
        package let number: Int
        /// Bytes of `Document.text`.
        package let range: Range<Int>
        package let lineClass: LineClass
        /// The rule that decided the class, as `docs/cleaning.md` lists them; for a line that would be
        /// content, but was removed, `outside-text`.
        package let rule: String
        /// The word that the rule `vocabulary` went by: `责任编辑`.
        package let word: String?
        /// Number of the article the line is kept in; `nil` when it was removed.
        package let article: Int?
        package var isKept: Bool { article != nil }
    }

    package let lines: [Line]
}
