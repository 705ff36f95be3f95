import Model
import Testing

@testable import Clean

@Suite struct SiteBoilerplateTests {
    static func article(
        _ number: Int, _ paragraphs: [String], site: String = "http://news.example.com"
    ) -> Article {
        var text: [UInt8] = []
        var ranges: [Range<Int>] = []
        for paragraph in paragraphs {
            if !text.isEmpty { text.append(0x0A) }
            let start = text.count
            text += Array(paragraph.utf8)
            ranges.append(start..<text.count)
        }
        let page = Page(
            source: Source(path: "p\(number).html"), bytes: text + Array("\(site)\(number)".utf8),
            mediaType: .html)
        return Article(
            source: page.source, pageDigest: page.digest, url: "\(site)/\(number).html", number: 1,
            title: nil, published: nil, publisher: nil, authors: [], script: .simplified,
            isTruncated: false, text: text, paragraphs: ranges,
            sourceMap: SourceMap(
                segments: ranges.map { .init(text: $0.lowerBound, page: $0.lowerBound + 100) }),
            lines: [1...paragraphs.count])
    }

    static func body(_ number: Int) -> String {
        "第\(number)批项目在澄江新区集中签约，涉及装备和材料两个行业，总投资\(number + 3)亿元。"
    }

    static func learnt(_ articles: [Article]) -> SiteBoilerplate {
        SiteBoilerplate(
            articles.compactMap { SiteBoilerplate.edges(of: $0, longest: 40) }, minimumPages: 3,
            minimumShare: 0.3, longestLine: 40)
    }

    static func texts(_ articles: [Article]) -> [String] {
        let learnt = learnt(articles)
        return articles.map { String(decoding: (learnt.cleaned($0) ?? $0).text, as: UTF8.self) }
    }

    @Test func `a line at the edge of three articles is the site's`() {
        let articles = (0..<4).map {
            Self.article($0, ["澄江在线 看得见的身边事", Self.body($0), "下载澄江在线客户端看更多"])
        }
        #expect(Self.texts(articles) == (0..<4).map(Self.body))
        let article = Self.learnt(articles).cleaned(articles[1])
        #expect(article?.sourceMap.pageOffset(of: 0) == articles[1].paragraphs[1].lowerBound + 100)
        #expect(article?.lines == [2...2])
    }

    @Test func `two articles are too few, and other sites do not count`() {
        let line = "下载澄江在线客户端看更多"
        let articles =
            (0..<2).map { Self.article($0, [Self.body($0), line]) }
            + (2..<4).map {
                Self.article($0, [Self.body($0), line], site: "https://other.example.org")
            }
        #expect(Self.learnt(articles).isEmpty)
        let many = (0..<20).map { Self.article($0, [Self.body($0), $0 < 5 ? line : "第二版要闻摘登"]) }
        #expect(Self.texts(many)[0] == Self.body(0) + "\n" + line)
        #expect(Self.texts(many)[19] == Self.body(19))
    }

    @Test func `sentences, figures, labels and lines inside are never learnt`() {
        for line in ["新区将继续优化营商环境。", "总投资30亿元", "建设单位：", "项目概况，见附件"] {
            let articles = (0..<5).map { Self.article($0, [line, Self.body($0), line]) }
            #expect(Self.learnt(articles).isEmpty, "\(line)")
        }
        let inside = (0..<5).map {
            Self.article($0, [Self.body($0), "产业加速集聚", Self.body($0 + 50)])
        }
        #expect(Self.learnt(inside).isEmpty)
    }

    @Test func `copies of one text count once`() {
        let copies = (0..<5).map { Self.article($0, [Self.body(1), "让好项目落下来"]) }
        #expect(Self.learnt(copies).isEmpty)
    }

    @Test func `the order of pages does not matter`() {
        var articles = (0..<12).map {
            Self.article($0, ["澄江在线", Self.body($0), $0 % 2 == 0 ? "下载客户端看更多" : "本期值班主任林舟"])
        }
        let expected = Dictionary(
            uniqueKeysWithValues: zip(articles.map(\.identifier), Self.texts(articles)))
        articles.reverse()
        articles.swapAt(2, 7)
        for (article, text) in zip(articles, Self.texts(articles)) {
            #expect(expected[article.identifier] == text)
        }
    }
}
