import Model
import Testing

@testable import Clean

@Suite struct DuplicateFinderTests {
    static let text = [
        "澄江新区昨天与七家电池企业集中签约，项目协议总投资65亿元，将建设电芯、隔膜和回收三类工厂。",
        "一位参加签约的企业负责人说，新区把土地、能耗和人才公寓一次谈清，省去了来回奔波的时间。",
        "新区管委会主任表示，签约之后还有开工、投产两道关，每个项目都配了专员，今年至少有五个项目动工。",
        "新区去年工业投资增长两成，今年前四个月新签项目已经超过去年全年的一半，主要集中在电池和装备行业。",
    ].joined(separator: "\n")

    static func article(_ text: String, path: String, published: CalendarDate? = nil) -> Article {
        let bytes = Array(text.utf8)
        let page = Page(
            source: Source(path: path), bytes: bytes + Array(path.utf8), mediaType: .text)
        return Article(
            source: page.source, pageDigest: page.digest, url: nil, number: 1, title: nil,
            published: published, publisher: nil, authors: [], script: .simplified,
            isTruncated: false, text: bytes, paragraphs: [0..<bytes.count],
            sourceMap: SourceMap(), lines: [])
    }

    static func relations(_ articles: [Article]) -> [DuplicateFinder.Relation?] {
        // Without its tables there is no finder, and every expectation of a relation fails.
        guard case .success(let cleaner) = Cleaning.cleaner else { return [] }
        return cleaner.duplicateFinder.find(among: articles.map(ArticleSignature.init))
    }

    /// The originals of the copies.
    static func found(_ articles: [Article]) -> [String?] {
        relations(articles).map { relation in
            if case .copy(let original) = relation { return original }
            return nil
        }
    }

    static let edits: [(name: String, edit: @Sendable (String) -> String)] = [
        ("equal", { $0 }),
        ("half-width marks", { $0.replacing("，", with: ",").replacing("。", with: ".") }),
        (
            "traditional",
            { $0.replacing("产", with: "產").replacing("区", with: "區").replacing("资", with: "資") }
        ),
        ("a paragraph less", { $0.split(separator: "\n").dropLast().joined(separator: "\n") }),
        ("boilerplate more", { $0 + "\n更多内容请继续关注我们的后续报道。" }),
        (
            "figures written otherwise",
            { $0.replacing("65亿元", with: "65 亿元").replacing("七家", with: "七 家") }
        ),
        (
            "paragraphs in another order",
            { $0.split(separator: "\n").reversed().joined(separator: "\n") }
        ),
        ("another wording", { $0.replacing("昨天", with: "日前").replacing("一位", with: "某位") }),
    ]

    @Test(arguments: edits.indices) func copies(_ index: Int) {
        let original = Self.article(Self.text, path: "a.txt")
        let copy = Self.article(Self.edits[index].edit(Self.text), path: "b.txt")
        #expect(
            Self.found([original, copy]) == [nil, original.identifier], "\(Self.edits[index].name)")
        // The order of pages does not matter.
        #expect(Self.found([copy, original]) == [original.identifier, nil])
    }

    @Test func differentFiguresAreDifferentFacts() {
        let april = Self.article(Self.text, path: "a.txt")
        let may = Self.article(Self.text.replacing("65亿元", with: "56亿元"), path: "b.txt")
        let ten = Self.article(Self.text.replacing("65亿元", with: "65万元"), path: "c.txt")
        #expect(Self.found([april, may, ten]) == [nil, nil, nil])
    }

    @Test func anotherCompanyIsAnotherFact() {
        let text = Self.text.replacing("七家电池企业", with: "华澄精密电池有限公司")
        let other = text.replacing("华澄精密", with: "北辰智造")
        let articles = [
            Self.article(text, path: "a.txt"), Self.article(other, path: "b.txt"),
        ]
        #expect(Self.found(articles) == [nil, nil])
    }

    @Test func anExcerptIsTold() {
        let whole = Self.article(Self.text, path: "b.txt")
        let teaser = Self.article(String(Self.text.prefix(70)) + "……", path: "a.txt")
        for articles in [[whole, teaser], [teaser, whole]] {
            let expected = articles.map { article -> DuplicateFinder.Relation? in
                article.text == whole.text ? nil : .excerpt(of: whole.identifier)
            }
            #expect(Self.relations(articles) == expected)
        }
        let other = Self.article(
            String(Self.text.replacing("65亿元", with: "56亿元").prefix(70)), path: "c.txt")
        #expect(Self.relations([whole, other]) == [nil, nil])
    }

    @Test(arguments: [
        ("总投资1,065.5亿元", "总投资1065.5 亿元"), ("投资5000万元", "投资0.5亿元"),
        ("总投资三十亿元", "总投资30亿元"), ("2024-03-05签约", "2024年3月5日签约"),
        ("2024/03/05签约", "2024年03月05日签约"), ("增长３.５％", "增长3.5%"),
        ("一季度", "1季度"), ("二十四家", "24家"),
    ])
    func equalFigures(_ left: String, _ right: String) {
        let signatures = [left, right].map { ArticleSignature(Self.article($0, path: "x")) }
        #expect(signatures[0].agrees(with: signatures[1]))
    }

    @Test(arguments: [
        ("总投资65亿元", "总投资65万元"), ("签约12个项目", "签约12亩"), ("一季度", "二季度"),
        ("3月签约", "4月签约"), ("2024-03-05", "2024-03-06"), ("增长3.5%", "增长35%"),
        ("三十亿元", "三十五亿元"),
    ])
    func differentFigures(_ left: String, _ right: String) {
        let signatures = [left, right].map { ArticleSignature(Self.article($0, path: "x")) }
        #expect(!signatures[0].agrees(with: signatures[1]))
    }

    @Test func differentTextsAreKept() {
        let other = "北岸区图书馆新馆周末开门，首日接待读者三千人，儿童阅览室和夜间书房最受欢迎，全年不打烊。"
        let articles = [Self.article(Self.text, path: "a.txt"), Self.article(other, path: "b.txt")]
        #expect(Self.found(articles) == [nil, nil])
    }

    @Test func theFirstPublishedIsKept() throws {
        let late = Self.article(
            Self.text, path: "a.txt", published: CalendarDate(year: 2023, month: 4, day: 20))
        let early = Self.article(
            Self.text, path: "b.txt", published: CalendarDate(year: 2023, month: 4, day: 19))
        let undated = Self.article(Self.text, path: "0.txt")
        #expect(Self.found([late, early, undated]) == [early.identifier, nil, early.identifier])
    }
}
