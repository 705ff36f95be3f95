/// What an HTML element does to the text inside it.
///
/// Follows the rendering section of the HTML standard (§15.3): block elements start a new line,
/// and some elements are never rendered as text.
enum ElementKind: Sendable {
    case inline
    /// A link when it has a target.
    case anchor
    /// `<br>`, `<hr>`: ends a line and holds nothing.
    case lineBreak
    /// Holds other blocks: `div`, `section`, `table`, `ul`.
    case block
    case paragraph
    case heading(level: Int)
    case listItem
    case caption
    case preformatted
    case row
    case cell
    case table
    case title
    case script
    case meta
    case link
    /// Never rendered as text.
    case skipped
    case body

    /// Tells about the page instead of being shown.
    var isMetadata: Bool {
        switch self {
        case .title, .script, .meta, .link: true
        default: false
        }
    }

    private static let containers = """
        address article aside blockquote center details dialog dir div dl fieldset figure \
        footer form frameset header hgroup legend main menu nav noframes ol optgroup search \
        section summary tbody tfoot thead ul
        """

    /// Names of the elements that end a block where they start and end.
    static let blocks =
        containers + " p tr table td th li dt dd caption figcaption pre xmp listing plaintext "
        + "h1 h2 h3 h4 h5 h6"

    /// The kind of each element that is not inline, by the key of its name.
    static let byKey = NameTable<ElementKind>(
        [
            (.anchor, "a"), (.paragraph, "p"), (.row, "tr"), (.table, "table"), (.title, "title"),
            (.script, "script"), (.meta, "meta"), (.link, "link"), (.lineBreak, "br hr"),
            (.body, "html body"), (.cell, "td th"), (.listItem, "li dt dd"),
            (.caption, "caption figcaption"), (.preformatted, "pre xmp listing plaintext"),
            (.block, containers),
            (
                .skipped,
                """
                style noscript template iframe select datalist svg canvas video audio rp rt head \
                object applet
                """
            ),
        ] + (1...6).map { (.heading(level: $0), "h\($0)") })
}
