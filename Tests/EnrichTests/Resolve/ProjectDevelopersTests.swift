import Model
import Testing

@testable import Enrich

/// Who builds and runs an undertaking, wherever the page says so.
@Suite struct ProjectDevelopersTests {
    /// `project: partner role` of every company's link.
    private func links(_ text: String) throws -> [String] {
        let data = try dataset(telling: text)
        return data.projectPartners.compactMap { link in
            guard let project = data.projects.first(where: { $0.projectID == link.projectID }),
                let partner = data.partners.first(where: { $0.partnerID == link.partnerID }),
                link.role != "host"
            else { return nil }
            return "\(project.name): \(partner.name) \(link.role)"
        }.sorted()
    }

    @Test(arguments: [
        // The subject of a verb clauses away, and what 该公司 refers to.
        (
            "渺岚电子有限公司昨日宣布,为满足订单需要,将在云州投资5亿元建设南屿医疗总部基地项目。",
            "南屿医疗总部基地项目: 渺岚电子有限公司 developer"
        ),
        (
            "渺岚电子有限公司是一家材料企业。该公司拟投资5亿元建设南屿医疗总部基地项目。",
            "南屿医疗总部基地项目: 渺岚电子有限公司 developer"
        ),
        // 由X, and a label.
        (
            "南屿医疗总部基地项目已经开工。该项目由渺岚电子有限公司投资建设。",
            "南屿医疗总部基地项目: 渺岚电子有限公司 developer"
        ),
        (
            "南屿医疗总部基地项目 投资方:渺岚电子有限公司",
            "南屿医疗总部基地项目: 渺岚电子有限公司 developer"
        ),
        // The brand that begins the name.
        (
            "5月6日,佛山市泓渺压缩机有限公司参加活动。当天,泓渺变频电机扩产项目开工。",
            "泓渺变频电机扩产项目: 佛山市泓渺压缩机有限公司 developer"
        ),
        // The brand with the trade that ends it, and what is made behind.
        ("5月6日,汇渺传动新能源电驱轴二期投产。", "汇渺传动新能源电驱轴二期: 汇渺传动 developer"),
        (
            "湖南皓渺新材料年产10万吨切片项目开工。",
            "湖南皓渺新材料年产10万吨切片项目: 皓渺新材料 developer"
        ),
        ("总投资5亿元的白渺新能源汽车零部件项目开工。", "白渺新能源汽车零部件项目: 白渺 developer"),
    ])
    func aBuilderIsFound(text: String, link: String) throws {
        #expect(try links(text).contains(link), "\(text)")
    }

    @Test(arguments: [
        // One of two told before.
        (
            "8月6日,锡山区与渺岚电子有限公司、北辰材料有限公司分别签约,前者拟建设南屿医疗总部基地项目,后者建设东湾膜材料生产基地。",
            ["南屿医疗总部基地项目: 渺岚电子有限公司 developer", "东湾膜材料生产基地: 北辰材料有限公司 developer"]
        ),
        // Who agreed to something in the sentence before.
        (
            "8月6日,锡山区与渺岚电子有限公司签下投资协议。项目投资5亿元,将建设南屿医疗总部基地项目。",
            ["南屿医疗总部基地项目: 渺岚电子有限公司 developer"]
        ),
        // Those behind the company that builds.
        (
            "渺岚电子有限公司与北辰材料有限公司合资成立无锡南屿新材料有限公司,在锡山区建设东湾膜材料生产基地。",
            [
                "东湾膜材料生产基地: 渺岚电子有限公司 developer", "东湾膜材料生产基地: 北辰材料有限公司 developer",
                "东湾膜材料生产基地: 无锡南屿新材料有限公司 developer",
            ]
        ),
        // The head of an item is the company's.
        (
            "当场敲定两个项目:\n▶ 渺岚电子有限公司 南屿医疗总部基地项目\n投资10亿元,年产3000吨。",
            ["南屿医疗总部基地项目: 渺岚电子有限公司 developer"]
        ),
        (
            "NO.4 东湾膜材料生产基地 45亿元\n渺岚电子有限公司8月6日与锡山区签约,用地180亩。",
            ["东湾膜材料生产基地: 渺岚电子有限公司 developer"]
        ),
        // A building where it is unveiled is not what is told.
        (
            "昨天,东湾膜材料创新中心在东湾大厦揭牌。中心由渺岚电子有限公司、北辰材料有限公司共同投资建设。",
            [
                "东湾膜材料创新中心: 渺岚电子有限公司 developer", "东湾膜材料创新中心: 北辰材料有限公司 developer",
            ]
        ),
    ])
    func buildersToldElsewhereAreFound(text: String, links: [String]) throws {
        let found = try self.links(text)
        for link in links { #expect(found.contains(link), "\(text): \(found)") }
    }

    @Test func aNearbyCompanyIsNoBuilder() throws {
        let found = try links("渺岚电子有限公司负责人参加会议。北辰会展学院新校区已经开工。")
        #expect(!found.contains { $0.contains("渺岚电子") })
    }

    /// One character each of two regions is no brand, nor is a common word for goods.
    @Test(arguments: ["沪锡医药协作园已经启用。", "中新生物医药产业园已经开工。", "总投资2亿元的精酿生产线开工。"])
    func regionsAndGoodsAreNoBuilders(text: String) throws {
        #expect(try links(text) == [], "\(text)")
    }

    @Test(arguments: [
        "江苏省重大项目又有进展。", "今年要建几处现代化住宅小区。", "会议在云州国际会展中心举行。",
        "省市级科研项目还在申报。",
    ])
    func undertakingsInGeneralAndVenuesAreNone(text: String) throws {
        #expect(try dataset(telling: text).projects.map(\.name) == [], "\(text)")
    }

    @Test func datedEventsFillTheDates() throws {
        let data = try dataset(telling: "渺岚医疗总部基地项目于2023年3月26日开工。")
        #expect(data.projects.first?.startedOn == CalendarDate(year: 2023, month: 3, day: 26))
        #expect(data.projects.first?.completedOn == nil)
    }
}
