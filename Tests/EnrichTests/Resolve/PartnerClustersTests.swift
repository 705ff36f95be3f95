import Lexicon
import Model
import Testing

@testable import Enrich

struct PartnerClustersTests {
    /// Marked text, and the groups of names it must give.
    private static let cases: [(String, [[String]])] = [
        (
            "⟦organization:江海保瑞科技集团有限公司⟧投产,⟦organization:保瑞⟧负责人说。",
            [["江海保瑞科技集团有限公司", "保瑞"]]
        ),
        (
            "⟦organization university:江海大学⟧与⟦organization research_institute:江海大学先进材料研究院⟧。",
            [["江海大学"], ["江海大学先进材料研究院"]]
        ),
        (
            "⟦organization government:⟦place 320205:锡山区⟧⟧与⟦organization government:⟦place 320205:无锡市锡山区⟧人民政府⟧。",
            [["锡山区", "无锡市锡山区人民政府"]]
        ),
        (
            "⟦organization government:⟦place 320211:滨湖区⟧科技局⟧与⟦organization government:⟦place 320211:滨湖区⟧⟧。",
            [["滨湖区科技局"], ["滨湖区"]]
        ),
        (
            "⟦organization park:云岭滇西新区⟧与⟦organization park:滇西新区管理委员会⟧。",
            [["云岭滇西新区", "滇西新区管理委员会"]]
        ),
        (
            "位于⟦organization park:龙湾市上岭县蛟石工业区⟧。", [["龙湾市上岭县蛟石工业区", "上岭县蛟石工业区"]]
        ),
        (
            "⟦organization:云岭医药(无锡)有限公司⟧与⟦organization:云岭医药(深圳)有限公司⟧,⟦organization:云岭医药⟧。",
            [["云岭医药(无锡)有限公司"], ["云岭医药(深圳)有限公司"], ["云岭医药"]]
        ),
        (
            "⟦organization:江海渺厨电器有限公司⟧签约,⟦organization:渺厨⟧总部开工。",
            [["江海渺厨电器有限公司", "渺厨"]]
        ),
        (
            "⟦organization park:云岭经济技术开发区⟧与⟦organization park:云岭经开区⟧。",
            [["云岭经济技术开发区", "云岭经开区"]]
        ),
        (
            "⟦organization:江海渺申产业母基金管理有限公司⟧(以下简称“⟦organization:渺母基金⟧”)开会。",
            [["江海渺申产业母基金管理有限公司", "渺母基金"]]
        ),
        (
            "⟦organization:江海渺申有限公司⟧(⟦organization:东岭集团⟧旗下)开会。",
            [["江海渺申有限公司"], ["东岭集团"]]
        ),
    ]

    @Test(arguments: cases.indices)
    func formsOfOneOrganizationAreJoined(index: Int) throws {
        let (marked, expected) = Self.cases[index]
        let clusters = try PartnerClusters(lexicons: LexiconStore())
        let (partners, _) = clusters.cluster(
            MarkedArticle(marked).mentions, in: MarkedArticle(marked).article.text)
        let found = Set(partners.map { Set($0.names) })
        #expect(found == Set(expected.map(Set.init)))
    }
}
