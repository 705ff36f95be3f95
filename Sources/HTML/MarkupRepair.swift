import Glibc

/// Takes faults out of markup that would make a parser drop the rest of the page.
///
/// NUL bytes go and bytes that are no UTF-8 become U+FFFD; a comment, a raw-text element or a quoted attribute that never ends loses the
/// byte that opens it. `正文<!-- 未完 <p>总投资30亿元。</p>` keeps its paragraph. The rest keeps its
/// place. One pass: the last end of each kind is looked up once, before.
struct MarkupRepair {
    private(set) var bytes: [UInt8]
    /// Bytes were taken out or replaced, so that offsets are no longer those of the page.
    let isShifted: Bool

    init(_ page: [UInt8]) {
        var bytes = page
        var isShifted = false
        if page.contains(0) {
            bytes.removeAll { $0 == 0 }
            isShifted = true
        }
        if (try? UTF8Span(validating: bytes.span)) == nil {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            isShifted = true
        }
        self.bytes = bytes
        self.isShifted = isShifted
        self.bytes.withUnsafeMutableBufferPointer { Self.repair($0) }
    }

    /// Elements whose content is text up to their end tag.
    private static let rawText: [StaticString] = ["script", "style", "title", "textarea"]

    private static func repair(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        let lastClose = lastIndex(of: 0x3E, in: bytes)
        let lastDouble = lastIndex(of: 0x22, in: bytes)
        let lastSingle = lastIndex(of: 0x27, in: bytes)
        // Where the next end of each kind is; `Int.max` once there is none.
        var commentEnd = -1
        var rawEnds = [Int](repeating: -1, count: rawText.count)
        var index = 0
        while let open = firstIndex(of: 0x3C, in: bytes, from: index), open + 1 < bytes.count {
            index = open + 1
            let next = bytes[index]
            if next == 0x21 {
                guard index + 2 < bytes.count, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x2D
                else { continue }
                if commentEnd < open + 2 { commentEnd = endOfComment(in: bytes, from: open + 2) }
                let isAbrupt = commentEnd < open + 7
                if commentEnd <= bytes.count, !isAbrupt {
                    index = commentEnd
                } else if open < lastClose {
                    // `<?` ends at the next `>`; libxml2 does not know that `<!-->` is a comment.
                    bytes[open + 1] = 0x3F
                    bytes[open + 2] = 0x78
                } else {
                    for place in open..<open + 4 { bytes[place] = 0x20 }
                }
            } else if isLetter(next) || next == 0x2F {
                let end = endOfTag(
                    bytes, from: index, lastDouble: lastDouble, lastSingle: lastSingle)
                guard isLetter(next), let raw = rawName(in: bytes, at: index) else {
                    index = end
                    continue
                }
                if rawEnds[raw] < end { rawEnds[raw] = endTag(raw, in: bytes, from: end) }
                if rawEnds[raw] < bytes.count {
                    index = rawEnds[raw]
                } else {
                    // An element nobody knows: its content is parsed as markup.
                    bytes[open + 1] = 0x78
                    index = end
                }
            }
        }
    }

    /// The byte after the tag's `>`; blanks a quote that opens a value and never closes.
    private static func endOfTag(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, lastDouble: Int,
        lastSingle: Int
    ) -> Int {
        var index = start
        var afterEquals = false
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x3E: return index + 1
            case 0x22, 0x27:
                if afterEquals {
                    let last = byte == 0x22 ? lastDouble : lastSingle
                    if index < last, let close = firstIndex(of: byte, in: bytes, from: index + 1) {
                        index = close
                    } else {
                        bytes[index] = 0x20
                    }
                }
                afterEquals = false
            case 0x3D: afterEquals = true
            default: if !isBlank(byte) { afterEquals = false }
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

private func lastIndex(of byte: UInt8, in bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    bytes.lastIndex(of: byte) ?? -1
}
