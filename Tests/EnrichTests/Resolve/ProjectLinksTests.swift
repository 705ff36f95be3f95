import Model
import Testing

@testable import Enrich

/// Who stands behind an undertaking, how far it is, and whether it is one: told by structure, not by words of its name.
@Suite struct ProjectLinksTests {
    private func projects(_ text: String) throws -> [String] {
        try dataset(telling: text).projects.map { "\($0.name) \($0.status ?? "-")" }.sorted()
    }

    @Test func columnsTellBuilderAndHost() throws {
        let found = try projectLinks(
            telling: "本次签约项目一览:\n序号\t项目名称\t投资方\t落户园区\t建设内容\n"
                + "1\t渺海特种丝材\t渺海材料有限公司、云杉集团\t常州市武进区\t拉丝生产基地\n")
        #expect(found.contains("渺海特种丝材: 渺海材料有限公司 developer"))
        #expect(found.contains("渺海特种丝材: 云杉集团 developer"))
        #expect(found.contains("渺海特种丝材: 常州市武进区 host"))
        #expect(!found.contains { $0.contains("拉丝生产基地") })
    }

    @Test func tenantsOfAListMoveInTogether() throws {
        let found = try projectLinks(
            telling: "5月6日,渺海科创飞地在武进区启用。渺得智能科技有限公司、云杉微纳科技有限公司等首批12家企业领到了入驻钥匙。")
        #expect(found.contains("渺海科创飞地: 渺得智能科技有限公司 tenant"))
        #expect(found.contains("渺海科创飞地: 云杉微纳科技有限公司 tenant"))
    }

    @Test func ownerInPlaceOwns() throws {
        let found = try projectLinks(telling: "渺海乳业有限公司在武进区的奶源牧场项目还在建设。")
        #expect(found.contains("奶源牧场项目: 渺海乳业有限公司 developer"))
    }

    @Test func aDescribedPlantIsToldByItsVerb() throws {
        let found = try projects("渺海集团有限公司将投资6亿元,在武进区建设碳纤维球拍智能工厂。")
        #expect(found == ["碳纤维球拍智能工厂 planned"])
    }

    @Test func oneOfAKindIsToldByItsCounter() throws {
        let found = try projects("渺海啤酒有限公司增资9亿元,扩建一条麦汁包装线。")
        #expect(found.map { $0.prefix(5) } == ["麦汁包装线"])
    }

    @Test func whatIsPutOffIsAPlan() throws {
        let found = try projects("渺海储氢装备基地因原材料涨价,开工时间推迟至明年二季度。")
        #expect(found == ["渺海储氢装备基地 planned"])
    }

    @Test func aLaterDateOfAPlanIsNotReached() throws {
        let found = try projects("渺海光学膜生产基地计划今年10月动工,2035年上半年投产。")
        #expect(found == ["渺海光学膜生产基地 planned"] || found == ["渺海光学膜生产基地 under_construction"])
    }

    @Test func aPlaceOfMeetingIsNoUndertaking() throws {
        let found = try projects("5月6日,云杉集团在渺海科技园与武进区签约,将建设云杉轴承生产基地。")
        #expect(!found.contains { $0.hasPrefix("渺海科技园") })
        #expect(found.contains { $0.hasPrefix("云杉轴承生产基地") })
    }

    @Test func aPhaseBearsTheNameOfItsPark() throws {
        let found = try projects("渺海智慧产业园(一期)已建成启用。二期工程于2021年3月开工。")
        #expect(found.contains("渺海智慧产业园二期工程 under_construction"))
    }
}
