import Clean
import Extract
import Glibc
import Lexicon
import Model
import Testing

/// Pages made to take long take a time that grows with their size, and keep the text behind the fault.
@Suite(.serialized) struct HostilePageTests {
    static let sentence = "澄江新区昨天与七家电池企业集中签约，项目协议总投资65亿元。"

    /// What is repeated, and whether it is HTML.
    struct Shape: Sendable, CustomTestStringConvertible {
        let name: String
        let media: Page.MediaType
        /// The piece with that number.
        let piece: @Sendable (Int) -> String
        var testDescription: String { name }

        init(_ name: String, _ media: Page.MediaType, _ piece: @escaping @Sendable (Int) -> String)
        {
            self.name = name
            self.media = media
            self.piece = piece
        }

        func page(bytes: Int) -> Page {
            var content = media == .html ? Array("<!doctype html><body>".utf8) : []
            var number = 0
            while content.count < bytes {
                content += Array(piece(number).utf8)
                number += 1
            }
            content += Array((media == .html ? "<p>" : "\n").utf8)
            content += Array(HostilePageTests.sentence.utf8)
            return Page(source: Source(path: "x"), bytes: content, mediaType: media)
        }
    }

    static let shapes = [
        Shape("open elements", .html) { _ in "<div>" },
        Shape("end tags nobody opened", .html) { $0 < 2000 ? "<div>" : "</i>" },
        Shape("unclosed comments", .html) { _ in "<p>甲<!-- 未完 " },
        Shape("one line of HTML", .html) { _ in "甲乙丙，" },
        Shape("tiny paragraphs", .html) { _ in "<p>甲" },
        Shape("references", .html) { _ in "&amp;&nbsp;&#x4E2D;&bogus;" },
        Shape("ampersands", .html) { _ in "&" },
        Shape("attributes", .html) { $0 == 0 ? "<p " : "a\($0)=\"\($0)\" " },
        Shape("declarations of style", .html) { $0 == 0 ? "<p style=\"" : "a:b;" },
        Shape("values that never end", .html) { _ in "<a href=\"x>甲" },
        Shape("declarations", .html) { _ in "<?" },
        Shape("scripts that never end", .html) { _ in "<script>甲" },
        Shape("empty scripts", .html) { _ in "<script></script>甲" },
        Shape("tables in tables", .html) { _ in "<table><tr><td>甲" },
        Shape("rows", .html) { $0 == 0 ? "<table>" : "<tr><td>甲<td>30" },
        Shape("one line", .text) { _ in "甲乙丙，" },
        Shape("tiny lines", .text) { _ in "甲\n" },
        Shape("equal lines of full width", .text) { "近年来新区各部门把保障项目建设放在首位\($0 % 10)\n" },
        Shape("headings", .text) { "新区重点项目签约仪式\($0)\n" },
        Shape("brackets", .text) { _ in "(" },
        Shape("dates", .text) { _ in "2022-03-10 " },
        Shape("labels", .text) { _ in "来源:作者:" },
        Shape("leftover tags", .text) { _ in "<p>甲</p>&nbsp;" },
        Shape("tags that never end", .text) { _ in "<a " },
        Shape("continued stories", .text) { "(上接第1版)\(sentence)\n新区项目签约\($0)\n" },
    ]

    @Test(arguments: shapes) func timeGrowsWithTheSize(_ shape: Shape) throws {
        let cleaner = try Self.cleaner()
        let bytes = 12_000
        var small = Double.infinity
        var large = Double.infinity
        // The machine may be busy with other tests: the fastest of several runs tells.
        for _ in 0..<5 {
            small = min(small, Self.seconds(shape.page(bytes: bytes), cleaner))
            large = min(large, Self.seconds(shape.page(bytes: bytes * 8), cleaner))
            // 2.3 for each doubling.
            if large < small * 12.2 { return }
        }
        Issue.record("\(shape.name): eight times the page takes \(large / small) times as long")
    }

    @Test(arguments: shapes) func textBehindTheFaultIsKept(_ shape: Shape) throws {
        guard case .kept(let document) = Extractor().extract(shape.page(bytes: 4000)) else {
            Issue.record("\(shape.name): the page was rejected")
            return
        }
        let text = String(decoding: document.text, as: UTF8.self)
        #expect(text.contains(Self.sentence))
        _ = try Self.cleaner().clean(document)
    }

    private static func cleaner() throws -> Cleaner {
        try Cleaner(configuration: .init(), lexicons: LexiconStore())
    }

    private static func seconds(_ page: Page, _ cleaner: Cleaner) -> Double {
        let start = threadTime()
        if case .kept(let document) = Extractor().extract(page) { _ = cleaner.clean(document) }
        return threadTime() - start
    }

    /// CPU time of this thread alone.
    private static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
