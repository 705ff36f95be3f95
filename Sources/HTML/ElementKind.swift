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

    /// The kind of each element that is not inline, by its lower-case name.
    static let byName: [[UInt8]: ElementKind] = {
        var kinds: [[UInt8]: ElementKind] = [
            Array("a".utf8): .anchor, Array("p".utf8): .paragraph, Array("tr".utf8): .row,
            Array("table".utf8): .table, Array("title".utf8): .title,
            Array("script".utf8): .script, Array("meta".utf8): .meta, Array("link".utf8): .link,
        ]
        func add(_ kind: ElementKind, _ names: String) {
            for name in names.split(separator: " ") { kinds[Array(name.utf8)] = kind }
        }
        add(.lineBreak, "br hr")
        add(.body, "html body")
        add(.cell, "td th")
        add(.listItem, "li dt dd")
        add(.caption, "caption figcaption")
        add(.preformatted, "pre xmp listing plaintext")
        add(
            .block,
            """
            address article aside blockquote center details dialog dir div dl fieldset figure \
            footer form frameset header hgroup legend main menu nav noframes ol optgroup search \
            section summary tbody tfoot thead ul
            """)
        add(
            .skipped,
            """
            style noscript template iframe select datalist svg canvas video audio rp rt head object \
            applet
            """)
        for level in 1...6 { kinds[Array("h\(level)".utf8)] = .heading(level: level) }
        return kinds
    }()
}
