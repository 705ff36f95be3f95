import Clean
import Foundation
import Lexicon
import Model
import Testing

/// What stands around an article, or was put into it, does not change it.
@Suite struct CleaningPropertyTests {
    static let title = "澄江新区再签七个电池项目"
    static let paragraphs = [
        "4月18日，澄江新区与七家电池企业集中签约，项目协议总投资65亿元，将在新区建设电芯、隔膜和回收三类工厂。",
        "“从第一次见面到签约只用了三个月。”一位参加签约的企业负责人说，新区把土地、能耗和人才公寓一次谈清，省去了来回奔波的时间。",
        "新区管委会主任表示，签约之后还有开工、投产两道关，每个项目都配了专员，今年要看到至少五个项目动工。",
    ]

    static let around: [(name: String, above: [String], below: [String])] = [
        ("nothing", [], []),
        ("menu", ["首页 | 要闻 | 招商 | 园区 | 人才", "登录", "注册"], ["返回顶部", "关于我们 | 联系我们"]),
        ("breadcrumb", ["首页 > 要闻 > 正文"], []),
        (
            "notices", [],
            [
                "责任编辑：林舟", "版权声明：本站所转文章只代表作者本人的看法，与本站无关，未经许可，请勿转载。",
                "沪ICP备00000000号",
            ]
        ),
        (
            "teasers", [],
            [
                "相关文章", "南岸区签约十个项目", "南岸区签约十个项目",
                "近日，南岸区举行集中签约，十个项目落地，总投资三十亿元，涉及装备、材料和物流三个行业，建成以后可以带动五千人就业，成为全区新的增长点...",
            ]
        ),
        ("contact", [], ["招商热线：0555-80000000", "或微信/手机：13900000000"]),
        ("images", [], ["logo.png", "qr_副本.jpg"]),
        (
            "keywords", [],
            ["快乐牌屋下载 | 极速飞车计划 | 在线影院大全 | 代做毕业论文 | 免审批放款快 | 网上兼差日结 | 真人牌桌入口"]
        ),
    ]

    @Test(arguments: around.indices) func surroundings(_ index: Int) throws {
        let (name, above, below) = Self.around[index]
        let page = above + [Self.title, "2023-04-19 08:30  来源：澄江日报"] + Self.paragraphs + below
        let articles = try Cleaning.articles(page.joined(separator: "\n\n"))
        #expect(articles.count == 1, "\(name)")
        let article = try #require(articles.first)
        #expect(
            String(decoding: article.text, as: UTF8.self) == Self.paragraphs.joined(separator: "\n")
        )
        #expect(article.title == Self.title)
        #expect(article.published == CalendarDate(year: 2023, month: 4, day: 19))
        #expect(article.publisher == "澄江日报")
    }

    /// Keywords that stand in no list, put between any two paragraphs.
    @Test(arguments: 1...3, ["|", " | ", " ", "  "]) func spamInside(
        at place: Int, separator: String
    ) throws {
        let words = [
            "青鸟计划平台", "飞驰云端入口", "免单领取攻略", "特惠名品直邮", "深夜剧场合集", "极光点券充值", "随心借款口子", "星辰牌局大厅",
        ]
        var lines = Self.paragraphs
        lines.insert(words.joined(separator: separator), at: place)
        let page = [Self.title, "2023-04-19 08:30  来源：澄江日报"] + lines
        let article = try #require(Cleaning.articles(page.joined(separator: "\n")).first)
        #expect(
            String(decoding: article.text, as: UTF8.self) == Self.paragraphs.joined(separator: "\n")
        )
    }

    /// Every byte of the text can be found on the page.
    @Test(arguments: CleaningFixture.seeds) func sourceMapIsExact(_ fixture: CleaningFixture) throws
    {
        let document = try Cleaning.document(fixture.bytes())
        guard case .kept(let articles) = try Cleaning.cleaner.get().clean(document) else {
            Issue.record("no article is kept")
            return
        }
        for article in articles where article.script == .simplified {
            for (offset, byte) in article.text.enumerated() where byte != 0x0A {
                let place = try #require(article.sourceMap.pageOffset(of: offset))
                #expect(document.text[place] == byte)
            }
        }
    }

    /// Every line is traced, and kept lines are the articles' lines.
    @Test(arguments: CleaningFixture.all + CleaningFixture.seeds)
    func traceAgreesWithArticles(_ fixture: CleaningFixture) throws {
        let document = try Cleaning.document(
            fixture.bytes(), mediaType: fixture.page.pathExtension == "html" ? .html : .text)
        let cleaner = try Cleaning.cleaner.get()
        let trace = cleaner.trace(document)
        #expect(!trace.lines.isEmpty)
        guard case .kept(let articles) = cleaner.clean(document) else {
            #expect(trace.lines.allSatisfy { !$0.isKept })
            return
        }
        #expect(Set(trace.lines.compactMap(\.article)) == Set(articles.map(\.number)))
    }

    @Test func spamStaysWhereConfigured() throws {
        let spam = "青鸟计划平台 | 飞驰云端入口 | 免单领取攻略 | 特惠名品直邮 | 深夜剧场合集 | 极光点券充值"
        var lines = Self.paragraphs
        lines.insert(spam, at: 1)
        let document = try Cleaning.document(
            Array(([Self.title, "2023-04-19 08:30"] + lines).joined(separator: "\n").utf8))
        let cleaner = try Cleaner(
            configuration: Cleaner.Configuration(spam: false), lexicons: LexiconStore())
        guard case .kept(let articles) = cleaner.clean(document) else {
            Issue.record("no article was found")
            return
        }
        #expect(
            articles.first.map { String(decoding: $0.text, as: UTF8.self) }
                == lines.joined(separator: "\n"))
    }

    @Test func furnitureAloneIsRejected() throws {
        let document = try Cleaning.document(Array("首页\n登录\n注册\n关于我们 | 联系我们\n".utf8))
        guard case .rejected(let reject) = try Cleaning.cleaner.get().clean(document) else {
            Issue.record("an article was made of a menu")
            return
        }
        #expect(reject.reason == .noArticle)
        #expect(reject.stage == .clean)
    }
}
