import Model
import Text

/// Writes evidence rows: code-point offsets into the article's text, byte offsets into its page.
struct EvidenceWriter: Sendable {
    private let article: Article
    private let identifier: String
    private let codePoints: CodePoints

    init(_ article: Article) {
        self.article = article
        identifier = article.identifier
        codePoints = CodePoints(article.text)
    }

    func rows(_ table: String, _ row: String, _ proofs: [Proof]) -> [EvidenceRow] {
        proofs.map { proof in
            let page = article.sourceMap.pageRange(of: proof.range)
            return EvidenceRow(
                tableName: table, rowID: row, field: proof.field, articleID: identifier,
                startOffset: codePoints.offset(ofByte: proof.range.lowerBound),
                endOffset: codePoints.offset(ofByte: proof.range.upperBound),
                quote: String(decoding: article.text[proof.range], as: UTF8.self),
                sourceStartOffset: page?.lowerBound, sourceEndOffset: page?.upperBound)
        }
    }

    /// The order of the `evidence` table.
    static func precedes(_ left: EvidenceRow, _ right: EvidenceRow) -> Bool {
        let a = [left.tableName, left.rowID, left.field ?? "", left.articleID]
        let b = [right.tableName, right.rowID, right.field ?? "", right.articleID]
        if a != b { return Enrich.precedes(a, b) }
        return (left.startOffset, left.endOffset) < (right.startOffset, right.endOffset)
    }
}

/// Code-point offsets of the bytes of a text.
struct CodePoints: Sendable {
    /// Code points before every 64th byte.
    private let marks: [Int32]
    private let text: [UInt8]

    init(_ text: [UInt8]) {
        self.text = text
        var marks: [Int32] = []
        var count: Int32 = 0
        for (index, byte) in text.enumerated() {
            if index % 64 == 0 { marks.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        marks.append(count)
        self.marks = marks
    }

    func offset(ofByte byte: Int) -> Int {
        let block = byte / 64
        guard block < marks.count else { return Int(marks.last ?? 0) }
        return Int(marks[block]) + Self.count(text[min(block * 64, byte)..<byte])
    }

    static func count(_ bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
