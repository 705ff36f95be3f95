import Model
import Testing

@testable import Clean

@Suite struct CleanTraceTests {
    static let page = [
        "首页 > 要闻 > 正文",
        "澄江新区再签七个电池项目",
        "2023-04-19 08:30  来源：澄江日报",
        "4月18日，澄江新区与七家电池企业集中签约，项目协议总投资65亿元，将在新区建设电芯、隔膜和回收三类工厂。",
        "新区管委会主任表示，签约之后还有开工、投产两道关，每个项目都配了专员，今年要看到至少五个项目动工。",
        "责任编辑：林舟",
        "快乐牌屋下载 | 极速飞车计划 | 在线影院大全 | 代做毕业论文 | 免审批放款快 | 网上兼差日结",
        "- - - - - -",
        "wx_qr.png",
        "返回顶部",
    ]

    /// `+1 title heading-shape`, `- editor vocabulary 责任编辑` for each line.
    static func trace(_ lines: [String]) throws -> [String] {
        try Cleaning.trace(lines.joined(separator: "\n\n")).lines.map { line in
            let mark = line.article.map { "+\($0)" } ?? "-"
            let word = line.word.map { " " + $0 } ?? ""
            return "\(mark) \(line.lineClass.rawValue) \(line.rule)\(word)"
        }
    }

    @Test func `every line has a class and the rule that decided`() throws {
        #expect(
            try Self.trace(Self.page) == [
                "- breadcrumb breadcrumb", "+1 title heading-shape", "+1 information information",
                "+1 body prose", "+1 body prose", "- editor vocabulary 责任编辑",
                "- spam keyword-list", "- separator separator", "- image image-name",
                "- navigation vocabulary 返回",
            ])
    }

    @Test(arguments: PressPage.Layout.allCases)
    func `a line that a newspaper page loses has its reason`(layout: PressPage.Layout) throws {
        for seed in 1...3 {
            let page = PressPage(seed: UInt64(seed), layout: layout)
            let trace = try Cleaning.trace(page.text).lines
            #expect(trace.contains { $0.isKept })
            for line in trace where !line.isKept {
                #expect(!line.rule.isEmpty && line.rule != "none", "\(line)")
                // What an article is made of goes only because no article is there.
                #expect(!line.lineClass.isContent || line.rule == "outside-text", "\(line)")
            }
        }
    }

    @Test func `a removed line never goes without a rule`() throws {
        let lines =
            Self.page + ["x", "。", "·", "1", "<br>", "&nbsp;", "甲", "http://example.com/", "？？？"]
        for line in try Self.trace(lines) where line.hasPrefix("-") {
            #expect(!line.hasSuffix(" none"), "\(line)")
        }
    }
}
