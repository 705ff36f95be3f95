import Glibc

/// One page being read: hears the parser's events, builds blocks and collects metadata.
final class PageReading {
    private let page: [UInt8]
    /// What the parser reads of it.
    private let parsed: [UInt8]
    private var omissions: Omissions
    private let knowsOffsets: Bool
    private let builder: BlockBuilder
    private var metadata: [HTMLContent.Metadata] = []
    private var title: [UInt8]?
    private var isTitleFinished = false
    /// The script being read when it is JSON-LD.
    private var script: [UInt8]?
    private var lines = LineCounter()

    init(_ repaired: MarkupRepair) {
        page = repaired.bytes
        parsed = repaired.parsed
        omissions = repaired.omissions
        knowsOffsets = !repaired.isShifted
        builder = BlockBuilder(capacity: page.count)
    }

    func startElement(_ name: UnsafeBufferPointer<UInt8>, _ attributes: Attributes) {
        let key = ContainerNames.key(name)
        let kind = ElementKind.byKey[key] ?? .inline
        switch kind {
        case .meta: readMeta(attributes)
        case .link: readLink(attributes)
        case .title: if title == nil { title = [] }
        case .script:
            if let type = attributes["type"], type.count >= 7,
                type.suffix(7).elementsEqual("ld+json".utf8)
            {
                script = []
            }
        default: break
        }
        builder.push(kind, ElementTraits(key: key, kind: kind, attributes: attributes))
    }

    func endElement() {
        switch builder.scope.kind {
        case .title:
            if !isTitleFinished, let title {
                isTitleFinished = true
                add("title", title)
            }
        case .script:
            if let script {
                metadata.append(contentsOf: StructuredData(script).found)
                self.script = nil
            }
        default: break
        }
        builder.pop()
    }

    /// `end` is how far the parser has read, at or one character before the end of `bytes`.
    func characters(_ bytes: UnsafeBufferPointer<UInt8>, parsedTo end: Int) {
        let scope = builder.scope
        if scope.isSkipped {
            if case .title = scope.kind, !isTitleFinished { title?.append(contentsOf: bytes) }
            if case .script = scope.kind { script?.append(contentsOf: bytes) }
            return
        }
        let place = knowsOffsets ? place(of: bytes, before: end) : nil
        let start = place ?? omissions.wholeOffset(of: max(0, end - bytes.count))
        builder.append(bytes, at: place) { lines.line(at: start + $0, in: page) }
    }

    func finish() -> HTMLContent {
        let (text, blocks) = builder.finish { offset, bytes in
            page[offset...].starts(with: bytes)
        }
        return HTMLContent(text: text, blocks: blocks, metadata: metadata)
    }

    /// Where `bytes` stand on the page, if they do byte for byte.
    ///
    /// The parser hands long runs over in parts, before it steps over the last character.
    private func place(of bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        guard let wanted = bytes.baseAddress, let last = bytes.last else { return nil }
        let lastLength = last < 0x80 ? 1 : last & 0xC0 == 0x80 ? 0 : 1
        var ahead = lastLength
        if lastLength == 0 {
            var index = bytes.count - 1
            while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
            ahead = bytes.count - index
        }
        let found: Int? = parsed.withUnsafeBufferPointer { parsed in
            var candidate = end - bytes.count
            for _ in 0..<2 {
                if candidate >= 0, candidate + bytes.count <= parsed.count,
                    let base = parsed.baseAddress,
                    memcmp(base + candidate, wanted, bytes.count) == 0
                {
                    return candidate
                }
                candidate += ahead
            }
            return nil
        }
        return found.map { omissions.wholeOffset(of: $0) }
    }

    // MARK: Metadata

    private func readMeta(_ attributes: Attributes) {
        let name =
            attributes["name"] ?? attributes["property"] ?? attributes["http-equiv"]
            ?? attributes["itemprop"]
        guard let name, !name.isEmpty, let content = attributes["content"] else { return }
        add("meta:" + String(decoding: name.map(lowercased), as: UTF8.self), Array(content))
    }

    private func readLink(_ attributes: Attributes) {
        guard let relation = attributes["rel"], let target = attributes["href"],
            relation.map(lowercased).elementsEqual("canonical".utf8)
        else { return }
        add("link:canonical", Array(target))
    }

    /// Adds a value with its white space collapsed, unless nothing is left.
    private func add(_ name: String, _ value: [UInt8]) {
        var text: [UInt8] = []
        value.withUnsafeBufferPointer { bytes in
            VisibleText.scan(bytes, keepingBlanks: false) { piece in
                switch piece {
                case .blank, .lineBreak: if let last = text.last, last != 0x20 { text.append(0x20) }
                case .text(let range, _): text.append(contentsOf: bytes[range])
                case .scalar(let encoded): text.append(contentsOf: encoded)
                }
            }
        }
        let end = VisibleText.endWithoutIdeographicBlanks(text, from: 0)
        guard end > 0 else { return }
        metadata.append(
            HTMLContent.Metadata(name: name, value: String(decoding: text[..<end], as: UTF8.self)))
    }
}

/// Tells the line of an offset; offsets come in rising order.
struct LineCounter {
    private var offset = 0
    private var line = 1

    mutating func line(at target: Int, in page: [UInt8]) -> Int {
        let target = min(target, page.count)
        guard target > offset else { return line }
        page.withUnsafeBufferPointer { page in
            while offset < target {
                guard let base = page.baseAddress,
                    let found = memchr(base + offset, 0x0A, target - offset)
                else {
                    offset = target
                    return
                }
                offset = found - UnsafeMutableRawPointer(mutating: base) + 1
                line += 1
            }
        }
        return line
    }
}
