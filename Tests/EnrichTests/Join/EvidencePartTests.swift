import Model
import Testing

@testable import Enrich

/// Proofs of invented rows, as the articles of a run put them into a bucket.
struct EvidencePartTests {
    private let article = Article(
        source: Source(path: "a.txt"), pageDigest: ContentDigest(of: [1]), url: nil, number: 1,
        title: nil, published: nil, publisher: nil, authors: [], script: .simplified,
        isTruncated: false, text: Array("云岭签约开工".utf8), paragraphs: [0..<18],
        sourceMap: SourceMap(segments: [SourceMap.Segment(text: 0, page: 100)]), lines: [])
    /// 云岭, 签约, 开工
    private let ranges = [0..<6, 6..<12, 12..<18]
    private let first = ContentNumber(value: 0xA)
    private let second = ContentNumber(value: 0xB)

    private typealias Told = (row: RowKey, field: String?, words: Int)

    private func content(_ told: [Told]) -> [UInt8] {
        let places = ProofPlaces(of: ranges, in: article)
        var writer = JoinWriter()
        for proof in told {
            guard let place = places.number(of: ranges[proof.words]) else { continue }
            writer.write(
                proof.row, field: proof.field, article: 0, places.places[place], in: article.text)
        }
        return writer.bytes
    }

    private func table(_ told: [Told], of name: JoinBuckets.Proven) -> EvidenceTable {
        var articles = ArticleIndex()
        articles.add(article.identifier, published: nil)
        var table = EvidenceTable()
        EvidencePart.add(content(told), of: name, articles, to: &table)
        return table
    }

    private func lines(_ table: EvidenceTable) -> [String] {
        table.map { "\($0.tableName) \($0.rowID) \($0.field ?? "-") \($0.quote)" }
    }

    @Test("Rows come out by row, field and place, each once, whatever their order was")
    func sortsAndUnites() {
        let told: [Told] = [
            (RowKey(second), nil, 1), (RowKey(first), nil, 2), (RowKey(first), nil, 1),
            (RowKey(first), "title", 0),
        ]
        let expected = [
            "events evt_000000000000000a - 签约", "events evt_000000000000000a - 开工",
            "events evt_000000000000000a title 云岭", "events evt_000000000000000b - 签约",
        ]
        #expect(lines(table(told, of: .events)) == expected)
        #expect(lines(table(told.reversed() + told, of: .events)) == expected)
    }

    @Test("Links of one pair are sorted by the bytes of their roles")
    func sortsRoles() {
        let told: [Told] = [
            (RowKey(first, second, role: "subject"), nil, 0),
            (RowKey(first, second, role: "signatory"), nil, 0),
        ]
        #expect(
            table(told, of: .eventPartners).map(\.rowID) == [
                "evt_000000000000000a|ptr_000000000000000b|signatory",
                "evt_000000000000000a|ptr_000000000000000b|subject",
            ])
    }

    @Test func anEdgeIsNamedByItsThreeEnds() {
        let edge = RowKey(first, second, ContentNumber(value: 0xC))
        #expect(
            table([(edge, nil, 1)], of: .partnerships).map(\.rowID) == [
                "ptr_000000000000000a|ptr_000000000000000b|evt_000000000000000c"
            ])
    }

    @Test func whatProvesAnEventAsAWholeIsFoundByItsKey() {
        let wholes = EvidencePart.wholes(
            content([
                (RowKey(first), nil, 1), (RowKey(first), "title", 0), (RowKey(second), nil, 2),
            ]))
        #expect(wholes[first]?.count == 1 && wholes[second]?.count == 1)
    }

    @Test func aRowTellsWhereItsWordsStandInTheTextAndOnThePage() {
        let row = table([(RowKey(first), nil, 1)], of: .events)[0]
        #expect(row.startOffset == 2 && row.endOffset == 4)
        #expect(row.sourceStartOffset == 106 && row.sourceEndOffset == 112)
        #expect(row.articleID == article.identifier)
    }

    @Test func hasNothingToTellOfNothing() {
        #expect(table([], of: .events).isEmpty)
    }
}
