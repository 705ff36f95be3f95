import Model
import Testing

@testable import Pipeline

/// Lines that a site repeats are known only when all pages are read; the facts must follow the text.
@Suite struct SiteLinesTests {
    static func page(_ number: Int) -> Line.Page {
        let town = ["东", "西", "南", "北"][number % 4]
        return Line.Page(
            "p\(number).html",
            """
            <html><head><title>澄江\(town)区项目签约</title>
            <link rel="canonical" href="http://news.example.com/\(number).html"></head>
            <body><h1>澄江\(town)区项目签约</h1><p>北岭在线 看得见的身边事</p>
            <p>2025年3月\(number + 1)日，北岭\(town)湾材料有限公司投资\(number + 3)亿元建设\(town)湾产业园项目，\
            占地\(number + 10)0亩，涉及装备和材料两个行业。</p>
            <p>项目预计今年年底开工，建成后年产值可达\(number + 20)亿元，将带来新的就业机会。</p></body></html>
            """)
    }

    static func hasLine(_ article: ArticleRow) -> Bool {
        String(decoding: article.text, as: UTF8.self).contains("看得见的身边事")
    }

    @Test func `evidence stands where the text without the site's line has it`() async throws {
        let copy = Line.Page("q1.html", Self.page(1).bytes)
        let dataset = try await Line.dataset(of: (0..<4).map(Self.page) + [copy])
        #expect(dataset.articles.count == 4)
        #expect(dataset.articles.allSatisfy { !Self.hasLine($0) })
        #expect(dataset.articles.first { $0.source == "p1.html" }?.copies == 1)
        var texts: [String: [Unicode.Scalar]] = [:]
        for article in dataset.articles {
            texts[article.articleID] = Array(
                String(decoding: article.text, as: UTF8.self).unicodeScalars)
        }
        let investments = dataset.evidence.filter { $0.tableName == "investments" }
        #expect(Set(investments.map(\.articleID)).count == 4)
        for row in dataset.evidence {
            let text = try #require(texts[row.articleID])
            var quote = String.UnicodeScalarView()
            quote.append(contentsOf: text[row.startOffset..<row.endOffset])
            #expect(String(quote) == row.quote)
        }
    }

    @Test func `without other pages of the site the line stays`() async throws {
        let dataset = try await Line.dataset(of: [Self.page(0)])
        #expect(dataset.articles.map(Self.hasLine) == [true])
    }
}
