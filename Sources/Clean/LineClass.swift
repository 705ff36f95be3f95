/// What a line of a page is.
///
/// The raw values are the words of `clean_terms.tsv` and of `preview --stage clean`.
package enum LineClass: String, Sendable, CaseIterable {
    // What an article is made of.
    case body, heading, title, kicker, label, byline, caption
    // What tells about it.
    case information
    // What stands around it.
    case breadcrumb, navigation, share, related, teaser, pager, comment, editor, notice, contact
    case image, separator, markup, hidden, spam
    /// 上接第1版: what follows continues a story of another page.
    case jump
    /// A short line of which nothing is known: part of an article inside it, dropped outside.
    case other

    /// What an article is made of: such a line is removed for where it stands, not for what it is.
    var isContent: Bool {
        switch self {
        case .body, .heading, .title, .kicker, .label, .byline, .caption, .jump, .other: true
        default: false
        }
    }
}
