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
            if closing == .explicit, !Self.lateVoid.contains(key) { omitted += 1 }
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
            guard !Self.endless.contains(key) else { return }
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

    /// End with what follows them, but are not counted on to end anything themselves.
    private static let endless: Set<UInt64> = [
        ContainerNames.key("thead"), ContainerNames.key("tfoot"),
    ]

    /// What libxml2 ranks above other elements when an end tag looks for its start.
    private static let ranks = table([
        (150, "div"), (160, "td th"), (170, "tr"), (180, "thead tbody tfoot"), (190, "table"),
    ])

    private static let closings = table([
        (Closing.paragraph, "p"), (.item, "li option"), (.term, "dt dd"), (.cell, "td th"),
        (.row, "tr"),
        (.rowGroup, "thead tbody tfoot"),
    ])

    /// Void elements that libxml2 knows, and elements that are open only once.
    private static let unnested = keys(
        "area base basefont br col frame hr img input isindex link meta param html head body")

    /// Void elements (HTML standard §13.1.2) that libxml2 2.9 leaves open like any other.
    private static let lateVoid = keys("embed keygen source track wbr")

    private static func keys(_ names: String) -> Set<UInt64> {
        Set(names.split(separator: " ").map { ContainerNames.key(String($0)) })
    }

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
