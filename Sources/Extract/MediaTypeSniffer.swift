import Model

/// Tells HTML from text by the first bytes, where neither configuration nor extension does.
///
/// `<!DOCTYPE html>` or `<html` at the start is HTML. Otherwise tags have to stand thick and to
/// build a page: a dump of text may carry leftovers such as `• <li id="x"></li>` in its first lines.
enum MediaTypeSniffer {
    private static let sampleBytes = 1 << 16
    /// One tag to this many bytes of the sample at least.
    private static let bytesPerTag = 200

    static func mediaType(of bytes: [UInt8], format: SourceFormat) -> Page.MediaType {
        let sample = bytes.prefix(sampleBytes)
        let signs = Signs(sample)
        switch format {
        case .text, .jsonl, .warc: return .text
        case .html: return .html
        case .auto: break
        }
        if signs.startsAsPage { return .html }
        let isThick = signs.closingTags * bytesPerTag >= sample.count
        return signs.structuralTags >= 3 && isThick ? .html : .text
    }

    /// For a file whose extension claims a type: only clear signs overrule it.
    static func mediaType(of bytes: [UInt8], claimed: Page.MediaType) -> Page.MediaType {
        let signs = Signs(bytes.prefix(sampleBytes))
        switch claimed {
        case .text: return signs.startsAsPage ? .html : .text
        case .html: return signs.startsAsPage || signs.anyTag ? .html : .text
        }
    }

    private struct Signs {
        var startsAsPage = false
        /// `<html`, `<body`, `<div`, `<p`, `<table`, `<span`, … that open.
        var structuralTags = 0
        var closingTags = 0
        var anyTag = false

        private static let structural: Set<[UInt8]> = Set(
            "html head body div p table tr td ul span section article meta link script br h1 h2"
                .split(separator: " ").map { Array($0.utf8) })

        init(_ sample: ArraySlice<UInt8>) {
            var bytes = sample.filter { $0 != 0 }[...]
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            startsAsPage = Self.startsAsPage(bytes)
            var index = bytes.startIndex
            while index + 1 < bytes.endIndex {
                guard bytes[index] == 0x3C else {
                    index += 1
                    continue
                }
                let isClosing = bytes[index + 1] == 0x2F
                var end = index + (isClosing ? 2 : 1)
                let start = end
                var name: [UInt8] = []
                while end < bytes.endIndex, end - start < 16, Self.isNameByte(bytes[end]) {
                    name.append(bytes[end] &- 0x41 < 26 ? bytes[end] | 0x20 : bytes[end])
                    end += 1
                }
                if !name.isEmpty, name[0] > 0x60 {
                    anyTag = true
                    if isClosing {
                        closingTags += 1
                    } else if Self.structural.contains(name) {
                        structuralTags += 1
                    }
                }
                index = max(end, index + 1)
            }
        }

        private static func isNameByte(_ byte: UInt8) -> Bool {
            (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        }

        /// After blanks, comments and an XML declaration stands `<!doctype html` or `<html`.
        private static func startsAsPage(_ bytes: ArraySlice<UInt8>) -> Bool {
            var rest = bytes
            while true {
                rest = rest.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
                if rest.starts(with: "<!--".utf8) || rest.starts(with: "<?".utf8) {
                    guard let close = rest.firstIndex(of: 0x3E) else { return false }
                    rest = rest[(close + 1)...]
                    continue
                }
                let start = rest.prefix(14).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
                return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
                    || start.starts(with: "<head".utf8) || start.starts(with: "<body".utf8)
            }
        }
    }
}
