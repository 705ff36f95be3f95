import Lexicon
import Model
import Testing
import Text

@testable import Enrich

/// Sentences with invented names; every mark must be found and nothing else of its kinds.
struct MentionAnnotatorTests {
    static let annotator = Result { () throws(LexiconError) in
        try MentionAnnotator(lexicons: LexiconStore())
    }

    /// Marks of the kinds asked for that the annotator finds in `sentence`.
    private func found(_ sentence: MarkedSentence, kinds: Set<String>) throws -> [MarkedSentence
        .Mark]
    {
        let bytes = Array(sentence.text.utf8)
        let mentions = try Self.annotator.get().annotate(
            bytes, folded: FoldedText(bytes), values: sentence.given)
        return mentions.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }.compactMap { mention in
            let text = String(decoding: bytes[mention.range], as: UTF8.self)
            switch mention.value {
            case .organization:
                return kinds.contains("organization")
                    ? .init(kind: "organization", text: text) : nil
            case .person: return kinds.contains("person") ? .init(kind: "person", text: text) : nil
            case .project:
                return kinds.contains("project") ? .init(kind: "project", text: text) : nil
            default: return nil
            }
        }
    }

    private func check(_ marked: String, _ kinds: Set<String>) throws {
        let sentence = MarkedSentence(marked)
        let expected = sentence.expected.filter { kinds.contains($0.kind) }
        #expect(try found(sentence, kinds: kinds) == expected, "\(marked)")
    }

    @Test(arguments: [
        "⟦organization:⟦place:云州市⟧财政局⟧和⟦organization:⟦place:云州⟧蓝桥创业投资有限公司⟧共设基金。",
        "来自⟦place:湖滨区⟧的⟦organization:渺得智能科技(⟦place:云州⟧)有限公司⟧只做内镜。",
        "⟦organization:⟦place:云州⟧经济技术开发区⟧与⟦organization:⟦place:香江⟧软件行业协会⟧签订战略合作协议。",
        "会议由⟦organization:⟦place:云州市⟧工业经济联合会⟧主办。",
        "⟦organization:渺海新材料(⟦place:南屿⟧)股份有限公司⟧总部搬迁。",
        "该公司发布公告,多家公司参会。",
        "去年⟦organization:⟦place:云州市⟧发改委⟧牵头,预期⟦organization:中信银行⟧放款。",
        "⟦organization:⟦place:云州⟧高新区科技局⟧局长到会。",
        "说干就干,书记带队。",
        "⟦organization:⟦place:云州⟧第一人民医院⟧启用,一些行业协会到场。",
        "⟦place:云州市⟧以邻近两省高校科研院所为重点。",
        "已同⟦organization:浙江大学光电与信息工程学院⟧签约。",
        "已同⟦organization:浙江大学酒店与旅游管理学院⟧签约。",
        "用好区域内重点实验室,提升老旧小区物业品质。",
        "项目落在⟦organization:⟦place:东湾⟧化工园⟧和⟦organization:⟦place:西岭⟧综合保税区⟧。",
        "合资公司将由双方共同管理。",
    ])
    func suffixedNames(_ marked: String) throws {
        try check(marked, ["organization"])
    }

    /// No suffix: a list, an office, an agreement, a definition or the page itself tells.
    @Test(arguments: [
        "已吸引⟦organization:渺族激光⟧、⟦organization:禾沅微科技⟧、⟦organization:偲珀创⟧等⟦value:6家⟧企业入驻。",
        "⟦organization:渺值中国⟧董事长表示满意。",
        "⟦organization:⟦place:惠川区⟧⟧与⟦organization:梧岚并购基金⟧开展合作。",
        "⟦organization:⟦place:云州⟧渺岚产业集团有限公司⟧(以下简称“⟦organization:渺岚产业⟧”)落户。⟦organization:渺岚产业⟧表示欢迎。",
        "⟦organization:⟦place:深港⟧渺岚谷集团有限公司⟧来访。⟦organization:渺岚谷⟧表示欢迎。",
        "由⟦organization:渺晟绿能⟧投资建设的基地开工。",
        "投资方:⟦organization:渺棠箱包⟧",
        // A part and its whole are one name.
        "去年与⟦organization:中国船舶七〇二所⟧牵手,公司扩产。",
        "工程由⟦organization:中国能建西南院⟧总承包。",
        // Funds that are founded or measured.
        "发起设立规模⟦value:20亿元⟧的⟦organization:感知产业并购基金⟧,存续七年。",
        "配套⟦value:10亿元⟧⟦organization:飞地成果转化基金⟧,首期到位。",
        "由国资公司⟦organization:渺朗实业⟧出资购置。",
        "⟦organization:渺粮生化⟧、⟦organization:偲珀淀粉⟧两家企业参与组建。",
        "由政府投资建设,公司治理完善,客户群体扩大。",
        "⟦place:云州⟧公司增资,⟦place:云州⟧分会场热闹。",
        "新能源、新材料等领域发展迅速。",
        "⟦place:云州⟧产业发展迅速。",
        "未来希望能和⟦organization:渺岚科技⟧紧密合作。",
        "加快和⟦place:香江⟧产业的全方位合作。",
        "⟦place:香江⟧新能源装备项目落地。",
        "企业在⟦place:云州⟧渺岚大厦租赁⟦value:500平方米⟧。",
        "⟦organization:偲珀畅运(⟦place:云州⟧)⟧年产⟦value:3万件⟧固定器项目开工。",
        "渺荄镇传来消息,渺荄米粉中央工厂总投资⟦value:1亿元⟧。",
        "⟦organization:⟦place:云州市⟧⟧与⟦place:深港⟧某企业签订协议。",
    ])
    func namesWithoutSuffix(_ marked: String) throws {
        try check(marked, ["organization"])
    }

    @Test(arguments: [
        "区委书记⟦person:方砺⟧带队考察。",
        "区领导⟦person:章远岚⟧、⟦person:陶渤⟧、⟦person:钱屹⟧参加活动。",
        "本报讯(记者 陈小舟)今天上午开工。",
        // Chains of titles: the last one stands before the name.
        "区党委副书记、管委会主任⟦person:王某某⟧介绍了情况。",
        "渺某科技董事长兼总经理⟦person:李某⟧出席签约仪式。",
        "市委常委、副市长、高新区党工委副书记⟦person:赵志渺⟧主持签约。",
        "集团党委书记、董事长、总裁⟦person:孙立渺⟧一行考察。",
        // Both ways of writing a list of persons with their titles.
        "市委书记⟦person:张渺⟧,市长⟦person:李四⟧会见了客商。",
        "市委书记⟦person:张立渺⟧、市长⟦person:李思渺⟧会见了客商。",
        "区领导⟦person:章远岚⟧、⟦person:陶渤⟧和⟦person:钱屹⟧参加活动。",
        // Names of several parts, compound surnames.
        "自治区政府副主席⟦person:阿不都·热合渺⟧出席会议。",
        "首席执行官⟦person:约翰·史密渺⟧表示,公司将追加投资。",
        "⟦person:约翰·史密渺⟧先生一行到访。",
        "执行董事兼首席运营官⟦person:安娜·李⟧签署协议。",
        "副市长⟦person:欧阳明渺⟧、⟦person:诸葛渺⟧主持会议。",
        // What may stand between title and name, and behind the name.
        "法定代表人:⟦person:陈志渺⟧,注册资本⟦value:5000万元⟧。",
        "副总经理(主持工作)⟦person:冯渺⟧介绍了项目。",
        "由副校长⟦person:于某⟧率队的考察团到访。",
        // Titles without a name.
        "市长高度重视项目建设,书记强调要加快推进。",
        "总经理办公室发布通知,董事长任期三年。",
        "董事长和总经理共同为项目揭牌,主任向大家介绍。",
    ])
    func persons(_ marked: String) throws {
        try check(marked, ["person"])
    }

    @Test(arguments: [
        "总投资⟦value:50亿元⟧的⟦project:渺海⟦place:云州⟧物联生态网基地项目⟧落户。",
        "⟦place:云州⟧签约项目102个。",
        "⟦project:⟦place:云州⟧高新区(⟦place:深港⟧)创新中心⟧正在建设。",
        "该项目建成后,园区将引进一批项目。",
        "⟦project:渺岚医疗总部基地⟧破土动工。",
        "⟦project:精密轴承检测装配项目⟧成功落地。",
        "在⟦place:云州⟧建设⟦project:渺岚医疗总部基地⟧。",
        "拟投资建设⟦project:年产⟦value:6万吨⟧光伏级聚烯烃弹性体项目⟧。",
        "⟦place:云州市⟧重大招商项目集中签约。",
        "渺海集团实施的重大项目进展顺利,石化下游项目集聚。",
        "⟦place:云州⟧渺岚谷集团签下26场项目。",
        "围绕⟦project:储能电芯的研发及生产项目⟧达成合作。",
        "⟦project:渺岚电子一期项目⟧和⟦project:⟦place:云州⟧物流园二期⟧同时开工。",
    ])
    func undertakings(_ marked: String) throws {
        try check(marked, ["project"])
    }

    @Test(arguments: ["云岭科技有限公司、东湾科技", "云岭科技有限公司、东湾", "云岭大学、东湾高新区、西岭"])
    func aTextMayEndInsideAList(text: String) throws {
        let bytes = Array(text.utf8)
        let mentions = try Self.annotator.get().annotate(
            bytes, folded: FoldedText(bytes), values: [])
        #expect(mentions.contains { $0.range.lowerBound == 0 })
    }
}
