import Model
import Testing

@testable import Enrich

/// Amounts whose unit or meaning the frame of a table or list tells, not the words beside them.
@Suite struct ColumnAmountsTests {
    /// `amount currency kind project` of every investment of the text.
    private func investments(_ text: String) throws -> [String] {
        let data = try dataset(telling: text)
        return data.investments.map { row in
            let project = data.projects.first { $0.projectID == row.projectID }?.name ?? "-"
            return "\(row.amount) \(row.currency) \(row.kind) \(project)"
        }.sorted()
    }

    @Test func theHeadingTellsUnitAndKind() throws {
        let found = try investments(
            "重大项目建设情况如下(单位:万元):\n序号\t项目名称\t总投资\t完成投资\n1\t云岭轴承生产基地\t48000\t1200\n")
        #expect(
            found == [
                "12000000 CNY completed 云岭轴承生产基地", "480000000 CNY total 云岭轴承生产基地",
            ])
    }

    @Test func theSecondLineOfHeadingsCounts() throws {
        let found = try investments(
            "签约项目一览(单位:万元)\n序号\t项目名称\t投资\t\t承接地\n序号\t项目名称\t总投资\t年产值\t承接地\n"
                + "1\t云岭轴承生产基地\t48000\t90000\t东湾县\n2\t江海敷料生产基地\t3500\t5000\n")
        #expect(
            found == ["35000000 CNY total 江海敷料生产基地", "480000000 CNY total 云岭轴承生产基地"])
    }

    @Test func aColumnOfOutputIsNoInvestment() throws {
        let found = try investments(
            "企业情况如下(单位:万元):\n序号\t名称\t年产值\n1\t云岭轴承生产基地\t48000\n")
        #expect(found.isEmpty)
    }

    @Test func aColumnWithoutAUnitHoldsNumbers() throws {
        let found = try investments("情况如下:\n序号\t名称\t总投资\n1\t云岭轴承生产基地\t48000\n")
        #expect(found.isEmpty)
    }

    @Test func aRowOfAnIntroducedListIsAnInvestment() throws {
        let found = try investments(
            "大会共促成签约项目2个,总投资19.5亿元。\n1. 云岭科技有限公司|轴承智慧工厂|12亿元|东湾镇\n")
        #expect(found.contains { $0.hasPrefix("1200000000 CNY total") })
    }

    @Test func yuanIsWhatTheArticleSays() throws {
        let dollars = try investments("台北讯。云岭公司在台中市投资新台币180亿元兴建新厂,另获高雄银行贷款96亿元。")
        #expect(dollars.map { $0.split(separator: " ")[1] } == ["TWD", "TWD"])
        let hongKong = try investments("云岭公司总投资5亿元(港元,下同)兴建新厂。")
        #expect(hongKong.first?.contains("HKD") == true)
        let yuan = try investments("云岭公司总投资5亿元兴建新厂,台湾客商到场。")
        #expect(yuan.first?.contains("CNY") == true)
    }
}
