/// Turns the events of a parser into blocks of visible text.
///
/// Keeps its own stack of open elements, so that no depth of nesting can overflow anything.
final class BlockBuilder {
    /// What holds inside an open element.
    struct Scope {
        var kind: ElementKind = .body
        var role = HTMLContent.Role.paragraph
        var headingLevel = 0
        var container = HTMLContent.Container.none
        /// Number of the element that told `container`; 0 for none.
        var containerElement = 0
        /// Number of the nearest block element.
        var element = 0
        var isSkipped = false
        var isHidden = false
        var isLink = false
    }

    /// A block that is not finished, and what is settled only at the end of the page.
    struct Draft {
        var range: Range<Int>
        var role: HTMLContent.Role
        var headingLevel: Int
        var line: Int
        var pageOffset: Int?
        var linkBytes: Int
        var isHidden: Bool
        var container: HTMLContent.Container
        var containerElement: Int
        var element: Int
    }

    private var text: [UInt8] = []
    private var drafts: [Draft] = []
    private var scopes: [Scope] = []
    private var rows = RowStack()

    private var open: Draft?
    /// A blank stands between what was written and what comes.
    private var owesBlank = false
    /// The block so far stands on the page byte for byte, ending here.
    private var verbatimEnd: Int?
    /// Text of hidden inline elements inside a visible block, written after it.
    private var aside: [UInt8] = []
    private var asideDraft: Draft?

    /// Parent of each block element, and whether it holds block elements itself.
    private var parents = [0]
    private var holdsBlocks = [true]

    private(set) var scope = Scope()

    init(capacity: Int) {
        text.reserveCapacity(capacity / 4)
    }

    // MARK: Elements

    func push(_ kind: ElementKind, _ traits: ElementTraits) {
        var inner = scope
        inner.kind = kind
        guard !scope.isSkipped else {
            // Only what tells about the page matters here; nothing ends a block.
            if !kind.isMetadata { inner.kind = .inline }
            scopes.append(scope)
            scope = inner
            return
        }
        inner.isHidden = scope.isHidden || traits.isHidden
        switch kind {
        case .inline, .meta, .link, .body: break
        case .anchor: inner.isLink = scope.isLink || traits.hasTarget
        case .lineBreak: endBlock()
        case .skipped, .script, .title: inner.isSkipped = true
        default:
            endBlock()
            inner.element = parents.count
            parents.append(scope.element)
            holdsBlocks.append(false)
            holdsBlocks[scope.element] = true
            setRole(kind, &inner)
        }
        if let container = traits.container {
            inner.container = container
            inner.containerElement = parents.count - 1
        }
        rows.open(
            kind, at: drafts.count, element: inner.element, columns: traits.columns,
            rowSpan: traits.rows)
        scopes.append(scope)
        scope = inner
    }

    func pop() {
        guard let outer = scopes.popLast() else { return }
        switch scope.kind {
        case .inline, .anchor, .title, .meta, .link, .body, .skipped, .script, .lineBreak: break
        default: endBlock()
        }
        if let row = rows.close(scope.kind, at: drafts.count) { merge(row) }
        scope = outer
    }

    private func setRole(_ kind: ElementKind, _ scope: inout Scope) {
        switch kind {
        case .heading(let level):
            scope.role = .heading
            scope.headingLevel = level
        case .listItem: scope.role = .listItem
        case .caption: scope.role = .caption
        case .preformatted: scope.role = .preformatted
        case .table: scope.role = .paragraph
        default: break
        }
    }

    // MARK: Text

    /// Adds decoded characters; `place` is where they stand on the page byte for byte, if they do.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int?, line: (Int) -> Int) {
        if scope.isHidden, let open, !open.isHidden {
            appendAside(bytes, line: line)
            return
        }
        let isPreformatted = scope.role == .preformatted
        VisibleText.scan(bytes, keepingBlanks: isPreformatted) { piece in
            switch piece {
            case .blank: if open != nil { owesBlank = true }
            case .lineBreak: endBlock()
            case .text(let range, let start):
                let run = UnsafeBufferPointer(rebasing: bytes[range])
                let place = place.map { $0 + start }
                if open == nil { begin(line: line(start), place: place) }
                write(run, place: place)
            case .scalar(let encoded):
                guard !encoded.isEmpty else { return }
                if open == nil { begin(line: line(0), place: nil) }
                encoded.withUnsafeBufferPointer { write($0, place: nil) }
            }
        }
    }

    private func begin(line: Int, place: Int?) {
        let start = text.isEmpty ? 0 : text.count + 1
        if start > 0 { text.append(0x0A) }
        open = draft(at: start, line: line, place: place)
        verbatimEnd = place
        owesBlank = false
    }

    private func draft(at start: Int, line: Int, place: Int?) -> Draft {
        Draft(
            range: start..<start, role: scope.role, headingLevel: scope.headingLevel, line: line,
            pageOffset: place, linkBytes: 0, isHidden: scope.isHidden,
            container: scope.container, containerElement: scope.containerElement,
            element: scope.element)
    }

    private func write(_ run: UnsafeBufferPointer<UInt8>, place: Int?) {
        if owesBlank {
            text.append(0x20)
            // One collapsed blank may be the one blank of the page.
            if let end = verbatimEnd { verbatimEnd = end + 1 }
            owesBlank = false
        }
        if verbatimEnd != place { verbatimEnd = nil }
        text.append(contentsOf: run)
        if let end = verbatimEnd { verbatimEnd = end + run.count }
        if scope.isLink { open?.linkBytes += run.count }
    }

    func endBlock() {
        guard var block = open else { return }
        open = nil
        owesBlank = false
        let start = block.range.lowerBound
        let end = VisibleText.endWithoutIdeographicBlanks(text, from: start)
        if end < text.count { text.removeLast(text.count - end) }
        if end == start {
            if start > 0 { text.removeLast() }
        } else {
            block.range = start..<end
            block.linkBytes = min(block.linkBytes, end - start)
            if verbatimEnd == nil { block.pageOffset = nil }
            drafts.append(block)
        }
        endAside()
    }

    private func appendAside(
        _ bytes: UnsafeBufferPointer<UInt8>, line: (Int) -> Int
    ) {
        if asideDraft == nil { asideDraft = draft(at: 0, line: line(0), place: nil) }
        VisibleText.scan(bytes, keepingBlanks: false) { piece in
            switch piece {
            case .blank, .lineBreak:
                if let last = aside.last, last != 0x20 { aside.append(0x20) }
            case .text(let range, _): aside.append(contentsOf: bytes[range])
            case .scalar(let encoded): aside.append(contentsOf: encoded)
            }
            if scope.isLink, case .text(let range, _) = piece {
                asideDraft?.linkBytes += range.count
            }
        }
    }

    private func endAside() {
        guard var block = asideDraft else { return }
        asideDraft = nil
        if aside.last == 0x20 { aside.removeLast() }
        guard !aside.isEmpty else { return }
        if !text.isEmpty { text.append(0x0A) }
        let start = text.count
        text.append(contentsOf: aside)
        aside.removeAll()
        block.range = start..<text.count
        drafts.append(block)
    }

    // MARK: Rows and the end

    /// Joins the blocks of a table's row into one, its cells separated by one TAB.
    private func merge(_ row: RowStack.Row) {
        guard let cells = row.dataCells(of: drafts, carried: rows.carriedCount) else {
            if row.holdsTable {
                rows.forgetCarried()
            } else {
                _ = rows.columns(of: row, [])
            }
            return
        }
        guard row.start < drafts.count else { return }
        let first = drafts[row.start]
        let texts = cells.map { cell in
            var joined: [UInt8] = []
            for index in cell {
                if index > cell.lowerBound { joined.append(0x20) }
                joined.append(contentsOf: text[drafts[index].range])
            }
            return joined
        }
        let joined = Array(rows.columns(of: row, texts).joined(separator: CollectionOfOne(0x09)))
        var merged = first
        merged.role = .tableRow
        merged.headingLevel = 0
        merged.pageOffset = nil
        merged.linkBytes = drafts[row.start...].reduce(0) { $0 + $1.linkBytes }
        merged.element = row.element
        text.removeSubrange(first.range.lowerBound...)
        merged.range = text.count..<text.count + joined.count
        text.append(contentsOf: joined)
        drafts.removeSubrange(row.start...)
        drafts.append(merged)
    }

    /// The finished blocks; elements left open are closed. `stands` tells whether the page holds
    /// those bytes at that offset: a collapsed blank may have been a line break.
    func finish(
        _ stands: (Int, ArraySlice<UInt8>) -> Bool
    ) -> (text: [UInt8], blocks: [HTMLContent.Block]) {
        while !scopes.isEmpty { pop() }
        endBlock()
        let wrappers = wrappingContainers()
        let blocks = drafts.map { draft in
            HTMLContent.Block(
                range: draft.range, role: draft.role, headingLevel: draft.headingLevel,
                line: draft.line,
                pageOffset: draft.pageOffset.flatMap { stands($0, text[draft.range]) ? $0 : nil },
                linkBytes: draft.linkBytes,
                isHidden: draft.isHidden,
                container: wrappers.contains(draft.containerElement) ? .none : draft.container,
                parent: parent(of: draft))
        }
        return (text, blocks)
    }

    /// Text straight inside an element that holds blocks is a child of it, as an anonymous block is.
    private func parent(of draft: Draft) -> Int {
        let isChild = draft.role != .tableRow && holdsBlocks[draft.element]
        return isChild ? draft.element : parents[draft.element]
    }

    /// Elements named like a side part that hold most of the page: a form around everything, a
    /// body in `with-header`. Their name tells nothing.
    private func wrappingContainers() -> Set<Int> {
        var bytes = [Int](repeating: 0, count: parents.count)
        var total = 0
        for draft in drafts where !draft.isHidden {
            let plain = draft.range.count - draft.linkBytes
            total += plain
            if draft.container != .article { bytes[draft.containerElement] += plain }
        }
        var wrappers: Set<Int> = []
        for element in bytes.indices.dropFirst() where bytes[element] * 2 > total {
            wrappers.insert(element)
        }
        return wrappers
    }
}
