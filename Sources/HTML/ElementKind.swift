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

    /// The kind of each element that is not inline, by the key of its name.
    static let byKey: [UInt64: ElementKind] = {
        var kinds: [UInt64: ElementKind] = [:]
        func add(_ kind: ElementKind, _ names: String) {
            for name in names.split(separator: " ") {
                kinds[ContainerNames.key(String(name))] = kind
            }
        }
        add(.anchor, "a")
        add(.paragraph, "p")
        add(.row, "tr")
        add(.table, "table")
        add(.title, "title")
        add(.script, "script")
        add(.meta, "meta")
        add(.link, "link")
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
        for level in 1...6 { add(.heading(level: level), "h\(level)") }
        return kinds
    }()
}
