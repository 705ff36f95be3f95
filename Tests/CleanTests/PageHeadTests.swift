import Clean
import Model
import Testing

/// What the head of a page tells: title, day and publisher, however it is set.
@Suite struct PageHeadTests {
    struct Head: Sendable, CustomTestStringConvertible {
        let name: String
        let lines: [String]
        var isHTML = false
        var title: String?
        var published: String?
        var publisher: String?

        var testDescription: String { name }
    }

    static let text = [
        "3月29日，云岭新区举行一季度招商项目集中签约大会，现场签约项目26个，总投资357.4亿元。签约项目中，新材料、装备制造和现代物流各占三成左右。",
        "新区管委会负责人介绍，签约之后还有开工、投产两道关，每个项目都配了专员，从用地到用能逐项销号，力争年内有一半项目动工建设。",
        "远拓科技把第二座工厂放在这里。企业负责人说，园区把土地、能耗和人才公寓一次谈清，省去了来回奔波的时间，设备下月就能进场安装。",
    ]

    static let heads = [
        Head(
            name: "subtitle below the title",
            lines: [
                "云津融媒网  要闻  区县  视听", "首页>要闻>正文", "新区一季度签下二十六个项目", "新材料、装备制造、现代物流“三箭齐发”",
                "云津融媒 2024-04-01 09:12:30",
            ],
            title: "新区一季度签下二十六个项目", published: "2024-04-01", publisher: "云津融媒"),
        Head(
            name: "subtitle behind a dash",
            lines: ["云津产业报　2024年4月1日　星期一　第1版", "引来“大”的　盘活“老”的", "——云岭新区一季度招商观察", "□ 本报记者 林舟"],
            title: "引来“大”的　盘活“老”的", published: "2024-04-01", publisher: "云津产业报"),
        Head(
            name: "kicker above the title",
            lines: ["云津晚报 2024年4月1日 星期一 第A02版：要闻", "全区一季度项目推进会昨天举行", "坚定信心稳住开局，真抓实干再上台阶"],
            title: "坚定信心稳住开局，真抓实干再上台阶", published: "2024-04-01", publisher: "云津晚报"),
        Head(
            name: "paper and date above each other",
            lines: ["云津日报 数字报", "2024年4月1日 星期一 第02版：要闻", "上一版 下一版 标题导航", "二十六个项目落户云岭"],
            title: "二十六个项目落户云岭", published: "2024-04-01", publisher: "云津日报"),
        Head(
            name: "day of a digital paper on its own line",
            lines: ["云津日报", "2024年4月", "星期一", "1", "第02版：要闻 上一版 下一版", "二十六个项目落户云岭"],
            title: "二十六个项目落户云岭", published: "2024-04-01", publisher: "云津日报"),
        Head(
            name: "public document",
            lines: [
                "云岭区人民政府 网站支持无障碍", "首页>政务公开>招商引资", "索 引 号:0087-2024-00011 发文机构:区政府办公室",
                "标  题:云岭区2024年一季度招商引资情况", "成文日期:2024-03-30 发布日期:2024-04-01 16:40 浏览次数:207",
            ],
            title: "云岭区2024年一季度招商引资情况", published: "2024-04-01", publisher: "云岭区人民政府"),
        Head(
            name: "account",
            lines: ["二十六个项目，今天签了！", "原创 小津 云津招商 2024-04-01 07:30 江苏", "点击上方蓝字关注我们"],
            title: "二十六个项目，今天签了！", published: "2024-04-01", publisher: "云津招商"),
        Head(
            name: "blog",
            lines: ["江边杂记", "二十六个项目落户云岭新区", "由江边钓客张贴 2024-04-01 21:30"],
            title: "二十六个项目落户云岭新区", published: "2024-04-01"),
        Head(
            name: "a paper's own dispatch",
            lines: ["云津经济网 > 专题 > 产业", "二十六个项目落户云岭新区", "【本报云岭专讯】2024-04-01 06:30"],
            title: "二十六个项目落户云岭新区", published: "2024-04-01", publisher: "云津经济网"),
        Head(
            name: "part of a site beside the date",
            lines: [
                "<title>云岭第二工厂奠基 | 公司新闻 | 远拓科技</title>", "<h1>云岭第二工厂奠基</h1>",
                "<p><time>2024.04.01</time> <span>公司新闻</span></p>",
            ], isHTML: true, title: "云岭第二工厂奠基", published: "2024-04-01", publisher: "远拓科技"),
        Head(
            name: "reporter behind the source",
            lines: [
                "<title>二十六个项目落户云岭-云津网</title>", "<h1>二十六个项目落户云岭</h1>",
                "<p><span>2024-04-01 08:12</span><span>来源：云津日报</span><span>记者 林舟 通讯员 陶可</span></p>",
            ], isHTML: true, title: "二十六个项目落户云岭", published: "2024-04-01", publisher: "云津日报"),
        Head(
            name: "title of the site only",
            lines: [
                "<title>新闻中心-远拓集团官方网站</title>", "<h3>集团第二工厂在云岭打下“第一桩”</h3>",
                "<p>发布日期:2024/4/1 作者:党群工作部 林舟 浏览量:194</p>",
            ], isHTML: true, title: "集团第二工厂在云岭打下“第一桩”", published: "2024-04-01"),
    ]

    @Test(arguments: heads) func isRead(_ head: Head) throws {
        let page =
            head.isHTML
            ? (head.lines + Self.text.map { "<p>\($0)</p>" }).joined(separator: "\n")
            : (head.lines + Self.text).joined(separator: "\n")
        let article = try #require(try Cleaning.articles(page, html: head.isHTML).first)
        #expect(article.title == head.title)
        #expect(article.published?.description == head.published)
        if let publisher = head.publisher { #expect(article.publisher == publisher) }
        #expect(article.paragraphs.count >= Self.text.count)
    }
}
