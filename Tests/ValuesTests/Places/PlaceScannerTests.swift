import Lexicon
import Model
import Testing
import Text

@testable import Values

@Suite("Places in text")
struct PlaceScannerTests {
    private let scanner: PlaceScanner

    init() throws { scanner = try BuiltInPlaces.scanner.get() }

    @Test(
        "Names from large to small are one place",
        arguments: [
            "总部设在⟦320205:江苏省无锡市锡山区⟧。",
            "工厂位于⟦320305:徐州贾汪区⟧",
            "来自⟦110105:北京朝阳区⟧和⟦211300:辽宁朝阳市⟧的客商",
            "⟦310115:上海浦东新区⟧与⟦310101:上海市黄浦区⟧",
            "⟦430300:湖南湘潭⟧的企业",
            "⟦320206:惠山区洛社镇⟧的基地",
            "⟦451321:柳州地区忻城县⟧",
            "⟦429004:湖北省仙桃市⟧无纺布产业",
            "⟦150524:内蒙古自治区通辽市库伦旗⟧",
        ])
    func chains(_ sentence: String) { check(sentence) }

    @Test(
        "Short names are places where they are plausible",
        arguments: [
            "⟦320205:锡山⟧将主动对接",
            "项目落户⟦320282:宜兴⟧,投产后",
            "⟦320214:新吴⟧开工项目58个",
            "赴⟦440300:深圳⟧、⟦310000:上海⟧招商",
            "⟦360000:江西⟧安装公司",
            "两家公司达成深度合作,开拓市场",
            "同心协力,开放平台,普及知识",
            "近日本报记者获悉",
            "10日本市召开大会",
            "各位来宾、各位朋友",
            "该店位于南京东路与上海路口",
            "供应商都来了,业界首款产品,中南部地区",
            "在⟦360100:江西南昌⟧和⟦430100:湖南长沙⟧设厂",
            "海峡西岸与江淮南部", "⟦410000:河南⟧部分企业", "主城区与新城区联动",
            "⟦150102:呼和浩特市新城区⟧", "我们要长治久安",
            "⟦320200:无锡⟧市场空间广阔,⟦320200:无锡⟧市民受益",
        ])
    func shortNames(_ sentence: String) { check(sentence) }

    @Test(
        "Places of one name are told apart by sentence and article",
        arguments: [
            "⟦320100:南京⟧消息:企业入驻⟦320106:鼓楼区⟧。",
            "⟦320300:徐州市⟧表示,⟦320302:鼓楼区⟧将新建园区",
            "⟦?:鼓楼区⟧举行签约仪式",
            "⟦220100:长春⟧新闻。企业落户⟦220104:朝阳区⟧。",
        ])
    func sameNames(_ sentence: String) { check(sentence) }

    @Test("The publisher and the address tell places of one name apart")
    func source() {
        let sentence = MarkedPlaces("⟦320106:鼓楼区⟧举行签约仪式")
        #expect(
            sentence.found(by: scanner, context: scanner.context(publisher: "南京日报"))
                == sentence.expected)
        #expect(
            sentence.found(
                by: scanner, context: scanner.context(url: "http://www.nanjing.gov.cn/a/1.html"))
                == sentence.expected)
    }

    @Test(
        "Former names mean the division of today",
        arguments: [
            "⟦420600:襄樊市⟧", "⟦310106:闸北区⟧", "原⟦320213:北塘区⟧", "⟦320213:崇安区⟧",
            "⟦510118:新津县⟧", "⟦130505:邢台任县⟧",
        ])
    func formerNames(_ sentence: String) { check(sentence) }

    @Test(
        "Functional zones have the division they lie in",
        arguments: [
            "在⟦440402:横琴粤澳深度合作区⟧注册", "与⟦440305:前海⟧签约",
            "⟦320214:无锡高新区⟧(⟦320214:新吴区⟧)", "⟦320205:锡山经济技术开发区⟧与企业签约",
            "⟦320281:江阴高新区⟧", "⟦310115:上海张江⟧", "⟦421200:咸宁国家高新技术产业开发区⟧",
            "⟦640300:吴忠高新区⟧", "⟦330110:杭州未来科技城⟧",
        ])
    func zones(_ sentence: String) throws {
        check(sentence)
        let bytes = Array(MarkedPlaces(sentence).text.utf8)
        var mentions: [Mention] = []
        scanner.scan(FoldedText(bytes), into: &mentions)
        guard case .place(let place)? = mentions.first?.value else {
            Issue.record("no place in \(sentence)")
            return
        }
        #expect(place.isZone)
    }

    @Test(
        "One-character names count in runs only",
        arguments: [
            "⟦310000:沪⟧⟦320200:锡⟧⟦320300:徐⟧三地联动",
            "⟦320500:苏⟧⟦320200:锡⟧⟦320400:常⟧都市圈", "⟦320200:锡⟧⟦820000:澳⟧合作",
            "⟦110000:京⟧⟦120000:津⟧⟦130000:冀⟧", "⟦310000:沪⟧⟦320000:苏⟧⟦330000:浙⟧⟦340000:皖⟧",
            "沪深两市", "京沪高铁", "新台币", "新常态", "中⟦DE:德⟧合作", "其中德才兼备",
        ])
    func abbreviations(_ sentence: String) { check(sentence) }

    @Test(
        "Countries and places abroad have the country's code",
        arguments: [
            "⟦DE:德国慕尼黑⟧的客商", "⟦JP:日本⟧和⟦KR:韩国⟧", "⟦SG:新加坡⟧淡马锡", "中国企业",
            "⟦810000:香港⟧、⟦820000:澳门⟧与⟦710000:台湾⟧", "⟦710000:台湾省屏东县⟧",
        ])
    func countries(_ sentence: String) { check(sentence) }

    @Test("A place in Hong Kong has its district in the name and Hong Kong's country code")
    func hongKong() {
        var mentions: [Mention] = []
        scanner.scan(FoldedText(Array("香港九龙城区".utf8)), into: &mentions)
        #expect(
            mentions.map(\.value) == [
                .place(
                    Mention.Place(
                        divisionCode: "810000", country: "HK", name: "香港特别行政区九龙城区"))
            ])
    }

    @Test("Mentions come in order and do not overlap")
    func order() {
        let text = "江苏省无锡市锡山区、惠山区与沪锡徐三地,德国、横琴和鼓楼区,苏锡常一体化,南京鼓楼"
        var mentions: [Mention] = []
        scanner.scan(FoldedText(Array(text.utf8)), into: &mentions)
        #expect(mentions.count >= 12)
        for (left, right) in zip(mentions, mentions.dropFirst()) {
            #expect(left.range.upperBound <= right.range.lowerBound)
        }
    }

    private func check(
        _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedPlaces(sentence)
        #expect(
            marked.found(by: scanner) == marked.expected, "\(sentence)",
            sourceLocation: sourceLocation)
    }
}
