import Model

/// What a kept record belongs to: a page as it was found, and a ``Fingerprint``.
package struct PageKey: Sendable, Hashable {
    let digest: ContentDigest

    /// The source is part of it, as rows name it; a page that has moved is worked again.
    init(_ page: Page, _ fingerprint: ContentDigest) {
        var bytes = fingerprint.bytes + page.digest.bytes
        let told = [
            page.source.description, page.mediaType.rawValue, page.charset, page.url, page.title,
            page.publishedAt, page.fetchedAt,
        ]
        for text in told {
            bytes.append(text == nil ? 0x1E : 0x1F)
            bytes.append(contentsOf: Array((text ?? "").utf8))
        }
        digest = ContentDigest(of: bytes)
    }

    /// The row of the table: the first 64 bits of the digest.
    var row: Int64 {
        Int64(bitPattern: digest.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// Ties a value to its key, so that a damaged row, or one of another page, is never believed.
    func checksum(of value: [UInt8]) -> [UInt8] {
        Array(ContentDigest(of: digest.bytes + value).bytes.prefix(16))
    }
}
