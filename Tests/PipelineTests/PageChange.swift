import Glibc
import Testing

/// Ways to show the same article otherwise; none of them changes what it tells.
struct PageChange: Sendable, CustomTestStringConvertible {
    let name: String
    /// Ending of the page's file name.
    let ending: String
    /// From the lines of a fixture (title, date and source, paragraphs) to the page.
    let page: @Sendable ([String]) -> [UInt8]

    var testDescription: String { name }

    private init(
        _ name: String, ending: String = "txt", _ page: @escaping @Sendable ([String]) -> [UInt8]
    ) {
        self.name = name
        self.ending = ending
        self.page = page
    }

    private static func text(
        _ name: String, _ change: @escaping @Sendable ([String]) -> [String]
    ) -> PageChange {
        PageChange(name) { Array(change($0).joined(separator: "\n").utf8) }
    }

    static let around: [PageChange] = [
        text("menus above, notices below") { menus + spaced($0) + notices },
        text("teasers of other projects below") { spaced($0) + teasers },
        text("menus, notices and teasers") { menus + spaced($0) + notices + teasers },
        text("a line of injected keywords inside") {
            Array($0.prefix(3)) + [keywords] + Array($0.dropFirst(3))
        },
        text("a line of injected keywords above") { [keywords] + $0 },
    ]

    static let layout: [PageChange] = [
        text("blank lines between") { spaced($0) },
        text("indented by two wide blanks") { $0.map { "\u{3000}\u{3000}" + $0 } },
        PageChange("lines ending in CR LF") { Array($0.joined(separator: "\r\n").utf8) },
    ]

    static let narrowBreaks = text("broken every 27 characters") { broken($0, every: 27) }

    /// Short paragraphs at this width give too few full lines to see that the page is wrapped.
    static let wideBreaks = text("broken every 40 characters") { broken($0, every: 40) }

    static let width: [PageChange] = [
        text("wide digits") { $0.map(wideDigits) },
        text("narrow punctuation") { $0.map(narrowMarks) },
    ]

    static let charset: [PageChange] = [
        PageChange("UTF-8 with a byte order mark") {
            [0xEF, 0xBB, 0xBF] + Array($0.joined(separator: "\n").utf8)
        },
        PageChange("GB18030") { encoded($0.joined(separator: "\n"), "GB18030") },
        PageChange("HTML in GB18030", ending: "html") {
            encoded(html($0, charset: "gbk"), "GB18030")
        },
        PageChange("HTML in UTF-8", ending: "html") { Array(html($0, charset: "utf-8").utf8) },
    ]

    private static let menus = [
        "首页 | 要闻 | 招商 | 园区 | 人才", "", "登录", "", "注册", "", "首页 > 要闻 > 正文", "",
    ]
    private static let notices = [
        "", "责任编辑：林舟", "", "版权声明：本站所转文章只代表作者本人的看法，未经许可，请勿转载。", "",
        "沪ICP备00000000号", "", "关于我们 | 联系我们", "",
    ]
    private static let teasers = [
        "", "相关文章", "", "南岸区签约十个项目 总投资30亿元", "", "南岸区签约十个项目 总投资30亿元", "",
        "　　近日，南岸区举行集中签约，十个项目落地，总投资三十亿元，涉及装备、材料和物流三个行业，建成以后可以带动五千人就业，成为全区新的增长点...",
        "", "西岸新城开工建设储能产业园", "", "西岸新城开工建设储能产业园", "",
        "　　5月3日，西岸新城储能产业园项目开工，总投资12亿元，由西岸绿能科技有限公司投资建设，将建成年产五吉瓦时的储能系统生产线...",
    ]
    private static let keywords = "快乐牌屋下载 | 极速飞车计划 | 在线影院大全 | 代做毕业论文 | 免审批放款快 | 网上兼差日结 | 真人牌桌入口"

    private static func spaced(_ lines: [String]) -> [String] {
        lines.flatMap { [$0, ""] }
    }

    private static func broken(_ lines: [String], every width: Int) -> [String] {
        lines.flatMap { line in
            let scalars = Array(line.unicodeScalars)
            return stride(from: 0, to: scalars.count, by: width).map { start in
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars[start..<min(start + width, scalars.count)])
                return String(text)
            } + [""]
        }
    }

    static func wideDigits(_ line: String) -> String {
        mapped(line) { (0x30...0x39).contains($0) ? $0 + 0xFEE0 : $0 }
    }

    static func narrowDigits(_ line: String) -> String {
        mapped(line) { (0xFF10...0xFF19).contains($0) ? $0 - 0xFEE0 : $0 }
    }

    /// , : ( ) ; as ASCII marks; the full stop has no narrow form.
    static func narrowMarks(_ line: String) -> String {
        mapped(line) { [0xFF0C, 0xFF1A, 0xFF08, 0xFF09, 0xFF1B].contains($0) ? $0 - 0xFEE0 : $0 }
    }

    private static func mapped(_ line: String, _ change: (UInt32) -> UInt32) -> String {
        var text = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            text.append(Unicode.Scalar(change(scalar.value)) ?? scalar)
        }
        return String(text)
    }

    private static func html(_ lines: [String], charset: String) -> String {
        let body = lines.dropFirst(2).map { "<p>\($0)</p>" }.joined(separator: "\n")
        return """
            <html><head><meta charset="\(charset)"><title>\(lines[0])</title></head><body>
            <div class="nav"><a href="/">首页</a> <a href="/a">要闻</a></div>
            <h1>\(lines[0])</h1><div class="info">\(lines[1])</div>
            <div class="content">\(body)</div></body></html>
            """
    }

    /// The bytes of `text` in a charset that the C library knows; empty if it cannot hold the text.
    private static func encoded(_ text: String, _ charset: String) -> [UInt8] {
        guard let converter = iconv_open(charset, "UTF-8"), converter != iconv_t(bitPattern: -1)
        else { return [] }
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2)
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, left) = (source.baseAddress, source.count)
                var (to, room) = (target.baseAddress, target.count)
                guard iconv(converter, &from, &left, &to, &room) != Int.max, left == 0 else {
                    return 0
                }
                return target.count - room
            }
        }
        return output.prefix(written).map { UInt8(bitPattern: $0) }
    }
}
