import Glibc
import Text

/// Takes faults out of markup that would make a parser drop the rest of the page.
///
/// NUL bytes go and bytes that are no UTF-8 become U+FFFD; a comment, a raw-text element or a
/// quoted value that never ends is disarmed: `正文<!-- 未完 <p>总投资30亿元。</p>` keeps its paragraph.
/// Nesting and attributes are bounded. The rest keeps its place. One pass: each kind of end is
/// looked up once.
///
/// What no reader sees — scripts, style sheets, the inside of comments: often half of a page — is
/// left out of `parsed`, so that the parser need not go through it character by character.
struct MarkupRepair {
    private(set) var bytes: [UInt8]
    /// `bytes` without what nobody reads.
    let parsed: [UInt8]
    /// Where `parsed` leaves something out.
    let omissions: Omissions
    /// Bytes were taken out or replaced, so that offsets are no longer those of the page.
    let isShifted: Bool

    init(_ page: [UInt8]) {
        var bytes = page
        var isShifted = false
        if containsNull(page) {
            bytes.removeAll { $0 == 0 }
            isShifted = true
        }
        if (try? UTF8Span(validating: bytes.span)) == nil {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            isShifted = true
        }
        let unread = bytes.withUnsafeMutableBufferPointer { Self.repair($0) }
        self.bytes = bytes
        self.isShifted = isShifted
        (parsed, omissions) = Omissions.leave(unread, outOf: bytes)
    }

    /// Elements whose content is text up to their end tag.
    private static let rawText: [StaticString] = ["script", "style", "title", "textarea"]

    /// Attributes of one tag that are read; libxml2 compares each with all before it.
    private static let maximumAttributes = 200

    /// The ranges that nobody reads, in order.
    private static func repair(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> [Range<Int>] {
        var unread: [Range<Int>] = []
        // Inside `<!DOCTYPE …>` and `<?php …>`, which end at the first `>`, nothing is left out.
        var declarationEnd = 0
        let limits = Limits(bytes)
        var nesting = NestingLimit()
        // Where the next end of each kind is; `Int.max` once there is none.
        var commentEnd = -1
        var rawEnds = [Int](repeating: -1, count: rawText.count)
        var index = 0
        while let open = firstIndex(of: 0x3C, in: bytes, from: index), open + 1 < bytes.count {
            index = open + 1
            let next = bytes[index]
            let isDeclared = open < declarationEnd
            if next == 0x3F, !isDeclared { declarationEnd = end(ofDeclaration: index, in: bytes) }
            if next == 0x21 {
                let dashes = bytes[min(index + 1, bytes.count - 1)]
                if dashes != 0x2D, !isDeclared {
                    declarationEnd = end(ofDeclaration: index, in: bytes)
                    // Behind a DOCTYPE between elements libxml2 takes an end tag for text.
                    if isLetter(dashes), declarationEnd <= bytes.count { drop(bytes, open) }
                }
                guard index + 2 < bytes.count, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x2D
                else { continue }
                if commentEnd < open + 2 { commentEnd = endOfComment(in: bytes, from: open + 2) }
                let isAbrupt = commentEnd < open + 7
                if commentEnd <= bytes.count, !isAbrupt {
                    index = commentEnd
                    // One that ends with `--!>` is left to libxml2 as it is.
                    if !isDeclared, bytes[commentEnd - 2] == 0x2D {
                        unread.append(open + 4..<commentEnd - 3)
                    }
                } else if open < limits.lastClose {
                    // libxml2 does not know that `<!-->` is a comment.
                    drop(bytes, open)
                } else {
                    for place in open..<open + 4 { bytes[place] = 0x20 }
                }
            } else if isLetter(next) {
                let end = endOfTag(bytes, from: index, limits)
                if let raw = rawName(in: bytes, at: index) {
                    if rawEnds[raw] < end { rawEnds[raw] = endTag(raw, in: bytes, from: end) }
                    if rawEnds[raw] < bytes.count {
                        index = rawEnds[raw] + 2
                        let tag = UnsafeBufferPointer(rebasing: bytes[open..<end])
                        if !isDeclared, raw < unreadElements, isUnread(tag) {
                            unread.append(end..<rawEnds[raw])
                        }
                        continue
                    }
                    // An element nobody knows: its content is parsed as markup.
                    bytes[index] = 0x78
                }
                let name = nameOfTag(bytes, from: index)
                apply(nesting.opens(ContainerNames.key(name)), bytes, open, name.count)
                index = end
            } else if next == 0x2F, index + 1 < bytes.count, isLetter(bytes[index + 1]) {
                let name = nameOfTag(bytes, from: index + 1)
                apply(nesting.closes(ContainerNames.key(name)), bytes, open, name.count + 1)
                index = endOfTag(bytes, from: index, limits)
            }
        }
        return unread
    }

    /// Of `rawText`, those that libxml2 reads as raw text and nobody sees.
    private static let unreadElements = 2

    /// Not `<script type="application/ld+json">`, which tells about the page, nor `<script/>`,
    /// which ends for libxml2 where it starts.
    private static func isUnread(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
        guard tag.count >= 2, tag[tag.count - 1] == 0x3E, tag[tag.count - 2] != 0x2F else {
            return false
        }
        var index = 0
        while index + 4 <= tag.count {
            if tag[index] | 0x20 == 0x6A, tag[index + 1] | 0x20 == 0x73,
                tag[index + 2] | 0x20 == 0x6F, tag[index + 3] | 0x20 == 0x6E
            {
                return false
            }
            index += 1
        }
        return true
    }

    private static func end(
        ofDeclaration start: Int, in bytes: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        firstIndex(of: 0x3E, in: bytes, from: start).map { $0 + 1 } ?? Int.max
    }

    /// The last places where something can still end.
    private struct Limits {
        let lastClose: Int
        let lastDouble: Int
        let lastSingle: Int

        init(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
            lastClose = bytes.lastIndex(of: 0x3E) ?? -1
            lastDouble = bytes.lastIndex(of: 0x22) ?? -1
            lastSingle = bytes.lastIndex(of: 0x27) ?? -1
        }
    }

    private static func nameOfTag(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int
    ) -> UnsafeBufferPointer<UInt8> {
        var end = start
        while end < bytes.count, bytes[end] != 0x3E, bytes[end] != 0x2F, !isBlank(bytes[end]) {
            end += 1
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// Turns `<div …>` into `<br …>`, which needs a name of two letters, or drops it.
    private static func apply(
        _ verdict: NestingLimit.Verdict, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ open: Int,
        _ length: Int
    ) {
        switch verdict {
        case .keep: break
        case .lineBreak where length >= 2:
            bytes[open + 1] = 0x62
            bytes[open + 2] = 0x72
            for place in open + 3..<max(open + 3, open + 1 + length) { bytes[place] = 0x20 }
        case .lineBreak, .drop: drop(bytes, open)
        }
    }

    /// Makes markup a processing instruction, `<?x`, which ends at the next `>`.
    private static func drop(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ open: Int) {
        bytes[open + 1] = 0x3F
        if open + 2 < bytes.count, bytes[open + 2] != 0x3E { bytes[open + 2] = 0x78 }
    }

    /// The byte after the tag's `>`; blanks a quote that opens a value and never closes.
    private static func endOfTag(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, _ limits: Limits
    ) -> Int {
        var index = start
        var afterEquals = false
        var attributes = 0
        var isBetween = false
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x3E: return index + 1
            case 0x22, 0x27:
                if afterEquals {
                    let last = byte == 0x22 ? limits.lastDouble : limits.lastSingle
                    if index < last, let close = firstIndex(of: byte, in: bytes, from: index + 1) {
                        if attributes > maximumAttributes {
                            for place in index...close { bytes[place] = 0x20 }
                        }
                        index = close
                    } else {
                        bytes[index] = 0x20
                    }
                }
                afterEquals = false
                isBetween = true
            case 0x3D:
                afterEquals = true
                if attributes > maximumAttributes { bytes[index] = 0x20 }
            case 0x20, 0x0A, 0x09, 0x0D, 0x0C, 0x2F: isBetween = true
            default:
                afterEquals = false
                if isBetween { attributes += 1 }
                isBetween = false
                if attributes > maximumAttributes { bytes[index] = 0x20 }
            }
            index += 1
        }
        return index
    }

    /// The byte after `-->` or `--!>`, or `Int.max`; `from` is the first dash of `<!--`.
    private static func endOfComment(
        in bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int
    ) -> Int {
        var index = start
        while let close = firstIndex(of: 0x3E, in: bytes, from: index) {
            if close >= start + 2, bytes[close - 1] == 0x2D, bytes[close - 2] == 0x2D {
                return close + 1
            }
            if close >= start + 5, bytes[close - 1] == 0x21, bytes[close - 2] == 0x2D,
                bytes[close - 3] == 0x2D
            {
                return close + 1
            }
            index = close + 1
        }
        return Int.max
    }

    private static func rawName(
        in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) -> Int? {
        for (number, name) in rawText.enumerated() where matches(name, in: bytes, at: start) {
            return number
        }
        return nil
    }

    private static func endTag(
        _ raw: Int, in bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int
    ) -> Int {
        var index = start
        while let open = firstIndex(of: 0x3C, in: bytes, from: index) {
            if open + 1 < bytes.count, bytes[open + 1] == 0x2F,
                matches(rawText[raw], in: bytes, at: open + 2)
            {
                return open
            }
            index = open + 1
        }
        return Int.max
    }

    /// `name` stands at `start` in any case and ends there.
    private static func matches(
        _ name: StaticString, in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        let count = name.utf8CodeUnitCount
        guard start + count < bytes.count else { return false }
        for place in 0..<count where lowercased(bytes[start + place]) != name.utf8Start[place] {
            return false
        }
        let after = bytes[start + count]
        return isBlank(after) || after == 0x3E || after == 0x2F
    }
}

/// The first `byte` at or after `start`.
func firstIndex(
    of byte: UInt8, in bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int
) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return found - UnsafeMutableRawPointer(base)
}
