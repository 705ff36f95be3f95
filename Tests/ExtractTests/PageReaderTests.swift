import Foundation
import Model
import TestKit
import Testing

@testable import Extract

@Suite struct PageReaderTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test func `a plain file is one page`() throws {
        let file = try folder.file("页.txt", Array("正文\n".utf8))
        #expect(outcomes(file) == ["kept 页.txt text 7"])
    }

    @Test func `gzip is unpacked, members follow each other`() throws {
        let page = Array("总投资30亿元。".utf8)
        #expect(
            outcomes(try folder.file("a.txt.gz", gzip(page))) == [
                "kept a.txt.gz text \(page.count)"
            ])
        let two = gzip(page) + gzip(page) + [0, 0, 0]
        #expect(outcomes(try folder.file("b.gz", two)) == ["kept b.gz text \(page.count * 2)"])
        #expect(
            outcomes(try folder.file("c.html", gzip(Array("<p>甲".utf8)))) == ["kept c.html html 6"])
    }

    @Test func `a gzip file cut anywhere is broken`() throws {
        let whole = gzip(Array(String(repeating: "投资", count: 50).utf8))
        for count in 0..<whole.count {
            let file = try folder.file("cut.txt.gz", Array(whole.prefix(count)))
            #expect(outcomes(file) == ["rejected cut.txt.gz broken_gzip"], "cut at \(count)")
        }
    }

    @Test func `damaged gzip data are broken`() throws {
        var bytes = gzip(Array("总投资30亿元，占地500亩。".utf8))
        bytes[bytes.count - 6] ^= 1
        #expect(outcomes(try folder.file("crc.gz", bytes)) == ["rejected crc.gz broken_gzip"])
        let garbage = gzip([65]) + [66, 67]
        #expect(outcomes(try folder.file("tail.gz", garbage)) == ["rejected tail.gz broken_gzip"])
        #expect(
            outcomes(try folder.file("no.gz", Array("text".utf8))) == ["rejected no.gz broken_gzip"]
        )
    }

    @Test func `a gzip bomb is refused before it fills memory`() throws {
        let bomb = gzip([UInt8](repeating: 65, count: 40 << 20))
        #expect(outcomes(try folder.file("bomb.gz", bomb)) == ["rejected bomb.gz gzip_bomb"])
        #expect(
            outcomes(try folder.file("bomb.jsonl.gz", bomb)) == ["rejected bomb.jsonl.gz gzip_bomb"]
        )
    }

    @Test func `pages over the limit are rejected, packed or not`() throws {
        var configuration = Extractor.Configuration()
        configuration.pageBytes = 1000
        let page = [UInt8](repeating: 65, count: 1001)
        #expect(
            outcomes(try folder.file("a.txt", page), configuration) == ["rejected a.txt too_large"])
        #expect(
            outcomes(try folder.file("a.gz", gzip(page)), configuration) == [
                "rejected a.gz too_large"
            ])
        #expect(
            outcomes(try folder.file("b.txt", Array(page.dropLast())), configuration) == [
                "kept b.txt text 1000"
            ])
    }

    @Test func `links, pipes, folders and missing files are rejected`() throws {
        _ = try folder.file("real.txt", [65])
        #expect(symlink(folder.path + "/real.txt", folder.path + "/link.txt") == 0)
        #expect(outcomes(folder.input("link.txt")) == ["rejected link.txt not_regular_file"])
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        #expect(outcomes(folder.input("pipe.txt")) == ["rejected pipe.txt not_regular_file"])
        #expect(mkdir(folder.path + "/folder.txt", 0o700) == 0)
        #expect(outcomes(folder.input("folder.txt")) == ["rejected folder.txt not_regular_file"])
        #expect(outcomes(folder.input("none.txt")) == ["rejected none.txt unreadable"])
        let null = InputFile(absolutePath: "/dev/null", path: "null")
        #expect(outcomes(null) == ["rejected null not_regular_file"])
    }

    @Test func `a name that is no UTF-8 can be read`() throws {
        let path = Array((folder.path + "/").utf8) + [0xFF, 0xFE]
        let name = path.map { CChar(bitPattern: $0) } + [0]
        let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
        try #require(descriptor >= 0)
        #expect(write(descriptor, "A", 1) == 1)
        close(descriptor)
        #expect(
            outcomes(InputFile(absolutePath: path, path: "\\xFF\\xFE")) == [
                "kept \\xFF\\xFE text 1"
            ])
    }

    @Test func `lines of JSON are pages, bad lines are rejects at their number`() throws {
        let lines = """
            \u{FEFF}{"text":"甲","url":"https://example.com/a","title":"题","published_at":"2026-01-02"}
            {"html":"<p>乙</p>","published_at":1750000000,"x":{"text":[1,{}]}}

            {"text":
            [1]
            {"title":"无"}
            {"text":5}
            {"text":""}
            {"text":"\\ud83d\\ude00\\ud800"}
            """
        let file = try folder.file("d.jsonl", Array(lines.utf8))
        #expect(
            outcomes(file) == [
                "kept d.jsonl#1 text 3", "kept d.jsonl#2 html 10", "rejected d.jsonl#4 bad_json",
                "rejected d.jsonl#5 bad_record", "rejected d.jsonl#6 missing_field",
                "rejected d.jsonl#7 bad_record", "kept d.jsonl#8 text 0", "kept d.jsonl#9 text 7",
            ])
        var pages: [Page] = []
        PageReader().readPages(of: file) { if case .kept(let page) = $0 { pages.append(page) } }
        #expect(pages[0].url == "https://example.com/a")
        #expect(pages[0].title == "题")
        #expect(pages[0].publishedAt == "2026-01-02")
        #expect(pages[0].charset == "UTF-8")
        #expect(pages[1].publishedAt == "1750000000")
        let packed = try folder.file("d.jsonl.gz", gzip(Array(lines.utf8)))
        #expect(outcomes(packed).count == 8)
    }

    @Test func `fields carry the names the configuration gives them`() throws {
        var fields = RecordFields()
        fields.text = "正文"
        fields.url = "link"
        let file = try folder.file(
            "e", Array("{\"正文\":\"甲\",\"link\":\"u\",\"text\":5}".utf8), format: .jsonl,
            fields: fields)
        #expect(outcomes(file) == ["kept e#1 text 3"])
    }

    @Test func `a line over the limit is one reject`() throws {
        var configuration = Extractor.Configuration()
        configuration.pageBytes = 100
        let long = "{\"text\":\"" + String(repeating: "x", count: 1 << 20) + "\"}"
        let file = try folder.file("f.jsonl", Array("\(long)\n{\"text\":\"y\"}\r\n\(long)".utf8))
        #expect(
            outcomes(file, configuration) == [
                "rejected f.jsonl#1 too_large", "kept f.jsonl#2 text 1",
                "rejected f.jsonl#3 too_large",
            ])
    }

    @Test func `records before a break in the gzip data are kept`() throws {
        var lines = ""
        for number in 0..<2000 { lines += "{\"text\":\"第\(number &* 7919)项\"}\n" }
        let packed = gzip(Array(lines.utf8))
        let result = outcomes(try folder.file("g.jsonl.gz", Array(packed.prefix(packed.count / 2))))
        #expect(result.count > 100)
        #expect(result.first == "kept g.jsonl.gz#1 text 7")
        #expect(result.last == "rejected g.jsonl.gz broken_gzip")
    }
}
