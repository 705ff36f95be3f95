import Clean
import Model
import Testing

/// Spam of invented words, put anywhere into clean pages: it goes, and the article stays whole.
@Suite struct SpamPageTests {
    enum Kind: String, CaseIterable {
        case bars, blanks, slashes, underscores, hyphens, commas, clauses, sentences, brackets
        case handles, account, number, domains, address, glued, symbols, lines, offer, hidden
    }

    private static let syllables = Array("璃彤澜晁沓泷莆骢琛翎珩旎骁霁瑄弈昊炫钰鸿")
    private static let tails = [
        "平台", "入口", "下载", "官网", "攻略", "推荐", "代理", "手机版", "大全", "视界", "影院", "口子", "直邮", "技巧",
    ]
    /// Common words that have nothing to do with each other.
    private static let words = [
        "雨伞", "钢琴", "骆驼", "邮票", "辣椒", "望远镜", "风筝", "象棋", "蜂蜜", "围巾", "潜水", "灯塔",
    ]
    private static let styles = [
        "display:none", "position:absolute;left:-9999px", "font-size:0", "visibility:hidden",
        "height:0;overflow:hidden", "opacity:0", "text-indent:-9999px",
    ]

    private static func name(_ dice: inout PressDice) -> String {
        String([dice.pick(syllables), dice.pick(syllables)])
    }

    private static func item(_ dice: inout PressDice) -> String {
        dice.chance(60)
            ? name(&dice) + dice.pick(tails)
            : dice.pick(words) + dice.pick(dice.chance(50) ? words : tails)
    }

    private static func handle(_ dice: inout PressDice) -> String {
        let letters = Array("abcdefghkxyz")
        return String([dice.pick(letters), dice.pick(letters), dice.pick(letters)])
            + "\(dice.within(1000...99999))"
    }

    static func spam(_ kind: Kind, _ dice: inout PressDice) -> String {
        func items(_ count: ClosedRange<Int> = 7...14) -> [String] {
            (0..<dice.within(count)).map { _ in item(&dice) }
        }
        switch kind {
        case .bars: return items().joined(separator: " | ")
        case .blanks, .hidden: return items().joined(separator: " ")
        case .slashes: return items().joined(separator: "/")
        case .underscores: return items().joined(separator: "_")
        case .hyphens: return items().joined(separator: "-")
        case .commas: return items().joined(separator: ",")
        case .clauses: return items().joined(separator: "；")
        case .sentences: return items().joined(separator: "。")
        case .brackets: return items().map { "【\($0)】" }.joined()
        case .handles:
            return "\(item(&dice)) 飞机TG@\(handle(&dice)) 薇V:\(handle(&dice)) \(item(&dice))"
        case .account: return "\(item(&dice))薇\(handle(&dice)) \(item(&dice))"
        case .number:
            return "\(item(&dice))扣扣\(dice.within(100_000_000...999_999_999))\(item(&dice))"
        case .domains:
            return (0..<5).map { _ in
                name(&dice) + handle(&dice) + dice.pick([".com", ".vip", ".xyz", ".cc"])
            }.joined(separator: " ")
        case .address: return "\(item(&dice))www.\(handle(&dice)).com\(item(&dice))"
        case .glued:
            let name = name(&dice)
            return dice.shuffled(tails).prefix(9).map { name + $0 }.joined()
        case .symbols:
            return items(5...6).map { $0 + dice.pick(["♥", "★", "✅", "◆"]) + handle(&dice) }
                .joined(separator: " ")
        case .lines: return items(6...10).joined(separator: "\n")
        case .offer:
            return "想要\(name(&dice))攻略请添加薇芯\(handle(&dice))，\(name(&dice))官方客服恭候您。"
        }
    }

    struct Figures {
        var pages = 0
        var kept = 0
        var changed = 0

        mutating func add(_ other: Figures) {
            pages += other.pages
            kept += other.kept
            changed += other.changed
        }
    }

    private static func figures(_ kind: Kind) throws -> Figures {
        var dice = PressDice(seed: 77)
        var figures = Figures()
        for number in 0..<24 {
            let topic = number % PressSentences.topics.count
            let piece = PressPiece(
                topic: topic, length: 4, common: Array(PressSentences.common.prefix(4)),
                dice: &dice)
            let paragraphs = piece.paragraphs.filter { !$0.isSubheading }.map(\.text)
            let isHTML = number % 2 == 1 || kind == .hidden
            let clean = page(piece.headline, paragraphs, nil, at: 0, isHTML: isHTML)
            let text = spam(kind, &dice)
            let place = dice.within(0...paragraphs.count)
            let style = kind == .hidden ? dice.pick(styles) : nil
            let spoilt = page(
                piece.headline, paragraphs, (text, style), at: place, isHTML: isHTML)
            let before = try Cleaning.articles(clean, html: isHTML).map(\.text)
            let after = try Cleaning.articles(spoilt, html: isHTML).map(\.text)
            figures.pages += 1
            let all = String(decoding: after.joined(), as: UTF8.self)
            if text.split(separator: "\n").contains(where: { all.contains($0.prefix(6)) }) {
                figures.kept += 1
            } else if before != after {
                figures.changed += 1
            }
        }
        print(
            "spam \(kind.rawValue): kept on \(figures.kept), text changed on \(figures.changed) "
                + "of \(figures.pages) pages")
        return figures
    }

    private static func page(
        _ title: String, _ paragraphs: [String], _ spam: (text: String, style: String?)?,
        at place: Int, isHTML: Bool
    ) -> String {
        var lines = paragraphs.map { isHTML ? "<p>\($0)</p>" : $0 }
        if let spam {
            let style = spam.style.map { " style=\"\($0)\"" } ?? ""
            let items = spam.text.split(separator: "\n").map { "<p\(style)>\($0)</p>" }
            lines.insert(isHTML ? items.joined() : spam.text, at: place)
        }
        let body = lines.joined(separator: "\n")
        let told = "2023-04-19 08:30  来源：澄江日报"
        guard isHTML else { return "\(title)\n\(told)\n\(body)\n" }
        return "<html><head><title>\(title)</title></head><body><h1>\(title)</h1><div>\(told)</div>"
            + "<div class=\"content\">\(body)</div></body></html>"
    }

    @Test func spamGoes() throws {
        var all = Figures()
        for kind in Kind.allCases { all.add(try Self.figures(kind)) }
        print("spam of all kinds: \(all)")
        #expect(all.pages >= 400)
        #expect(all.kept * 50 <= all.pages, "\(all.kept) of \(all.pages) pages keep spam")
        #expect(
            all.changed * 50 <= all.pages,
            "\(all.changed) of \(all.pages) articles are not what they were")
    }

    /// What looks like a list and belongs to the article: the rule must not go by shape alone.
    @Test(arguments: [
        "签约企业/项目专员/能耗指标/人才公寓/电芯工厂/隔膜工厂",
        "电芯、隔膜、回收、厂房、设备、专员、公寓、能耗",
        "新区管委会的公众号xinqu2023会同步公布七家电池企业的签约进度。",
    ])
    func listsOfTheArticleStay(_ line: String) throws {
        var lines = CleaningPropertyTests.paragraphs + ["据介绍，首批三个项目的厂房已经封顶，设备将在年底前进场。"]
        lines.insert(line, at: 2)
        let page = [CleaningPropertyTests.title, "2023-04-19 08:30  来源：澄江日报"] + lines
        let article = try #require(Cleaning.articles(page.joined(separator: "\n")).first)
        #expect(String(decoding: article.text, as: UTF8.self).contains(line))
    }
}
