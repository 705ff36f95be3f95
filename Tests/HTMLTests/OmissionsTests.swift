import Testing

@testable import HTML

/// What is not given to the parser changes nothing in what it finds.
@Suite struct OmissionsTests {
    @Test func `scripts, styles and comments are not parsed`() {
        let page = "甲<script src=x>var a = '</p>';</script>乙<STYLE>p{}</STYLE>丙<!-- 丁 -->戊"
        let parsed = String(decoding: MarkupRepair(Array(page.utf8)).parsed, as: UTF8.self)
        #expect(parsed == "甲<script src=x></script>乙<STYLE></STYLE>丙<!---->戊")
    }

    @Test(arguments: [
        // Ends where it starts, for libxml2.
        "<script/>甲</script>乙",
        "<?php echo '<script>' ?>甲</script>乙",
        "<!DOCTYPE <script>甲</script>乙",
        "<textarea><script>x</textarea>甲",
        "<p>甲</p><!--!><p>乙</p>",
        "<p>甲<!-- 丙 --!>乙</p>",
    ])
    func `what a reader may see is parsed`(page: String) {
        let repaired = MarkupRepair(Array(page.utf8))
        #expect(repaired.parsed == repaired.bytes)
    }

    @Test func `structured data is still read`() throws {
        let page = """
            <script type="application/ld+json">{"headline": "签约"}</script><p>甲
            """
        let content = try #require(HTMLParser().parse(Array(page.utf8)))
        #expect(content.metadata.map(\.name) == ["jsonld:headline"])
    }

    @Test func `lines and offsets are those of the page`() throws {
        let page = "<p>甲\n<script>\n\nvar a;\n</script>\n<p>乙丙<!--\n丁\n--></p>\n<p>戊己</p>"
        let bytes = Array(page.utf8)
        let content = try #require(HTMLParser().parse(bytes))
        #expect(content.blocks.map(\.line) == [1, 6, 9])
        for block in content.blocks {
            let offset = try #require(block.pageOffset)
            #expect(bytes[offset...].starts(with: content.text[block.range]))
        }
    }
}
