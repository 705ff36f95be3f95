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
        let facts: Facts
    }

    /// What libxml2 knows of an element.
    private struct Facts {
        var rank = 100
        var closing = Closing.explicit
        var isBlock = false
        /// Never open, or open only once.
        var isUnnested = false
        var isLateVoid = false
        /// Ends with what follows it, but is not counted on to end anything itself.
        var isEndless = false
    }

    /// Elements whose end tag may be left out, by what closes them.
    private enum Closing: Int {
        case explicit, paragraph, item, term, cell, row, rowGroup
    }

    private var open: [Element] = []
    /// Elements left out because they would be too deep, and not ended yet.
    private var omitted = 0

    mutating func opens(_ key: UInt64) -> Verdict {
        let facts = Self.facts[key] ?? Facts()
        guard !facts.isUnnested else { return .keep }
        closeTop(before: key, facts)
        guard open.count < Self.maximumDepth else {
            if facts.closing == .explicit, !facts.isLateVoid { omitted += 1 }
            return facts.isBlock ? .lineBreak : .drop
        }
        open.append(Element(key: key, facts: facts))
        return .keep
    }

    mutating func closes(_ key: UInt64) -> Verdict {
        let facts = Self.facts[key] ?? Facts()
        guard !facts.isUnnested else { return .keep }
        if omitted > 0 {
            if facts.closing == .explicit { omitted -= 1 }
            return facts.isBlock ? .lineBreak : .drop
        }
        var index = open.count - 1
        while index >= 0, open[index].key != key {
            guard open[index].facts.rank <= facts.rank else { return .keep }
            index -= 1
        }
        if index >= 0 { open.removeSubrange(index...) }
        return .keep
    }

    /// Closes the elements on top that libxml2 ends, without an end tag, before a new one.
    private mutating func closeTop(before key: UInt64, _ new: Facts) {
        if new.isBlock, open.last?.facts.closing == .paragraph { open.removeLast() }
        switch new.closing {
        case .explicit, .paragraph: break
        case .item: if open.last?.key == key { open.removeLast() }
        case .term:
            if let top = open.last, top.facts.closing == .term, top.key != key { open.removeLast() }
        case .cell, .row, .rowGroup:
            guard !new.isEndless else { return }
            while let top = open.last?.facts.closing, top.rawValue >= Closing.cell.rawValue,
                top.rawValue <= new.closing.rawValue
            {
                open.removeLast()
            }
        }
    }

    /// By the keys of the names; what is not here is like any `span`.
    private static let facts: NameTable<Facts> = {
        var facts: [String: Facts] = [:]
        func tell(_ names: String, _ fact: (inout Facts) -> Void) {
            for name in names.split(separator: " ") { fact(&facts[String(name), default: Facts()]) }
        }
        // What libxml2 ranks above other elements when an end tag looks for its start.
        tell("div") { $0.rank = 150 }
        tell("td th") { $0.rank = 160 }
        tell("tr") { $0.rank = 170 }
        tell("thead tbody tfoot") { $0.rank = 180 }
        tell("table") { $0.rank = 190 }
        tell("p") { $0.closing = .paragraph }
        tell("li option") { $0.closing = .item }
        tell("dt dd") { $0.closing = .term }
        tell("td th") { $0.closing = .cell }
        tell("tr") { $0.closing = .row }
        tell("thead tbody tfoot") { $0.closing = .rowGroup }
        tell("thead tfoot") { $0.isEndless = true }
        // Void elements that libxml2 knows, and elements that are open only once.
        tell("area base basefont br col frame hr img input isindex link meta param") {
            $0.isUnnested = true
        }
        tell("html head body") { $0.isUnnested = true }
        // Void elements (HTML standard §13.1.2) that libxml2 2.9 leaves open like any other.
        tell("embed keygen source track wbr") { $0.isLateVoid = true }
        tell(ElementKind.blocks) { $0.isBlock = true }
        return NameTable(facts.keys.sorted().compactMap { name in facts[name].map { ($0, name) } })
    }()
}
