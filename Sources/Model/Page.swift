/// One scraped page as it was found: bytes, and what its container told about them.
package struct Page: Sendable {
    package enum MediaType: String, Sendable {
        case text, html
    }

    package let source: Source
    /// Raw bytes, unpacked from gzip but not yet decoded.
    package let bytes: [UInt8]
    package let mediaType: MediaType
    /// A charset that is known, not guessed: told by configuration, or UTF-8 inside JSON.
    package let charset: String?
    package let url: String?
    /// Title and date that a JSON Lines record or an archive tells beside the page.
    package let title: String?
    package let publishedAt: String?
    /// When an archive's page was fetched, as the archive writes it: `2026-11-20T08:30:00Z`.
    package let fetchedAt: String?
    package let digest: ContentDigest

    package init(
        source: Source, bytes: [UInt8], mediaType: MediaType, charset: String? = nil,
        url: String? = nil, title: String? = nil, publishedAt: String? = nil,
        fetchedAt: String? = nil
    ) {
        self.source = source
        self.bytes = bytes
        self.mediaType = mediaType
        self.charset = charset
        self.url = url
        self.title = title
        self.publishedAt = publishedAt
        self.fetchedAt = fetchedAt
        digest = ContentDigest(of: bytes)
    }
}
