import Model
import Testing

@testable import Clean

/// Edited copies of generated articles are found, and articles made on one template are not merged.
@Suite struct DuplicateCorpusTests {
    /// Numbers that are the same in every run.
    struct Dice {
        private var state: UInt64
        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
        mutating func roll(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % bound
        }
        mutating func pick(_ words: [String]) -> String { words[roll(words.count)] }
    }

    static let towns = ["澄江", "北岸", "云岭", "丰塘", "柳溪", "南屏", "东陵", "石湾", "青浦镇", "望河"]
    static let trades = ["电池", "机床", "种业", "光学", "纺织", "芯片封装", "冷链", "航空配件", "医疗器械", "新型建材"]
    static let firms = ["华澄精密", "北辰智造", "润泽新材", "科盛光电", "远图物流", "安合生物", "启明机电", "金穗农业"]
    static let openers = [
        "记者从@区了解到，%项目近日在当地集中签约，现场气氛热烈，多位企业代表到场见证。",
        "在@举行的%产业对接会上，双方就厂房、用能和人才公寓一次谈妥，随后签下正式协议。",
        "经过半年多的磋商，#有限公司决定把%基地放在@，首批设备将在年内进场安装调试。",
        "@近年来把%作为主攻方向，链主带动配套的效应逐步显现，这次落户的正是链上的关键一环。",
    ]
    static let facts = [
        "项目总投资^亿元，占地^亩，达产后预计年产值^亿元，新增就业岗位^个，年缴纳税收^万元。",
        "一期工程计划投入^亿元，建设^条%生产线和配套的检测中心，预计^个月内完成主体施工。",
        "#有限公司负责人介绍，企业去年营业收入达到^亿元，研发投入占比超过^%，拥有专利^项。",
        "数据显示，@今年前三季度引进%类项目^个，协议投资^亿元，其中十亿元以上的项目^个。",
        "园区已为项目配备^名服务专员，把审批环节压缩到^个工作日，并提供^平方米的过渡厂房。",
    ]
    static let remarks = [
        "当地有关负责人表示，将以最优的服务和最快的效率推动%项目早开工、早投产、早见效。",
        "业内人士认为，%产业正处在技术换代的窗口期，谁先完成布局，谁就能在竞争中占得先机。",
        "走进施工现场，塔吊来回转动，工人们正抓紧浇筑基础，整片工地一派繁忙的景象。",
        "下一步，@还将围绕%补链强链，组织更多小分队外出招商，让好项目接连不断地落下来。",
        "群众普遍反映，家门口有了新工厂，上班不用再奔波，日子也比从前更有盼头。",
    ]

    static func filled(
        _ template: String, _ dice: inout Dice, town: String, trade: String, firm: String
    ) -> String {
        var text = ""
        for character in template {
            switch character {
            case "@": text += town
            case "%": text += trade
            case "#": text += firm
            case "^": text += String(dice.roll(900) + 3)
            default: text.append(character)
            }
        }
        return text
    }

    /// Paragraphs of one article.
    static func article(_ seed: Int) -> [String] {
        var dice = Dice(UInt64(seed) + 11)
        let town = dice.pick(towns)
        let trade = dice.pick(trades)
        let firm = dice.pick(firms)
        var templates = [dice.pick(openers)]
        for _ in 0..<(3 + dice.roll(3)) {
            templates.append(dice.pick(dice.roll(2) == 0 ? facts : remarks))
        }
        templates.append(dice.pick(facts))
        var seen: [String] = []
        for template in templates where !seen.contains(template) { seen.append(template) }
        return seen.map { filled($0, &dice, town: town, trade: trade, firm: firm) }
    }

    static func made(_ paragraphs: [String], _ path: String) -> Article {
        DuplicateFinderTests.article(paragraphs.joined(separator: "\n"), path: path)
    }

    static let edits: [(name: String, edit: @Sendable ([String], inout Dice) -> [String])] = [
        ("first line changed", { paragraphs, _ in ["【转载】本网综合消息："] + paragraphs }),
        (
            "source line changed",
            { paragraphs, _ in paragraphs + ["以上内容转自当地日报，图片由受访者提供。"] }
        ),
        (
            "a paragraph dropped",
            { paragraphs, dice in
                var paragraphs = paragraphs
                paragraphs.remove(at: dice.roll(paragraphs.count))
                return paragraphs
            }
        ),
        ("reordered", { paragraphs, _ in paragraphs.reversed() }),
        (
            "traditional",
            { paragraphs, _ in
                paragraphs.map {
                    $0.replacing("产", with: "產").replacing("业", with: "業").replacing("项", with: "項")
                        .replacing("资", with: "資").replacing("亿", with: "億").replacing(
                            "区", with: "區")
                }
            }
        ),
        (
            "figures written otherwise",
            { paragraphs, _ in
                paragraphs.map {
                    $0.replacing("亿元", with: " 亿元").replacing("万元", with: " 万元").replacing(
                        "0", with: "０")
                }
            }
        ),
        (
            "half-width marks",
            { paragraphs, _ in
                paragraphs.map { $0.replacing("，", with: ",").replacing("。", with: ".") }
            }
        ),
    ]

    @Test func `edited copies are found`() {
        var missed: [String] = []
        var count = 0
        for seed in 0..<80 {
            let original = Self.article(seed)
            for (name, edit) in Self.edits {
                var dice = Dice(UInt64(seed) &+ 77)
                let copy = edit(original, &dice)
                let articles = [
                    Self.made(original, "a\(seed).txt"), Self.made(copy, "b\(seed).txt"),
                ]
                count += 1
                if DuplicateFinderTests.found(articles)[1] == nil {
                    missed.append("\(seed) \(name)")
                }
            }
        }
        #expect(Double(missed.count) <= 0.02 * Double(count), "\(missed)")
    }

    @Test func `different articles are not merged`() {
        let articles = (0..<250).map { Self.made(Self.article($0), "a\($0).txt") }
        #expect(DuplicateFinderTests.relations(articles).allSatisfy { $0 == nil })
    }

    @Test func `articles made on one template are not merged`() {
        var articles: [Article] = []
        for number in 0..<120 {
            var dice = Dice(UInt64(number) + 5)
            let templates = [Self.openers[2], Self.facts[0], Self.facts[2], Self.remarks[0]]
            let firm = Self.firms[number % Self.firms.count]
            articles.append(
                Self.made(
                    templates.map {
                        Self.filled($0, &dice, town: "澄江", trade: "电池", firm: firm)
                    }, "t\(number).txt"))
        }
        #expect(DuplicateFinderTests.relations(articles).allSatisfy { $0 == nil })
    }

    @Test func `the order of pages does not matter`() {
        var articles: [Article] = []
        for seed in 0..<30 {
            let original = Self.article(seed)
            var dice = Dice(UInt64(seed))
            articles.append(Self.made(original, "a\(seed).txt"))
            articles.append(
                Self.made(Self.edits[seed % Self.edits.count].edit(original, &dice), "b\(seed).txt")
            )
            articles.append(
                Self.made([String(original[0].prefix(60)) + original[1]], "c\(seed).txt"))
        }
        func outcome(_ articles: [Article]) -> [String: DuplicateFinder.Relation?] {
            Dictionary(
                zip(articles.map(\.identifier), DuplicateFinderTests.relations(articles)),
                uniquingKeysWith: { first, _ in first })
        }
        let expected = outcome(articles)
        #expect(expected.values.contains { $0 != nil })
        var dice = Dice(3)
        for _ in 0..<12 {
            for index in articles.indices { articles.swapAt(index, dice.roll(articles.count)) }
            #expect(outcome(articles) == expected)
        }
    }
}
