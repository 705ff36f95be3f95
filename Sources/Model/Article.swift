/// An article found on a page, cleaned and in simplified script.
package struct Article: Sendable, Codable {
    package enum Script: String, Sendable, Codable {
        case simplified = "Hans"
        case traditional = "Hant"
    }

    package enum Status: String, Sendable, Codable {
        case kept, duplicate, fragment, rejected
    }

    package let source: Source
    package let pageDigest: ContentDigest
    package let url: String?
    /// 1-based position on the page.
    package let number: Int
    package let title: String?
    package let published: CalendarDate?
    /// 来源: the medium that published it.
    package let publisher: String?
    package let authors: [String]
    /// Script of the page before folding.
    package let script: Script
    /// The page breaks off inside the article.
    package let isTruncated: Bool
    /// Cleaned UTF-8 text in simplified script, paragraphs separated by one `\n`; evidence points here.
    package let text: [UInt8]
    /// Ranges of the paragraphs in `text`, without their separators.
    package let paragraphs: [Range<Int>]
    /// From bytes of `text` back to bytes of the page decoded to UTF-8.
    package let sourceMap: SourceMap
    /// 1-based lines of the page that the text came from, in reading order; empty if unknown.
    package let lines: [ClosedRange<Int>]
    package var status: Status
    /// Why it is not `kept`, as a stable word.
    package var reason: String?
    /// Identifier of the kept article that this one republishes.
    package var duplicateOf: String?

    /// `art_` of the page's digest and the article's number.
    package let identifier: String

    package init(
        source: Source, pageDigest: ContentDigest, url: String?, number: Int, title: String?,
        published: CalendarDate?, publisher: String?, authors: [String], script: Script,
        isTruncated: Bool, text: [UInt8], paragraphs: [Range<Int>], sourceMap: SourceMap,
        lines: [ClosedRange<Int>], status: Status = .kept, reason: String? = nil,
        duplicateOf: String? = nil
    ) {
        identifier = contentIdentifier("art", [pageDigest.hexadecimal, String(number)])
        self.source = source
        self.pageDigest = pageDigest
        self.url = url
        self.number = number
        self.title = title
        self.published = published
        self.publisher = publisher
        self.authors = authors
        self.script = script
        self.isTruncated = isTruncated
        self.text = text
        self.paragraphs = paragraphs
        self.sourceMap = sourceMap
        self.lines = lines
        self.status = status
        self.reason = reason
        self.duplicateOf = duplicateOf
    }
}
