import Glibc
import Lexicon
import Model
import Testing

@testable import Enrich

/// Articles made to take long take no time that grows with the square of their length.
@Suite(.serialized) struct EnrichLinearityTests {
    private static let statement =
        "云岭市与江海科技有限公司签约,远拓新材料有限公司在云岭高新区投资3亿元建设远拓新材料制造基地项目,项目开工"

    /// What is repeated; `#` stands for a number.
    @Test(arguments: [
        statement,
        statement + "。",
        statement + ";",
        "总投资#亿元,",
        "签约仪式",
        "项目#\t江海科技有限公司\t#亿元\n",
    ])
    func timeGrowsWithTheLength(piece: String) throws {
        let enricher = try Enricher(lexicons: LexiconStore())
        var small = Double.infinity
        var large = Double.infinity
        // The machine may be busy with other tests: the fastest of several runs tells.
        for _ in 0..<4 {
            small = min(small, Self.seconds(Self.article(piece, characters: 4000), enricher))
            large = min(large, Self.seconds(Self.article(piece, characters: 16_000), enricher))
            // Far below 16, which quadratic work would take; other tests share the caches.
            if large < small * 10 { return }
        }
        Issue.record("\(piece): four times the text takes \(large / small) times as long")
    }

    private static func article(_ piece: String, characters: Int) -> Article {
        let parts = piece.split(separator: "#", omittingEmptySubsequences: false)
        var text: [UInt8] = []
        var number = 1
        while text.count < characters * 3 {
            text += Array(parts.joined(separator: String(number)).utf8)
            number += 1
        }
        return Article(
            source: Source(path: "a.txt"), pageDigest: ContentDigest(of: text), url: nil,
            number: 1, title: nil, published: CalendarDate(year: 2023, month: 5, day: 8),
            publisher: nil, authors: [], script: .simplified, isTruncated: false, text: text,
            paragraphs: [0..<text.count],
            sourceMap: SourceMap(segments: [SourceMap.Segment(text: 0, page: 0)]), lines: [])
    }

    /// CPU time of this thread for the facts of the article.
    private static func seconds(_ article: Article, _ enricher: Enricher) -> Double {
        var start = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        _ = enricher.facts(of: enricher.annotate(article))
        var end = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
    }
}
