/// An article found on a page: one row of `articles`.
package struct ArticleRow: Sendable, Hashable, Codable {
    package var articleID: String
    package var source: String
    package var url: String?
    package var articleNumber: Int
    package var copies: Int
    package var title: String?
    package var publishedOn: CalendarDate?
    package var publisher: String?
    package var authors: [String]
    package var script: String
    package var status: String
    package var reason: String?
    package var duplicateOf: String?
    package var truncated: Bool
    package var characterCount: Int
    package var text: [UInt8]

    package init(
        articleID: String,
        source: String,
        url: String? = nil,
        articleNumber: Int,
        copies: Int,
        title: String? = nil,
        publishedOn: CalendarDate? = nil,
        publisher: String? = nil,
        authors: [String] = [],
        script: String,
        status: String,
        reason: String? = nil,
        duplicateOf: String? = nil,
        truncated: Bool,
        characterCount: Int,
        text: [UInt8]
    ) {
        self.articleID = articleID
        self.source = source
        self.url = url
        self.articleNumber = articleNumber
        self.copies = copies
        self.title = title
        self.publishedOn = publishedOn
        self.publisher = publisher
        self.authors = authors
        self.script = script
        self.status = status
        self.reason = reason
        self.duplicateOf = duplicateOf
        self.truncated = truncated
        self.characterCount = characterCount
        self.text = text
    }
}
