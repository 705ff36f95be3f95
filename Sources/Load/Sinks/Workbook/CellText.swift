import Glibc

/// The text of one cell as libxlsxwriter takes it: UTF-8 with a NUL at the end.
///
/// - At most 32,767 UTF-16 units, Excel's limit; what is longer is cut before a whole character and ends in a note.
/// - `_x0041_` in a text would be read as `A` (ECMA-376 part 1, 22.9.2.19 ST_Xstring) and becomes `_x005F_x0041_`.
///   The library itself writes control characters in this form.
/// - U+0000, U+FFFE and U+FFFF, which XML cannot hold, become U+FFFD.
struct CellText {
    static let limit = 32_767

    let language: WorkbookLanguage
    /// The cell of the last `take`, NUL included.
    private(set) var bytes: [UInt8] = []
    /// How many cells were cut so far.
    private(set) var cutCount = 0

    init(_ language: WorkbookLanguage) { self.language = language }

    mutating func take(_ text: UnsafeRawBufferPointer) {
        bytes.removeAll(keepingCapacity: true)
        if Self.isPlain(text) {
            bytes.append(contentsOf: text)
        } else {
            appendEscaped(text)
        }
        if bytes.count > Self.limit { cut() }
        bytes.append(0)
    }

    mutating func take(_ text: String) {
        var text = text
        text.withUTF8 { take(UnsafeRawBufferPointer($0)) }
    }

    func withPointer<Result>(_ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        bytes.withUnsafeBytes { body($0.baseAddress?.assumingMemoryBound(to: CChar.self)) }
    }

    /// Whether nothing in the text needs escaping; nearly always. memchr looks at many bytes at a time.
    private static func isPlain(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let start = text.baseAddress else { return true }
        if memchr(start, 0, text.count) != nil { return false }
        // The first two bytes of U+FFFE and U+FFFF.
        return !text.contains(0xEF, before: 0xBF)
            && !text.contains(UInt8(ascii: "_"), before: UInt8(ascii: "x"))
    }

    private mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0 {
                bytes += [0xEF, 0xBF, 0xBD]
                index += 1
            } else if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBF,
                text[index + 2] >= 0xBE
            {
                bytes += [0xEF, 0xBF, 0xBD]
                index += 3
            } else {
                if byte == UInt8(ascii: "_"), Self.isEscape(text, index) {
                    bytes += Array("_x005F".utf8)
                }
                bytes.append(byte)
                index += 1
            }
        }
    }

    /// `_xHHHH_` from `start` on.
    private static func isEscape(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        guard start + 6 < text.count, text[start + 1] == UInt8(ascii: "x"),
            text[start + 6] == UInt8(ascii: "_")
        else { return false }
        return (start + 2..<start + 6).allSatisfy {
            switch text[$0] {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
            default: false
            }
        }
    }

    /// Cuts what is too long; a long byte count alone need not be, as a Chinese character has three.
    private mutating func cut() {
        var units = 0
        var characters = 0
        for byte in bytes where byte & 0xC0 != 0x80 {
            units += byte >= 0xF0 ? 2 : 1
            characters += 1
        }
        guard units > Self.limit else { return }
        let note = language.cutNote(characters: characters)
        var room = Self.limit - note.utf16.count
        var end = 0
        while end < bytes.count {
            let byte = bytes[end]
            room -= byte >= 0xF0 ? 2 : 1
            if room < 0 { break }
            end += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        }
        bytes.removeSubrange(end...)
        bytes += Array(note.utf8)
        cutCount += 1
    }
}

extension UnsafeRawBufferPointer {
    /// Whether one byte stands right before another.
    fileprivate func contains(_ first: UInt8, before second: UInt8) -> Bool {
        guard let start = baseAddress else { return false }
        var offset = 0
        while offset < count, let found = memchr(start + offset, Int32(first), count - offset) {
            let next = start.distance(to: UnsafeRawPointer(found)) + 1
            if next < count, self[next] == second { return true }
            offset = next
        }
        return false
    }
}
