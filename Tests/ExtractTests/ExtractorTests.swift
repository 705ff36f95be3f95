import Foundation
import Model
import TestKit
import Testing

@testable import Extract

@Suite struct ExtractorTests {
    let source = Source(path: "page")

    func document(_ bytes: [UInt8], _ type: Page.MediaType = .text) throws -> Document {
        switch Extractor().extract(Page(source: source, bytes: bytes, mediaType: type)) {
        case .kept(let document): return document
        case .rejected(let reject):
            Issue.record("rejected: \(reject.reason) \(reject.message)")
            throw Failure(reject.reason, reject.message)
        }
    }

    func reason(_ bytes: [UInt8], _ type: Page.MediaType = .text) -> Reject.Reason? {
        guard
            case .rejected(let reject) = Extractor().extract(
                Page(source: source, bytes: bytes, mediaType: type))
        else { return nil }
        #expect(reject.digest == ContentDigest(of: bytes))
        #expect(reject.stage == .extract)
        return reject.reason
    }

    @Test func `lines of a dump`() throws {
        let page = Array("\u{FEFF}标题\r\n\r\n　　总投资30亿元。\u{A0}\r \t\n末行".utf8)
        let document = try document(page)
        #expect(document.text == Array(page.dropFirst(3)))
        #expect(
            document.blocks.map { String(decoding: document.text[$0.range], as: UTF8.self) } == [
                "标题", "总投资30亿元。", "末行",
            ])
        #expect(document.blocks.map(\.line) == [1, 3, 5])
        #expect(
            document.blocks.allSatisfy { $0.pageOffset == $0.range.lowerBound && $0.role == .line })
        #expect(document.charset == "UTF-8")
    }

    @Test func `a page in GBK`() throws {
        // 总投资30亿元 in GBK, declared as something else.
        let text: [UInt8] = [
            0xD7, 0xDC, 0xCD, 0xB6, 0xD7, 0xCA, 0x33, 0x30, 0xD2, 0xDA, 0xD4, 0xAA,
        ]
        let html =
            Array("<meta charset=utf-8><p>".utf8) + text + Array("</p><title>".utf8) + text
            + Array("</title>".utf8)
        let document = try document(html, .html)
        #expect(String(decoding: document.text, as: UTF8.self) == "总投资30亿元")
        #expect(document.charset == "GB18030")
    }

    @Test func `HTML with what the record tells`() throws {
        let page = Page(
            source: source, bytes: Array("<title>甲</title><h1>乙</h1><p>丙</p>".utf8),
            mediaType: .html, charset: "UTF-8", url: "https://example.com", title: "录",
            publishedAt: "2026-01-02")
        guard case .kept(let document) = Extractor().extract(page) else {
            Issue.record("rejected")
            return
        }
        #expect(String(decoding: document.text, as: UTF8.self) == "乙\n丙")
        #expect(document.blocks.map(\.role) == [.heading, .paragraph])
        #expect(
            document.metadata.map { "\($0.name)=\($0.value)" } == [
                "record:title=录", "record:published_at=2026-01-02", "title=甲",
            ])
        #expect(document.url == "https://example.com")
    }

    @Test func `pages that give nothing`() {
        #expect(reason([]) == .emptyPage)
        #expect(reason(Array(" \r\n　\u{FEFF}".utf8)) == .emptyPage)
        #expect(reason(Array("<html><script>go()</script>".utf8), .html) == .emptyPage)
        #expect(reason([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]) == .binary)
        #expect(reason(Array("%PDF-1.7".utf8), .html) == .binary)
        #expect(reason([0x50, 0x4B, 3, 4, 20, 0]) == .binary)
        #expect(reason((0..<2000).map { UInt8($0 % 32) }) == .binary)
        #expect(reason((0..<2000).map { $0 % 7 == 0 ? 0xFF : 0x41 }) == .undecodable)
    }

    @Test func `a few control bytes are a fault, not a binary`() throws {
        let document = try document(Array("<p>总投\u{0}资\u{1}30亿元</p>".utf8), .html)
        #expect(String(decoding: document.text, as: UTF8.self) == "总投资30亿元")
    }

    @Test(arguments: [
        ("<!DOCTYPE html><p>x", Page.MediaType.html), ("\u{FEFF} \n<html>", .html),
        ("<?xml version='1.0'?><!-- c --><!doctype HTML PUBLIC", .html),
        ("<div><p>甲</p><p>乙</p></div>", .html), ("正文", .text), ("", .text),
        (
            "• <li id=\"a\"><source id=\"a\"></source></li>\n• <rt id=\"a\"></rt>\n<table id=\"a\"></table>\n"
                + String(repeating: "正文一行，说的是投资。\n", count: 40), .text
        ),
        ("利润<5亿元，a<b>c</b>", .text),
    ])
    func `HTML or text by content`(content: String, expected: Page.MediaType) {
        #expect(MediaTypeSniffer.mediaType(of: Array(content.utf8), format: .auto) == expected)
    }

    @Test func `extensions claim a type that clear signs overrule`() {
        let html = Array("<!doctype html><p>".utf8)
        let text = Array("只有文字\n两行".utf8)
        #expect(MediaTypeSniffer.mediaType(of: html, claimed: .text) == .html)
        #expect(MediaTypeSniffer.mediaType(of: text, claimed: .html) == .text)
        #expect(MediaTypeSniffer.mediaType(of: Array("<p>甲".utf8), claimed: .html) == .html)
        #expect(MediaTypeSniffer.mediaType(of: Array("<p>甲".utf8), claimed: .text) == .text)
    }

    @Test func `the seeds are text, byte for byte`() throws {
        let folder = String(fixturesFolder().dropLast("/Tests/Fixtures".count)) + "/seeds"
        for name in try seedNames(folder) {
            let file = InputFile(absolutePath: folder + "/" + name, path: name)
            var pages: [Page] = []
            PageReader().readPages(of: file) { if case .kept(let page) = $0 { pages.append(page) } }
            let page = try #require(pages.first)
            #expect(page.mediaType == .text)
            let document = try document(page.bytes)
            #expect(document.blocks.count > 10)
            for block in document.blocks {
                #expect(document.text[block.range].last != 0x20)
            }
        }
    }

    private func seedNames(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
            .sorted()
    }
}
