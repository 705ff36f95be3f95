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
            "⟦organization:云岭医药(无锡)有限公司⟧与⟦organization:云岭医药(深圳)有限公司⟧,⟦organization:云岭医药⟧。",
            [["云岭医药(无锡)有限公司"], ["云岭医药(深圳)有限公司"], ["云岭医药"]]
        ),
    ]

    @Test(arguments: cases.indices)
    func formsOfOneOrganizationAreJoined(index: Int) throws {
        let (marked, expected) = Self.cases[index]
        let clusters = try PartnerClusters(lexicons: LexiconStore())
        let (partners, _) = clusters.cluster(MarkedArticle(marked).mentions)
        let found = Set(partners.map { Set($0.names) })
        #expect(found == Set(expected.map(Set.init)))
    }
}
