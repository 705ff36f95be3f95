import Testing

@testable import HTML

/// Faults in markup never cost the text that follows them.
@Suite struct MalformedHTMLTests {
    @Test(arguments: [
        "<p>甲</p><!-- 未完 <p>后</p>",
        "<p>甲</p><!-- 完 --><!-- 未完 <p>后</p><!-- 又",
        "<p>甲</p><!-- 未完后",
        "<p>甲</p><!--><p>后</p>",
        "<p>甲</p><!----!><p>后</p>",
        "<p>甲</p><script>var x = 1; <p>后</p>",
        "<p>甲</p><style>p{} <p>后</p>",
        "<p>甲</p><textarea><p>后</p>",
        "<title>题<p>甲</p><p>后</p>",
        "<p>甲</p><a href=\"x>后</a>",
        "<p>甲</p><img alt='x><p>后</p>",
        "<p>甲</p></div></p></table></body></html><p>后</p>",
        "<html><body class=a><p>甲<html lang=zh><body id=b class=c><p>后",
        "<p>甲<table><p>后</table>",
        "<p>甲\u{0}</p>\u{0}<p>后</p>",
        "<p>甲</p><![CDATA[ x ]]><p>后</p>",
        "<p>甲</p><?php echo 1 ?><p>后</p>",
        "<p>甲</p><b<i</p><p>后</p>",
        "<p>甲</p>&#xD800;&#x110000;&#0;&bogus;&<p>后</p>",
        "<frameset><p>甲</p><p>后</p>",
    ])
    func `text after the fault is kept`(html: String) throws {
        let lines = try outline(html).joined(separator: "\n")
        #expect(lines.contains("甲"))
        #expect(lines.contains("后"))
    }

    /// libxml2 takes the end tag behind it for text.
    @Test(arguments: ["<!doctype html>", "<!DOCTYPE x>", "<!ELEMENT br EMPTY>"])
    func `a declaration between elements is no text`(declaration: String) throws {
        let page = "\(declaration)<div><p>甲\(declaration)</p></div>后\(declaration)</b>末"
        #expect(try outline(page) == ["paragraph 甲", "paragraph 后末"])
    }

    @Test func `NUL bytes go without a trace`() throws {
        #expect(try outline("<p>营\u{0}收<\u{0}/p><p>后") == ["paragraph 营收", "paragraph 后"])
    }

    @Test(arguments: [
        "div", "p", "b", "a href=x", "table><tr><td", "ul><li", "font", "span hidden",
    ])
    func `deep nesting keeps its text`(tag: String) throws {
        let depth = 20_000
        let open = String(repeating: "<\(tag)>", count: depth)
        let content = try #require(HTMLParser().parse(Array("<p>前</p>\(open)深<p>后".utf8)))
        checkShape(content)
        let text = String(decoding: content.text, as: UTF8.self)
        #expect(text.hasPrefix("前"))
        #expect(text.contains("深"))
        #expect(text.hasSuffix("后"))
    }

    @Test func `a hundred thousand nested elements`() throws {
        let depth = 100_000
        let page =
            String(repeating: "<div>", count: depth) + "深"
            + String(repeating: "</div>", count: depth) + "后"
        #expect(try outline(page) == ["paragraph 深", "paragraph 后"])
    }

    @Test func `bytes that are no UTF-8 do no harm`() throws {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("<>/!-=\"'& apbdivscriptTItle;#x0\u{0}\n中文".utf8) + [0xFF, 0xC2, 0xE3]
        for _ in 0..<300 {
            let bytes = (0..<400).map { _ in
                alphabet.randomElement(using: &generator) ?? 0x3C
            }
            _ = HTMLParser().parse(bytes)
        }
    }
}
