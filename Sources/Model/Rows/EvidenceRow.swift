/// The words that prove a row or one of its fields: one row of `evidence`.
///
/// `quote` equals `articles.text[startOffset:endOffset]` in code points; source offsets are bytes of
/// the page decoded to UTF-8.
package struct EvidenceRow: Sendable, Hashable {
    package var tableName: String
    package var rowID: String
    package var field: String?
    package var articleID: String
    package var startOffset: Int
    package var endOffset: Int
    package var quote: String
    package var sourceStartOffset: Int?
    package var sourceEndOffset: Int?

    package init(
        tableName: String,
        rowID: String,
        field: String? = nil,
        articleID: String,
        startOffset: Int,
        endOffset: Int,
        quote: String,
        sourceStartOffset: Int? = nil,
        sourceEndOffset: Int? = nil
    ) {
        self.tableName = tableName
        self.rowID = rowID
        self.field = field
        self.articleID = articleID
        self.startOffset = startOffset
        self.endOffset = endOffset
        self.quote = quote
        self.sourceStartOffset = sourceStartOffset
        self.sourceEndOffset = sourceEndOffset
    }
}
