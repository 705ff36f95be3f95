/// Keeps the number of open elements bounded, so that libxml2 stays linear.
///
/// libxml2 looks through all open elements at an end tag nobody opened; with 100,000 open `<div>`
/// and as many `</i>` that is hours. Beyond the limit tags are not passed on: those of blocks
/// become `<br>`, so that no two lines run together, others go. Real pages nest about 40 deep.
///
/// Follows how libxml2 closes elements: an end tag closes what is open inside its element, but
/// never reaches through an element of higher rank.
struct NestingLimit {
    enum Verdict {
        case keep, lineBreak, drop
    }

    static let maximumDepth = 512

    private struct Element {
        let key: UInt64
        let rank: Int
        let closing: Closing
    }

    /// Elements whose end tag may be left out, by what closes them.
    private enum Closing: Int {
        case explicit, paragraph, item, term, cell, row, rowGroup
    }

    private var open: [Element] = []
    /// Elements left out because they would be too deep, and not ended yet.
    private var omitted = 0

    mutating func opens(_ key: UInt64) -> Verdict {
        guard !Self.unnested.contains(key) else { return .keep }
        let closing = Self.closings[key] ?? .explicit
        closeTop(before: key, closing)
        guard open.count < Self.maximumDepth else {
            if closing == .explicit { omitted += 1 }
            return Self.isBlock(key) ? .lineBreak : .drop
        }
        open.append(Element(key: key, rank: Self.ranks[key] ?? Self.commonRank, closing: closing))
        return .keep
    }

    mutating func closes(_ key: UInt64) -> Verdict {
        guard !Self.unnested.contains(key) else { return .keep }
        if omitted > 0 {
            if Self.closings[key] == nil { omitted -= 1 }
            return Self.isBlock(key) ? .lineBreak : .drop
        }
        let rank = Self.ranks[key] ?? Self.commonRank
        var index = open.count - 1
        while index >= 0, open[index].key != key {
            guard open[index].rank <= rank else { return .keep }
            index -= 1
        }
        if index >= 0 { open.removeSubrange(index...) }
        return .keep
    }

    /// Closes the elements on top that libxml2 ends, without an end tag, before a new one.
    private mutating func closeTop(before key: UInt64, _ new: Closing) {
        if Self.isBlock(key), open.last?.closing == .paragraph { open.removeLast() }
        switch new {
        case .explicit, .paragraph: break
        case .item: if open.last?.key == key { open.removeLast() }
        case .term:
            if let top = open.last, top.closing == .term, top.key != key { open.removeLast() }
        case .cell, .row, .rowGroup:
            guard key != Self.head else { return }
            while let top = open.last, top.closing.rawValue >= Closing.cell.rawValue,
                top.closing.rawValue <= new.rawValue
            {
                open.removeLast()
            }
        }
    }

    private static func isBlock(_ key: UInt64) -> Bool {
        switch ElementKind.byKey[key] {
        case .block, .paragraph, .heading, .listItem, .caption, .preformatted, .row, .cell, .table:
            true
        default: false
        }
    }

    private static let commonRank = 100

    /// Ends with what follows it, but ends nothing itself.
    private static let head = ContainerNames.key("thead")

    /// What libxml2 ranks above other elements when an end tag looks for its start.
    private static let ranks = table([
        (150, "div"), (160, "td th"), (170, "tr"), (180, "thead tbody tfoot"), (190, "table"),
    ])

    private static let closings = table([
        (Closing.paragraph, "p"), (.item, "li option"), (.term, "dt dd"), (.cell, "td th"),
        (.row, "tr"),
        (.rowGroup, "thead tbody tfoot"),
    ])

    /// Void elements (HTML standard §13.1.2), and those that are open only once.
    private static let unnested = Set(
        table([
            (
                true,
                """
                area base basefont br col embed frame hr img input isindex keygen link meta param \
                source track wbr html head body
                """
            )
        ]).keys)

    private static func table<Value>(_ rows: [(Value, String)]) -> [UInt64: Value] {
        var table: [UInt64: Value] = [:]
        for (value, names) in rows {
            for name in names.split(separator: " ") {
                table[ContainerNames.key(String(name))] = value
            }
        }
        return table
    }
}
