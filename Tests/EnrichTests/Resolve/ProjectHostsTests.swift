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
}
