/// A page as text: UTF-8 bytes owned once, blocks as ranges into them.
package struct Document: Sendable {
    package let source: Source
    package let url: String?
    package let digest: ContentDigest
    package let mediaType: Page.MediaType
    /// The charset that was decided: `UTF-8`, `GB18030`, `Big5`.
    package let charset: String
    /// For a text page the whole decoded page; for HTML the visible text, one block a line.
    package let text: [UInt8]
    /// In page order; together they cover every character of content in `text`.
    package let blocks: [Block]
    /// What the page says about itself, in page order.
    package let metadata: [Metadata]

    /// A name and value the page tells about itself.
    ///
    /// `name` is lower case with its origin: `title` (the TITLE element), `meta:articletitle`,
    /// `meta:og:title`, `jsonld:datepublished`, `record:title`, `record:published_at`,
    /// `record:fetched_at`.
    package struct Metadata: Sendable, Hashable {
        package let name: String
        package let value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        source: Source, url: String?, digest: ContentDigest, mediaType: Page.MediaType,
        charset: String, text: [UInt8], blocks: [Block], metadata: [Metadata]
    ) {
        self.source = source
        self.url = url
        self.digest = digest
        self.mediaType = mediaType
        self.charset = charset
        self.text = text
        self.blocks = blocks
        self.metadata = metadata
    }
}

/// A line of a dump or a block element of HTML, with the structure known so far.
package struct Block: Sendable, Hashable {
    package enum Role: String, Sendable {
        /// A line of a text page: nothing is known of its structure.
        case line
        case paragraph, heading, listItem, tableRow, caption, preformatted
    }

    /// Bytes of `Document.text`, without surrounding white space.
    package let range: Range<Int>
    package let role: Role
    /// 1…6 for a heading, else 0.
    package let headingLevel: Int
    /// 1-based line of the page where the block starts; 0 where the parser cannot tell.
    package let line: Int
    /// Offset of the block's first byte in the page decoded to UTF-8; `nil` where it cannot be known.
    package let pageOffset: Int?
    /// Bytes of the block that stand inside links.
    package let linkBytes: Int
    /// The block or one of its ancestors is not displayed (`display:none`, `hidden`, …).
    package let isHidden: Bool
    /// Indices into `Document`-order containers: the chain is flattened to the one nearest name.
    package let container: Container
    /// Identifies the parent element, so that siblings can be told: equal for children of one element.
    package let parent: Int

    /// What the surrounding elements say the block is part of, nearest first match.
    package enum Container: String, Sendable {
        case none
        /// A known article body: `TRS_Editor`, `id="zoom"`, `UCAPCONTENT`, `vsb_content`, `<article>`.
        case article
        case navigation, header, footer, aside, comments, related, form
    }

    package init(
        range: Range<Int>, role: Role, headingLevel: Int = 0, line: Int = 0,
        pageOffset: Int? = nil, linkBytes: Int = 0, isHidden: Bool = false,
        container: Container = .none, parent: Int = 0
    ) {
        self.range = range
        self.role = role
        self.headingLevel = headingLevel
        self.line = line
        self.pageOffset = pageOffset
        self.linkBytes = linkBytes
        self.isHidden = isHidden
        self.container = container
        self.parent = parent
    }
}
