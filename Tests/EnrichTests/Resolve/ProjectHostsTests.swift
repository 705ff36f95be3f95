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
}
