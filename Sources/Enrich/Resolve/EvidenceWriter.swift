import Model
import Text

/// Writes evidence rows: code-point offsets into the article's text, byte offsets into its page.
struct EvidenceWriter: Sendable {
    private let article: Article
    private let identifier: String
    private let codePoints: CodePointIndex

    init(_ article: Article) {
        self.article = article
        identifier = article.identifier
        codePoints = CodePointIndex(article.text)
    }

    func rows(_ table: String, _ row: String, _ proofs: [Proof]) -> [EvidenceRow] {
        proofs.map { proof in
            let page = article.sourceMap.pageRange(of: proof.range)
            return EvidenceRow(
                tableName: table, rowID: row, field: proof.field, articleID: identifier,
                startOffset: codePoints.codePoint(ofByte: proof.range.lowerBound),
                endOffset: codePoints.codePoint(ofByte: proof.range.upperBound),
                quote: String(decoding: article.text[proof.range], as: UTF8.self),
                sourceStartOffset: page?.lowerBound, sourceEndOffset: page?.upperBound)
        }
    }
}
