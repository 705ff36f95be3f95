/// The visible text of an HTML page in page order, and what the page says about itself.
///
/// `<h1>签约</h1><p>总投资30亿元。</p>` gives the text `签约\n总投资30亿元。` and two blocks.
package struct HTMLContent: Sendable {
    /// UTF-8; block texts joined by one `\n`.
    package let text: [UInt8]
    /// In page order, one for each line of `text`.
    package let blocks: [Block]
    /// In page order.
    package let metadata: [Metadata]

    /// A block element, or a part of one between line breaks.
    package struct Block: Sendable, Hashable {
        /// Bytes of `text`.
        package let range: Range<Int>
        package let role: Role
        /// 1…6 for a heading, else 0.
        package let headingLevel: Int
        /// 1-based line of the page where the block's text starts.
        package let line: Int
        /// Where the block stands on the page, when it stands there byte for byte: no entity, tag
        /// or collapsed white space inside.
        package let pageOffset: Int?
        /// Bytes that stand inside links.
        package let linkBytes: Int
        package let isHidden: Bool
        package let container: Container
        /// Equal for blocks that are children of one element.
        package let parent: Int
    }

    package enum Role: Sendable {
        case paragraph, heading, listItem, tableRow, caption, preformatted
    }

    /// What the nearest telling element around a block says it belongs to.
    package enum Container: Sendable {
        case none, article, navigation, header, footer, aside, comments, related, form
    }

    /// `title`, `meta:articletitle`, `link:canonical`, `jsonld:headline`, with their values.
    package struct Metadata: Sendable, Hashable {
        package let name: String
        package let value: String
    }
}
