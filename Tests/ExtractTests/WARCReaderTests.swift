import Model
import TestKit
import Testing

@testable import Extract

@Suite struct WARCReaderTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private static let page = Array("<html><body><p>总投资30亿元。</p></body></html>".utf8)

    /// Outcomes of an archive, and what was skipped, in one list.
    private func read(
        _ bytes: [UInt8], _ name: String = "a.warc", pageBytes: Int = 1 << 20
    ) throws -> [String] {
        let file = try folder.file(name, bytes)
        var lines: [String] = []
        var configuration = Extractor.Configuration()
        configuration.pageBytes = pageBytes
        let skipped = PageReader(configuration: configuration).readPages(of: file) { outcome in
            switch outcome {
            case .kept(let page):
                lines.append("kept \(page.source) \(page.mediaType) \(page.bytes.count)")
            case .rejected(let reject):
                lines.append("rejected \(reject.source) \(reject.reason.rawValue)")
            }
        }
        for kind in SkippedRecords.Kind.allCases where skipped[kind] > 0 {
            lines.append("skipped \(skipped[kind]) \(kind.rawValue)")
        }
        return lines
    }

    private func pages(_ bytes: [UInt8], _ name: String = "p.warc") throws -> [Page] {
        var pages: [Page] = []
        PageReader().readPages(of: try folder.file(name, bytes)) {
            if case .kept(let page) = $0 { pages.append(page) }
        }
        return pages
    }

    @Test func `a response is a page with its address, day of fetching and digest`() throws {
        var record = WARCFixture.response(Self.page)
        record.url = "<http://example.com/招商>"
        for version in ["WARC/1.0", "WARC/1.1"] {
            record.version = version
            let page = try #require(try pages(record.bytes).first)
            #expect(page.bytes == Self.page)
            #expect(page.mediaType == .html)
            #expect(page.url == "http://example.com/招商")
            #expect(page.fetchedAt == "2026-11-20T08:30:00Z")
            #expect(page.digest == ContentDigest(of: Self.page))
            #expect(page.publishedAt == nil)
        }
    }

    @Test func `each record is known by its offset in the file, packed or not`() throws {
        let records = (0..<3).map { WARCFixture.response("<p>第\($0)项").bytes }
        let plain = records[0].count
        #expect(
            try read(records.flatMap { $0 }) == [
                "kept a.warc#0 html 10", "kept a.warc#\(plain) html 10",
                "kept a.warc#\(plain * 2) html 10",
            ])
        let packed = records.map { gzip($0) }
        let offsets = [0, packed[0].count, packed[0].count + packed[1].count]
        #expect(
            try read(packed.flatMap { $0 } + [0, 0, 0], "a.warc.gz")
                == offsets.map { "kept a.warc.gz#\($0) html 10" })
        // Of an archive packed as a whole only the first record has a place of its own.
        #expect(try read(gzip(records.flatMap { $0 }), "b.warc.gz").count == 3)
    }

    @Test func `a file without extension is known by its first line`() throws {
        let record = WARCFixture.response(Self.page).bytes
        #expect(try read(record, "crawl") == ["kept crawl#0 html \(Self.page.count)"])
        #expect(try read(gzip(record), "crawl.gz") == ["kept crawl.gz#0 html \(Self.page.count)"])
    }

    @Test func `every other record is counted`() throws {
        var bytes: [UInt8] = []
        for type in ["warcinfo", "request", "metadata", "revisit", "continuation", "novel"] {
            bytes += WARCFixture(type: type, block: Array("x: y\r\n".utf8)).bytes
        }
        bytes +=
            WARCFixture(
                url: "dns:example.com", contentType: "text/dns", block: Array("1".utf8)
            ).bytes
        bytes += WARCFixture.response([], status: "301 Moved Permanently").bytes
        bytes += WARCFixture.response(Self.page, status: "404 Not Found").bytes
        bytes += WARCFixture.response([0x89, 0x50], type: "image/png").bytes
        bytes += WARCFixture.response([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], type: nil).bytes
        bytes += WARCFixture.response(Array("%PDF-".utf8), type: "application/pdf").bytes
        let pdf =
            bytes.count
            - WARCFixture.response(Array("%PDF-".utf8), type: "application/pdf").bytes.count
        let expected = [
            "rejected a.warc#\(pdf) unsupported_media_type",
            "skipped 1 warcinfo", "skipped 1 request", "skipped 1 metadata", "skipped 1 revisit",
            "skipped 1 continuation", "skipped 2 status", "skipped 2 media", "skipped 2 other",
        ]
        #expect(try read(bytes) == expected)
    }

    @Test func `resources and conversions are pages of their type`() throws {
        let resource = WARCFixture(type: "resource", contentType: "text/html", block: Self.page)
        let text = WARCFixture(
            type: "conversion", contentType: "text/plain", block: Array("占地500亩。".utf8))
        let found = try pages(resource.bytes + text.bytes)
        #expect(found.map(\.mediaType) == [.html, .text])
        #expect(found.map(\.bytes) == [Self.page, Array("占地500亩。".utf8)])
    }

    @Test(arguments: [
        ("Transfer-Encoding: chunked\r\n", WARCFixture.chunked(page, size: 7)),
        ("Content-Encoding: gzip\r\n", gzip(page)),
        ("Content-Encoding: deflate\r\n", WARCFixture.deflated(page, windowBits: 15)),
        ("Content-Encoding: deflate\r\n", WARCFixture.deflated(page, windowBits: -15)),
        (
            "Content-Encoding: GZIP\r\nTransfer-Encoding: chunked\r\n",
            WARCFixture.chunked(gzip(page), size: 5)
        ),
        // Crawlers that unpack the body leave the fields of the server.
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", page),
        ("Content-Encoding: deflate\r\n", page), ("Content-Encoding: br\r\n", page),
        // The last chunk may be missing when the connection was closed.
        ("Transfer-Encoding: chunked\r\n", WARCFixture.chunked(page, size: 9).dropLast(5)),
    ])
    func `bodies are freed of chunks and packing`(_ fields: String, _ body: [UInt8]) throws {
        let found = try pages(WARCFixture.response(body, fields: fields).bytes)
        #expect(found.map(\.bytes) == [Self.page])
    }

    @Test func `bodies that cannot be unpacked are rejects`() throws {
        let cases: [(String, [UInt8], String)] = [
            (
                "Content-Encoding: br\r\n", [0x0B, 0x02, 0x80, 1, 2, 3, 0, 1, 3],
                "unsupported_encoding"
            ),
            ("Content-Encoding: gzip\r\n", Array(gzip(Self.page).dropLast(9)), "broken_gzip"),
            ("Content-Encoding: gzip\r\n", gzip(Self.page).dropLast(2) + [9, 9], "broken_gzip"),
            (
                "Content-Encoding: gzip\r\n", gzip([UInt8](repeating: 65, count: 2 << 20)),
                "too_large"
            ),
            (
                "Transfer-Encoding: chunked\r\n",
                Array(WARCFixture.chunked(Self.page, size: 9).dropLast(12)), "truncated_record"
            ),
            ("Transfer-Encoding: chunked\r\n", Array("2\r\nab\r\nzz\r\n".utf8), "bad_record"),
        ]
        for (fields, body, code) in cases {
            let bytes = WARCFixture.response(body, fields: fields).bytes
            let next = "kept a.warc#\(bytes.count) html \(Self.page.count)"
            #expect(
                try read(bytes + WARCFixture.response(Self.page).bytes)
                    == ["rejected a.warc#0 \(code)", next], "\(fields)")
        }
    }

    @Test func `a body that is a bomb is refused before it fills memory`() throws {
        let bomb = gzip([UInt8](repeating: 65, count: 40 << 20))
        let record = WARCFixture.response(bomb, fields: "Content-Encoding: gzip\r\n").bytes
        #expect(try read(record, pageBytes: 64 << 20) == ["rejected a.warc#0 gzip_bomb"])
        let member = gzip(WARCFixture.response([UInt8](repeating: 65, count: 40 << 20)).bytes)
        let good = gzip(WARCFixture.response(Self.page).bytes)
        #expect(
            try read(good + member + good, "a.warc.gz", pageBytes: 64 << 20) == [
                "kept a.warc.gz#0 html \(Self.page.count)",
                "rejected a.warc.gz#\(good.count) gzip_bomb",
                "kept a.warc.gz#\(good.count + member.count) html \(Self.page.count)",
            ])
    }

    @Test func `the charset of the response is a hint`() throws {
        let big5: [UInt8] = [0xA7, 0xEB, 0xB8, 0xEA]  // 投資
        let told = WARCFixture.response(big5, type: "text/html; Charset=\"Big5\"")
        #expect(try pages(told.bytes).first?.charset == "big5")
        let wrong = WARCFixture.response(Self.page, type: "text/html; charset=gbk")
        #expect(try pages(wrong.bytes).map(\.charset) == [nil])
        let latin = WARCFixture.response(big5, type: "text/html; charset=ISO-8859-1")
        #expect(try pages(latin.bytes).map(\.charset) == [nil])
    }

    @Test(arguments: ["", "abc", "-5", "99999999999999999999", "1 2", "3", "100000"])
    func `a wrong length costs one record`(_ length: String) throws {
        var bad = WARCFixture.response(Self.page)
        bad.length = length
        let good = WARCFixture.response(Self.page).bytes
        let plain = try read(good + bad.bytes + good)
        #expect(plain.count == 3)
        #expect(plain.first == "kept a.warc#0 html \(Self.page.count)")
        #expect(plain[1].hasPrefix("rejected a.warc#\(good.count) "))
        #expect(plain.last == "kept a.warc#\(good.count + bad.bytes.count) html \(Self.page.count)")
        let packed = [gzip(good), gzip(bad.bytes), gzip(good)]
        let found = try read(packed.flatMap { $0 }, "a.warc.gz")
        #expect(found.count == 3)
        #expect(found[1].hasPrefix("rejected a.warc.gz#\(packed[0].count) "))
        #expect(
            found.last
                == "kept a.warc.gz#\(packed[0].count + packed[1].count) html \(Self.page.count)")
    }

    @Test func `a damaged member costs one record`() throws {
        let records = (0..<3).map { gzip(WARCFixture.response("<p>第\($0)项，总投资\($0)亿元").bytes) }
        for place in stride(from: 10, to: records[1].count, by: 7) {
            var middle = records[1]
            middle[place] ^= 0x55
            let found = try read(records[0] + middle + records[2], "a.warc.gz")
            let size = Array("<p>第0项，总投资0亿元".utf8).count
            #expect(found.first == "kept a.warc.gz#0 html \(size)", "\(place)")
            #expect(
                found.last == "kept a.warc.gz#\(records[0].count + middle.count) html \(size)",
                "\(place)")
            #expect(found.count == 3, "\(place): \(found)")
        }
    }

    @Test func `an archive cut anywhere keeps what stands before the cut`() throws {
        let record = WARCFixture.response(Self.page).bytes
        for count in stride(from: 1, to: record.count - 4, by: 11) {
            let plain = try read(record + record.prefix(count))
            #expect(plain.count == 2, "\(count)")
            #expect(plain.first == "kept a.warc#0 html \(Self.page.count)")
            #expect(plain.last?.hasPrefix("rejected a.warc#\(record.count) ") == true, "\(count)")
        }
        let packed = gzip(record)
        for count in stride(from: 1, to: packed.count, by: 5) {
            let found = try read(packed + packed.prefix(count), "a.warc.gz")
            #expect(
                found == [
                    "kept a.warc.gz#0 html \(Self.page.count)",
                    "rejected a.warc.gz#\(packed.count) broken_gzip",
                ], "\(count)")
        }
    }

    @Test func `what is no archive at all is one reject`() throws {
        #expect(try read([], "e.warc") == [])
        #expect(try read(Array("hello".utf8), "e.warc") == ["rejected e.warc#0 bad_record"])
        #expect(
            try read(gzip(Array("hello".utf8)), "e.warc.gz") == ["rejected e.warc.gz#0 bad_record"])
        #expect(
            try read(Array("WARC/2.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n".utf8), "e.warc")
                == ["rejected e.warc#0 bad_record"])
        let endless = Array("WARC/1.0\r\n".utf8) + [UInt8](repeating: 65, count: 1 << 18)
        #expect(try read(endless, "e.warc") == ["rejected e.warc#0 bad_record"])
    }

    @Test func `blocks over the limit are one reject each`() throws {
        let large = WARCFixture.response([UInt8](repeating: 65, count: 1 << 18)).bytes
        let small = WARCFixture.response(Self.page).bytes
        #expect(
            try read(large + small, pageBytes: 1000) == [
                "rejected a.warc#0 too_large", "kept a.warc#\(large.count) html \(Self.page.count)",
            ])
    }

    @Test func `a response without HTTP and a part of a record are rejects`() throws {
        let bare = WARCFixture(block: Self.page).bytes
        var part = WARCFixture.response(Self.page)
        part.more = "WARC-Segment-Number: 1\r\n"
        #expect(
            try read(bare + part.bytes) == [
                "rejected a.warc#0 bad_record", "rejected a.warc#\(bare.count) truncated_record",
            ])
    }

    @Test func `random damage neither crashes nor loses count`() throws {
        let archive = (0..<6).flatMap { WARCFixture.response("<p>第\($0)项").bytes }
        let packed = (0..<6).flatMap { gzip(WARCFixture.response("<p>第\($0)项").bytes) }
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for (bytes, name) in [(archive, "r.warc"), (packed, "r.warc.gz")] {
            for _ in 0..<120 {
                var damaged = bytes
                for _ in 0..<(1 + random(4)) {
                    let place = random(damaged.count)
                    switch random(3) {
                    case 0: damaged[place] = UInt8(random(256))
                    case 1: damaged.removeSubrange(place..<min(damaged.count, place + random(60)))
                    default: damaged.insert(UInt8(random(256)), at: place)
                    }
                }
                let found = try read(damaged, name)
                #expect(!found.isEmpty)
                #expect(found.count <= 20)
            }
        }
    }
}
