import Clean
import Extract
import Foundation
import Lexicon
import Model
import TestKit
import Testing

/// Cleans pages as a run would, from their bytes.
enum Cleaning {
    static let cleaner = Result {
        try Cleaner(configuration: Cleaner.Configuration(), lexicons: LexiconStore())
    }

    static func document(_ bytes: [UInt8], mediaType: Page.MediaType = .text) throws -> Document {
        let page = Page(source: Source(path: "page"), bytes: bytes, mediaType: mediaType)
        guard case .kept(let document) = Extractor().extract(page) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return document
    }

    static func trace(_ page: String) throws -> CleanTrace {
        try cleaner.get().trace(document(Array(page.utf8)))
    }

    static func articles(_ page: String, html: Bool = false) throws -> [Article] {
        let outcome = try cleaner.get().clean(
            document(Array(page.utf8), mediaType: html ? .html : .text))
        guard case .kept(let articles) = outcome else { return [] }
        return articles
    }
}

/// What a fixture's `expected.json` holds: one object an article.
struct ExpectedArticle: Codable, Equatable {
    var title: String?
    var published: String?
    var publisher: String?
    var authors: [String]
    var script: String
    var status: String
    var truncated: Bool
    var lines: [[Int]]
    /// One string a paragraph.
    var text: [String]

    init(_ article: Article) {
        title = article.title
        published = article.published?.description
        publisher = article.publisher
        authors = article.authors
        script = article.script.rawValue
        status = article.status.rawValue
        truncated = article.isTruncated
        lines = article.lines.map { [$0.lowerBound, $0.upperBound] }
        text = article.paragraphs.map { String(decoding: article.text[$0], as: UTF8.self) }
    }
}

/// Folders of `Tests/Fixtures/clean`: a page and what is kept of it.
///
/// `WINNOW_RECORD=1 swift test --filter CleanTests` writes what is kept now; read the difference.
struct CleaningFixture: CustomTestStringConvertible, Sendable {
    let name: String
    let page: URL
    let expected: URL

    var testDescription: String { name }

    static let all: [CleaningFixture] = {
        let root = URL(fileURLWithPath: fixturesFolder()).appendingPathComponent("clean")
        let manager = FileManager.default
        let names = (try? manager.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().compactMap { name in
            let folder = root.appendingPathComponent(name)
            let pages = ["page.txt", "page.html"].map { folder.appendingPathComponent($0) }
            guard let page = pages.first(where: { manager.fileExists(atPath: $0.path) }) else {
                return nil
            }
            return CleaningFixture(
                name: name, page: page, expected: folder.appendingPathComponent("expected.json"))
        }
    }()

    /// The seed pages are fixtures as well; what is expected of them lies under `clean/seeds`.
    static let seeds: [CleaningFixture] = {
        let fixtures = URL(fileURLWithPath: fixturesFolder())
        let root = fixtures.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("seeds")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { name in
            CleaningFixture(
                name: name, page: root.appendingPathComponent(name),
                expected: fixtures.appendingPathComponent("clean-seeds/\(name.prefix(3)).json"))
        }
    }()

    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: page)) }

    func check() throws {
        let bytes = try bytes()
        let document = try Cleaning.document(
            bytes, mediaType: page.pathExtension == "html" ? .html : .text)
        var kept: [ExpectedArticle] = []
        if case .kept(let articles) = try Cleaning.cleaner.get().clean(document) {
            kept = articles.map(ExpectedArticle.init)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        if ProcessInfo.processInfo.environment["WINNOW_RECORD"] != nil {
            try FileManager.default.createDirectory(
                at: expected.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (encoder.encode(kept) + Data([0x0A])).write(to: expected)
        }
        let wanted = try JSONDecoder().decode(
            [ExpectedArticle].self, from: Data(contentsOf: expected))
        #expect(kept.count == wanted.count)
        for (have, want) in zip(kept, wanted) { #expect(have == want) }
    }
}

@Suite struct CleaningFixtures {
    @Test(arguments: CleaningFixture.all) func page(_ fixture: CleaningFixture) throws {
        try fixture.check()
    }

    @Test(arguments: CleaningFixture.seeds) func seed(_ fixture: CleaningFixture) throws {
        try fixture.check()
    }

    @Test func fixturesAreFound() {
        #expect(CleaningFixture.all.count >= 10)
        #expect(CleaningFixture.seeds.count == 5)
    }
}
