import Model
import Testing

@testable import Enrich

/// Which regions and parks stand behind an undertaking that only a place name ties to them.
@Suite struct ProjectHostsTests {
    @Test func aRegionHostsWhatItIsToldToLand() throws {
        let found = try projectLinks(telling: "5月6日,武进区举行集中开工仪式。远桥微纳材料生产基地项目总投资12亿元。")
        #expect(found.contains("远桥微纳材料生产基地项目: 常州市武进区 host"))
    }

    @Test func aRegionBuildsItsOutpostElsewhere() throws {
        let found = try projectLinks(telling: "锡山区(深圳)离岸孵化器已经启用。")
        #expect(found == ["锡山区(深圳)离岸孵化器: 无锡市锡山区 developer"])
    }

    @Test func aRegionThatCannotHoldThePlaceIsPassedOver() throws {
        let found = try projectLinks(telling: "客商从成都市武侯区赶来。远桥微纳材料生产基地项目位于常州市武进区,总投资12亿元。")
        #expect(!found.contains { $0.contains("武侯区") })
    }

    @Test(arguments: [
        // The park whose page it is, though Shanghai was named last.
        (
            "云州高新区8月签约3个项目。管委会在上海举行推介会。会上,高新区成果颇丰。渺岚轴承智能装备项目总投资5亿元。云州高新区已有企业200家。",
            "渺岚轴承智能装备项目: 云州高新区 host"
        ),
        // A district told in so many words.
        ("在武进区举行签约后,渺岚轴承智能装备项目落户天宁区,总投资5亿元。", "渺岚轴承智能装备项目: 常州市天宁区 host"),
        // A park's own report: visitors come from elsewhere.
        (
            "云州经开区今年新签项目12个。客商来自深圳。渺岚轴承智能装备项目已经开工。云州经开区还将加快建设。经开区财政支持。",
            "渺岚轴承智能装备项目: 云州经开区 host"
        ),
    ])
    func thePageToldOfOneRegionIsItsUndertakingsHome(text: String, link: String) throws {
        #expect(try projectLinks(telling: text).contains(link), "\(text)")
    }

    @Test(arguments: [
        // A heading of its own, a line that says whose news it is, a speaker, a list, a mark in the line.
        (
            "◆锡山区\n8月6日,渺岚轴承智能装备项目启动建设,总投资5亿元,厂区占地24万平方米,预计明年投产。\n◆江阴市\n北辰压缩机扩产项目主体完工,比原计划提早四十天,总投资8亿元。",
            ["渺岚轴承智能装备项目: 无锡市锡山区 host", "北辰压缩机扩产项目: 无锡市江阴市 host"]
        ),
        (
            "8月6日,发布会在深圳市南山区举行。\n锡山区消息:渺岚轴承智能装备项目主体完工,比原计划提早四十天,总投资8亿元。",
            ["渺岚轴承智能装备项目: 无锡市锡山区 host"]
        ),
        (
            "8月6日,发布会在深圳市南山区举行。记者看到,锡山区是“大户”,共签两个:\n渺岚轴承智能装备项目 总投资5亿元\n北辰压缩机扩产项目 总投资8亿元",
            ["渺岚轴承智能装备项目: 无锡市锡山区 host", "北辰压缩机扩产项目: 无锡市锡山区 host"]
        ),
        (
            "8月6日,榜单在深圳市南山区发布。\n第二名 渺岚轴承智能装备项目 12亿元 【锡山】今年四季度动工。",
            ["渺岚轴承智能装备项目: 无锡市锡山区 host"]
        ),
    ])
    func thePartOfAPageIsHeadedByItsRegion(text: String, links: [String]) throws {
        let found = try projectLinks(telling: text)
        for link in links { #expect(found.contains(link), "\(text): \(found)") }
    }

    @Test(arguments: [
        "8月6日,总部在深圳市南山区的企业来到锡山区,渺岚轴承智能装备项目在此开工,总投资5亿元。",
        "8月6日,来自深圳市南山区、宝安区的客商来到锡山区。渺岚轴承智能装备项目在此开工,总投资5亿元。",
    ])
    func anInvestorsHomeHostsNothing(text: String) throws {
        let found = try projectLinks(telling: text)
        #expect(!found.contains { $0.contains("深圳") }, "\(found)")
    }

    @Test func aWholeCityIsNoHost() throws {
        let found = try projectLinks(telling: "8月6日,南通市传来消息。渺岚轴承智能装备项目开工,总投资5亿元。")
        #expect(!found.contains { $0.contains("南通") }, "\(found)")
    }
}
