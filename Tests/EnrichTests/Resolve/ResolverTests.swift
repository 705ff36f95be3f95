import Lexicon
import Model
import Testing

@testable import Enrich

/// Resolution over invented articles: one thing is one row, whatever the order of pages.
struct ResolverTests {
    private static let texts = [
        "3月4日,云岭经济技术开发区与江海物云科技有限公司签署战略合作协议。总投资30亿元的云岭芯谷产业园项目落户云岭。",
        "3月4日,云岭经济技术开发区与江海物云科技有限公司签署战略合作协议。现场掌声不断。",
        "江海物云科技有限公司注册资本3亿元。云岭芯谷产业园项目已经开工,占地840亩。",
        "上半年新签约项目24个,总投资86亿元。本地天气晴朗。",
    ]

    private func articles() -> [Article] {
        Self.texts.enumerated().map { index, text in
            let bytes = Array(text.utf8)
            return Article(
                source: Source(path: "page\(index).txt"), pageDigest: ContentDigest(of: bytes),
                url: nil, number: 1, title: nil,
                published: CalendarDate(year: 2022, month: 3, day: 10 + index), publisher: nil,
                authors: [], script: .simplified, isTruncated: false, text: bytes,
                paragraphs: [0..<bytes.count],
                sourceMap: SourceMap(segments: [SourceMap.Segment(text: 0, page: 7)]), lines: [])
        }
    }

    private func dataset(_ articles: [Article]) throws -> Dataset {
        let enricher = try Enricher(lexicons: LexiconStore())
        return enricher.resolve(
            articles.map { enricher.facts(of: enricher.annotate($0)) })
    }

    @Test func rowsBelowTheConfidenceAreLeftOutOfEveryTable() throws {
        let all = try dataset(articles())
        let confidences =
            all.events.map(\.confidence) + all.investments.map(\.confidence)
            + all.metrics.map(\.confidence)
        let lowest = try #require(confidences.min())
        let highest = try #require(confidences.max())
        try #require(lowest < highest)
        let enricher = try Enricher(
            configuration: Enricher.Configuration(minimumConfidence: 0.9), lexicons: LexiconStore())
        let certain = enricher.resolve(
            articles().map { enricher.facts(of: enricher.annotate($0)) })
        let threshold = FixedDecimal(unscaled: 9, scale: 1)
        #expect(lowest < threshold && highest >= threshold)
        #expect(certain.events.allSatisfy { $0.confidence >= threshold })
        #expect(certain.investments.allSatisfy { $0.confidence >= threshold })
        #expect(certain.metrics.allSatisfy { $0.confidence >= threshold })
        #expect(certain.partners.allSatisfy { $0.confidence >= threshold })
        #expect(certain.projects.allSatisfy { $0.confidence >= threshold })
        let events = Set(certain.events.map(\.eventID))
        #expect(certain.eventPartners.allSatisfy { events.contains($0.eventID) })
    }

    @Test func theOrderOfArticlesDoesNotMatter() throws {
        let articles = articles()
        let expected = try dataset(articles)
        #expect(!expected.partners.isEmpty && !expected.projects.isEmpty)
        for shift in 1..<articles.count {
            let shuffled = Array((articles[shift...] + articles[..<shift]).reversed())
            #expect(try dataset(shuffled) == expected)
        }
    }

    @Test func oneThingToldTwiceIsOneRowWithTwoProofs() throws {
        let dataset = try dataset(articles())
        let signings = dataset.events.filter { $0.kind == "signing" && $0.startOn != nil }
        #expect(signings.count == 1)
        let signing = try #require(signings.first)
        #expect(signing.articleCount == 2)
        let proofs = dataset.evidence.filter { $0.rowID == signing.eventID && $0.field == nil }
        #expect(Set(proofs.map(\.articleID)).count == 2)
        let company = try #require(dataset.partners.first { $0.name == "江海物云科技有限公司" })
        #expect(company.articleCount == 3)
    }

    @Test func amountsGoToWhatTheyBelongTo() throws {
        let dataset = try dataset(articles())
        let project = try #require(dataset.projects.first { $0.name.contains("芯谷产业园") })
        #expect(project.totalInvestment == FixedDecimal(3_000_000_000))
        #expect(project.landAreaM2 == FixedDecimal(560_000))
        let aggregate = try #require(dataset.investments.first { $0.scope == "aggregate" })
        #expect(aggregate.itemCount == 24)
        #expect(aggregate.projectID == nil)
    }

    @Test func everyRowIsProvenByItsQuote() throws {
        let articles = articles()
        let dataset = try dataset(articles)
        var proven: Set<String> = []
        for row in dataset.evidence {
            let article = try #require(articles.first { $0.identifier == row.articleID })
            let scalars = String(decoding: article.text, as: UTF8.self).unicodeScalars
            let start = scalars.index(scalars.startIndex, offsetBy: row.startOffset)
            let end = scalars.index(scalars.startIndex, offsetBy: row.endOffset)
            #expect(String(scalars[start..<end]) == row.quote)
            // The page began seven bytes before the text.
            let bytes = String(scalars[..<start]).utf8.count
            #expect(row.sourceStartOffset == bytes + 7)
            proven.insert("\(row.tableName) \(row.rowID)")
        }
        for row in dataset.partners { #expect(proven.contains("partners \(row.partnerID)")) }
        for row in dataset.projects { #expect(proven.contains("projects \(row.projectID)")) }
        for row in dataset.events { #expect(proven.contains("events \(row.eventID)")) }
        for row in dataset.investments {
            #expect(proven.contains("investments \(row.investmentID)"))
        }
    }
}
