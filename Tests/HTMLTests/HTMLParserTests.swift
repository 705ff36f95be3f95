import Testing

@testable import HTML

/// One line a block: `role[!hidden][@container] text`.
func outline(_ html: String) throws -> [String] {
    try outline(Array(html.utf8))
}

func outline(_ html: [UInt8]) throws -> [String] {
    let content = try #require(HTMLParser().parse(html))
    checkShape(content)
    return content.blocks.map { block in
        let role = "\(block.role)" + (block.headingLevel > 0 ? "\(block.headingLevel)" : "")
        let hidden = block.isHidden ? "!" : ""
        let container = block.container == .none ? "" : "@\(block.container)"
        return "\(role)\(hidden)\(container) "
            + String(decoding: content.text[block.range], as: UTF8.self)
    }
}

/// Blocks follow each other, one to a line, and cover the text.
func checkShape(_ content: HTMLContent) {
    var next = 0
    for block in content.blocks {
        #expect(block.range.lowerBound == next)
        #expect(!block.range.isEmpty)
        #expect(block.linkBytes <= block.range.count)
        next = block.range.upperBound + 1
    }
    #expect(content.blocks.isEmpty ? content.text.isEmpty : content.text.count == next - 1)
    #expect(!content.text.contains(0))
    #expect(content.text.count { $0 == 0x0A } == max(0, content.blocks.count - 1))
    #expect((try? UTF8Span(validating: content.text.span)) != nil)
}

@Suite struct HTMLParserTests {
    @Test(arguments: [
        ("<h2>甲公司签约</h2><p>总投资30亿元。</p>", ["heading2 甲公司签约", "paragraph 总投资30亿元。"]),
        ("<ul><li>一<li>二</ul>", ["listItem 一", "listItem 二"]),
        ("<div>上<br>下<br/>末</div>", ["paragraph 上", "paragraph 下", "paragraph 末"]),
        ("<p>粗<b>体</b>和<a href=x>链</a></p>", ["paragraph 粗体和链"]),
        ("<pre>第一行\n  第二行</pre>", ["preformatted 第一行", "preformatted   第二行"]),
        ("<figure><img><figcaption>签约现场</figcaption></figure>", ["caption 签约现场"]),
        ("<p>　　总 \n\t 投资&nbsp;&nbsp;30&#20159;元&#12290;</p>", ["paragraph 总 投资 30亿元。"]),
        ("<p>引&#147;号&#148;&hellip;&lt;b&gt;</p>", ["paragraph 引“号”…<b>"]),
        ("<p>零\u{200B}宽\u{FEFF}字</p>", ["paragraph 零宽字"]),
        ("<p>营收<5亿元，利润>1亿元</p>", ["paragraph 营收<5亿元，利润>1亿元"]),
        (
            "前<script>var a='<p>假</p>'</script><style>p{}</style><noscript>无</noscript>后",
            ["paragraph 前后"]
        ),
        (
            "<select><option>甲<option>乙</select><iframe>丙</iframe><template><p>丁</template><p>留",
            ["paragraph 留"]
        ),
        ("没有标签的一行", ["paragraph 没有标签的一行"]),
        ("", []),
        ("<p>　</p><p>&nbsp;</p>", []),
    ])
    func `blocks of visible text`(html: String, expected: [String]) throws {
        #expect(try outline(html) == expected)
    }

    @Test(arguments: [
        (
            "<table><tr><th>项目<th>投资<tr><td>甲厂<td><p>3亿元</p></table>",
            ["tableRow 项目\t投资", "tableRow 甲厂\t3亿元"]
        ),
        ("<table><tr><td>甲<td><td>丙<td></table>", ["tableRow 甲\t\t丙"]),
        ("<table><tr><td>单格<br>两行</table>", ["paragraph 单格", "paragraph 两行"]),
        (
            "<table><tr><td>栏<td><table><tr><td>内一<td>内二</table></table>",
            ["paragraph 栏", "tableRow 内一\t内二"]
        ),
        ("<table><tr><td><h1>标题</h1><td>右</table>", ["heading1 标题", "paragraph 右"]),
        (
            "<table><tr><th rowspan=2>项目<th colspan=2>投资<th rowspan=2>地点<tr><th>总额<th>设备"
                + "<tr><td>甲厂<td>3<td>1<td rowspan=2>东湾<tr><td>乙厂<td>2<td>1</table>",
            [
                "tableRow 项目\t投资\t\t地点", "tableRow 项目\t总额\t设备\t地点", "tableRow 甲厂\t3\t1\t东湾",
                "tableRow 乙厂\t2\t1\t东湾",
            ]
        ),
        (
            "<table><tr><td rowspan=999999999>甲<td colspan=x>1<tr><td>2</table><table><tr><td>丙<td>丁</table>",
            ["tableRow 甲\t1", "paragraph 2", "tableRow 丙\t丁"]
        ),
    ])
    func `rows of data and of layout`(html: String, expected: [String]) throws {
        #expect(try outline(html) == expected)
    }

    @Test func `a long cell lays out the page`() throws {
        let long = String(repeating: "长栏文字。", count: 60)
        #expect(
            try outline("<table><tr><td>菜单<td>\(long)</table>") == [
                "paragraph 菜单", "paragraph \(long)",
            ])
    }

    @Test(arguments: [
        "display:none", "DISPLAY : none !important", "color:red;visibility:hidden", "font-size:0",
        "font-size:0px", "font-size:.0em", "text-indent:-9999px", "position:absolute;left:-1000px",
        "top:-99em", "opacity:0",
    ])
    func `hidden by style`(style: String) throws {
        #expect(
            try outline("<div style='\(style)'><p>甲</p></div><p>乙</p>") == [
                "paragraph! 甲", "paragraph 乙",
            ])
    }

    @Test(arguments: [
        "display:block", "font-size:0.8em", "font-size:10px", "text-indent:2em", "text-indent:-2em",
        "left:-10px", "opacity:0.5", "opacity:.9", "font-size:100%", "display", ";;:", "left:-50%",
    ])
    func `not hidden by style`(style: String) throws {
        #expect(try outline("<div style='\(style)'>甲</div>") == ["paragraph 甲"])
    }

    @Test func `hidden words leave the sentence they stand in`() throws {
        #expect(
            try outline(
                "<p>总投资<span style='display:none'>赌 <a href=x>博</a></span>30亿元</p><p hidden>乙</p>")
                == [
                    "paragraph 总投资30亿元", "paragraph! 赌 博", "paragraph! 乙",
                ])
    }

    @Test(arguments: [
        ("class='TRS_Editor'", "@article"), ("id=zoom", "@article"), ("id=UCAPCONTENT", "@article"),
        ("class='foo vsb_content'", "@article"), ("itemprop=articleBody", "@article"),
        ("class=left-sidebar", "@aside"), ("class='nav_list'", "@navigation"),
        ("id=footer", "@footer"), ("class='post-comments'", "@comments"),
        ("class=related_news", "@related"), ("role=navigation", "@navigation"),
        ("class='no-sidebar'", ""), ("class=unremarkable", ""), ("class='navy'", ""),
    ])
    func `containers by name`(attribute: String, expected: String) throws {
        let body = "<p>正文正文正文正文正文正文</p>"
        #expect(
            try outline("<div \(attribute)><p>甲</p></div>\(body)").first == "paragraph\(expected) 甲"
        )
    }

    @Test func `the nearest container counts`() throws {
        #expect(
            try outline("<article><nav><b>栏</b></nav><p>正文正文正文</p></article><footer>脚</footer>")
                == [
                    "paragraph@navigation 栏", "paragraph@article 正文正文正文", "paragraph@footer 脚",
                ])
    }

    @Test func `a form around the page says nothing`() throws {
        #expect(
            try outline("<form id=aspnetForm><p>正文正文正文</p><form><p>登录</p></form></form>") == [
                "paragraph 正文正文正文", "paragraph@form 登录",
            ])
    }

    @Test func `siblings have one parent`() throws {
        let content = try #require(
            HTMLParser().parse(
                Array(
                    "<div id=a>一<br>二<p>三</p><p>四</p></div><div id=b><div>五</div><div>六</div></div>"
                        .utf8)))
        let parents = content.blocks.map(\.parent)
        #expect(Set(parents[0..<4]).count == 1)
        #expect(parents[4] == parents[5])
        #expect(parents[0] != parents[4])
    }

    @Test func `link bytes`() throws {
        let content = try #require(
            HTMLParser().parse(Array("<p>见<a href=x>链接</a>和<a name=y>锚</a></p>".utf8)))
        #expect(content.blocks.map(\.linkBytes) == [6])
    }

    @Test func `lines and places on the page`() throws {
        let page = Array(
            "<html>\n<body>\n<p>甲乙</p>\n\n<p>\n丙&amp;丁</p>\n<p>戊<b>己</b></p><p> 庚 辛</p>".utf8)
        let content = try #require(HTMLParser().parse(page))
        #expect(content.blocks.map(\.line) == [3, 6, 7, 7])
        for (block, isVerbatim) in zip(content.blocks, [true, false, false, true]) {
            #expect((block.pageOffset != nil) == isVerbatim)
            if let offset = block.pageOffset {
                #expect(
                    Array(page[offset..<offset + block.range.count])
                        == Array(content.text[block.range]))
            }
        }
    }

    @Test func `long paragraphs are found on the page`() throws {
        let long = (0..<4000).map { "第\($0)项投资。" }.joined()
        let page = Array("<html><body><div>\n<p>\(long)</p><p>后</p>".utf8)
        let content = try #require(HTMLParser().parse(page))
        #expect(content.blocks.count == 2)
        for block in content.blocks {
            let offset = try #require(block.pageOffset)
            #expect(
                Array(page[offset..<offset + block.range.count]) == Array(content.text[block.range])
            )
        }
    }

    @Test func `what the page says about itself`() throws {
        let html = """
            <head><title> 甲市 签约
             </title><meta name="ArticleTitle" content="签约"><meta property="og:title" content="a&amp;b">
            <meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=x>
            <link rel="canonical" href="https://example.com/1"></head><body><svg><title>图标</title></svg>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"头\\u6761",
            "author":[{"@type":"Person","name":"王强"}],"publisher":{"name":"某报"},"name":"无",
            "datePublished":"2026-01-02", }</script>正文
            """
        let content = try #require(HTMLParser().parse(Array(html.utf8)))
        #expect(
            content.metadata.map { "\($0.name)=\($0.value)" } == [
                "title=甲市 签约", "meta:articletitle=签约", "meta:og:title=a&b",
                "meta:content-type=text/html; charset=gb2312",
                "link:canonical=https://example.com/1",
                "jsonld:headline=头条", "jsonld:author.name=王强", "jsonld:publisher.name=某报",
                "jsonld:datepublished=2026-01-02",
            ])
    }

    @Test(arguments: [
        #"{"headline": "半"#, #"{{{{"headline":"半""#, #"[1,,{"headline":"半",},]"#,
        "<!-- {\"headline\":\"半\",\n\"x\":\"a\nb\"} -->",
        #"// x"# + "\n" + #"{"a":{"b":[]},"headline":"半"}"#,
    ])
    func `broken JSON-LD gives what it has`(script: String) {
        let found = StructuredData(Array(script.utf8)).found
        #expect(found == [HTMLContent.Metadata(name: "jsonld:headline", value: "半")])
    }
}
