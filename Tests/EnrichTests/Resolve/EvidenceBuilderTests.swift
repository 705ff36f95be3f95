import Model
import Testing

@testable import Enrich

struct EvidenceBuilderTests {
    private let article = Article(
        source: Source(path: "a.txt"), pageDigest: ContentDigest(of: [1]), url: nil, number: 1,
        title: nil, published: nil, publisher: nil, authors: [], script: .simplified,
        isTruncated: false, text: Array("云岭签约开工".utf8), paragraphs: [0..<18],
        sourceMap: SourceMap(segments: [SourceMap.Segment(text: 0, page: 100)]), lines: [])
    /// 云岭, 签约, 开工
    private let ranges = [0..<6, 6..<12, 12..<18]

    private func proof(_ field: String?, _ range: Int) -> Proof {
        Proof(field: field, range: ranges[range])
    }

    /// Proofs of events and partners, and what the table must tell of them in its order.
    private var proofs: [(table: String, row: Int, proof: Proof)] {
        [
            ("events", 1, proof(nil, 1)), ("events", 0, proof(nil, 1)),
            ("events", 0, proof(nil, 2)), ("events", 0, proof("title", 0)),
            ("partners", 0, proof(nil, 0)),
        ]
    }

    private func table(
        _ proofs: [(table: String, row: Int, proof: Proof)],
        edges: [(event: Int, identifier: String)] = []
    ) -> EvidenceTable {
        var builder = EvidenceBuilder()
        let places = ProofPlaces(of: ranges, in: article)
        let first = builder.add(ArticleRow(article), places)
        for entry in proofs {
            builder.add(entry.table, entry.row, [entry.proof], places, first: first)
        }
        // The second event comes first in the order of identifiers.
        return builder.finish(
            [
                "events": .init(order: [1, 0]) { ["evt_b", "evt_a"][$0] },
                "partners": .init(order: [0]) { _ in "ptr_a" },
            ], edges: edges)
    }

    private func told(_ table: EvidenceTable) -> [String] {
        table.map { "\($0.tableName) \($0.rowID) \($0.field ?? "-") \($0.quote)" }
    }

    @Test("Rows come out by table, row, field and place, each once, whatever their order was")
    func sortsAndUnites() {
        let expected = [
            "events evt_a - 签约", "events evt_b - 签约", "events evt_b - 开工",
            "events evt_b title 云岭", "partners ptr_a - 云岭",
        ]
        #expect(told(table(proofs)) == expected)
        #expect(told(table(proofs.reversed() + proofs)) == expected)
    }

    @Test func anEdgeIsProvenByWhatProvesItsEventAsAWhole() {
        let table = table(proofs, edges: [(event: 0, identifier: "ptr_a|ptr_b|evt_b")])
        #expect(
            told(table).suffix(2) == [
                "partnerships ptr_a|ptr_b|evt_b - 签约", "partnerships ptr_a|ptr_b|evt_b - 开工",
            ])
    }

    @Test func aRowTellsWhereItsWordsStandInTheTextAndOnThePage() {
        let row = table(proofs)[1]
        #expect(row.startOffset == 2 && row.endOffset == 4)
        #expect(row.sourceStartOffset == 106 && row.sourceEndOffset == 112)
        #expect(row.articleID == article.identifier)
    }

    @Test func hasNothingToTellOfNothing() {
        #expect(table([]).isEmpty)
    }
}
