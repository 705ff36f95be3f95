import HTML
import Model
import Text

/// Turns pages into documents: decides the charset and makes blocks of the text.
package struct Extractor: Sendable {
    package struct Configuration: Sendable, Hashable {
        /// The largest page, unpacked; larger ones are rejected as `too_large`.
        package var pageBytes = 67_108_864
        /// More replaced characters than this share of the page reject it as `undecodable`.
        package var maximumReplacementShare = 0.05

        package init() {}
    }

    package let configuration: Configuration
    private let parser = HTMLParser()

    package init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    package func extract(_ page: Page) -> Outcome<Document> {
        do throws(Failure) {
            return .kept(try document(page))
        } catch {
            return .rejected(error.reject(page.source, digest: page.digest))
        }
    }

    private func document(_ page: Page) throws(Failure) -> Document {
        guard page.bytes.count <= configuration.pageBytes else {
            throw tooLarge(configuration.pageBytes)
        }
        guard !page.bytes.isEmpty else {
            throw Failure(.emptyPage, "The page has no bytes.")
        }
        if let kind = BinaryContent.kind(of: page.bytes) {
            throw Failure(.binary, "Not a page of text: \(kind). Leave it out of the source.")
        }
        let decoded = try decode(page)
        switch page.mediaType {
        case .text: return try textDocument(page, decoded)
        case .html: return try htmlDocument(page, decoded)
        }
    }

    private func decode(_ page: Page) throws(Failure) -> DecodedText {
        let decoded = TextDecoder.decode(page.bytes, declared: page.charset)
        let allowed = Double(page.bytes.count) * configuration.maximumReplacementShare
        guard Double(decoded.replacementCount) <= allowed else {
            throw Failure(
                .undecodable,
                "\(decoded.replacementCount) of \(page.bytes.count) bytes are no \(decoded.charset); set the source's charset if it is known."
            )
        }
        return decoded
    }

    private func textDocument(
        _ page: Page, _ decoded: DecodedText
    ) throws(Failure) -> Document {
        let blocks = TextLines.blocks(of: decoded.text)
        guard !blocks.isEmpty else { throw Failure(.emptyPage, "The page is blank.") }
        return Document(
            source: page.source, url: page.url, digest: page.digest, mediaType: .text,
            charset: decoded.charset, text: decoded.text, blocks: blocks,
            metadata: recordMetadata(page))
    }

    private func htmlDocument(
        _ page: Page, _ decoded: DecodedText
    ) throws(Failure) -> Document {
        guard let content = parser.parse(decoded.text) else {
            throw Failure(.unparsable, "libxml2 could not read the page.")
        }
        let metadata = content.metadata.map { Document.Metadata(name: $0.name, value: $0.value) }
        guard !content.blocks.isEmpty else {
            throw Failure(
                .emptyPage,
                "The page shows no text; it may be filled by scripts: scrape it as rendered.")
        }
        return Document(
            source: page.source, url: page.url ?? canonicalURL(metadata), digest: page.digest,
            mediaType: .html, charset: decoded.charset, text: content.text,
            blocks: content.blocks.map(Block.init), metadata: recordMetadata(page) + metadata)
    }

    /// What the record around the page tells, as metadata of its own origin.
    private func recordMetadata(_ page: Page) -> [Document.Metadata] {
        [
            ("record:title", page.title), ("record:published_at", page.publishedAt),
            ("record:fetched_at", page.fetchedAt),
        ]
        .compactMap { (name, value) in value.map { Document.Metadata(name: name, value: $0) } }
    }

    private func canonicalURL(_ metadata: [Document.Metadata]) -> String? {
        let told = metadata.first { $0.name == "link:canonical" || $0.name == "meta:og:url" }
        guard let url = told?.value, url.utf8.starts(with: "http".utf8) else { return nil }
        return url
    }
}

func tooLarge(_ limit: Int) -> Failure {
    Failure(
        .tooLarge,
        "Larger than \(limit) bytes; raise extract.limits.page_bytes if it is a page.")
}

extension Block {
    fileprivate init(_ block: HTMLContent.Block) {
        self.init(
            range: block.range, role: Role(block.role), headingLevel: block.headingLevel,
            line: block.line, pageOffset: block.pageOffset, linkBytes: block.linkBytes,
            isHidden: block.isHidden, container: Container(block.container), parent: block.parent)
    }
}

extension Block.Role {
    fileprivate init(_ role: HTMLContent.Role) {
        self =
            switch role {
            case .paragraph: .paragraph
            case .heading: .heading
            case .listItem: .listItem
            case .tableRow: .tableRow
            case .caption: .caption
            case .preformatted: .preformatted
            }
    }
}

extension Block.Container {
    fileprivate init(_ container: HTMLContent.Container) {
        self =
            switch container {
            case .none: .none
            case .article: .article
            case .navigation: .navigation
            case .header: .header
            case .footer: .footer
            case .aside: .aside
            case .comments: .comments
            case .related: .related
            case .form: .form
            }
    }
}
